import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'app.name': 'Wayfelt',
  'nav.settings': 'Настройки',
  'title.notFound': 'Нет такой страницы – Wayfelt',

  'notFound.title': 'Нет такой страницы',
  'notFound.text': 'Возможно, в адресе опечатка или путь удалён.',
  'notFound.home': 'Перейти к пути клиента',

  'error.title': 'Не удалось загрузить данные',
  'error.offline': 'Нет связи с сервером. Проверьте сеть и попробуйте ещё раз.',
  'error.unexpected': 'Сервер ответил так, что страница не смогла его понять.',
  'error.internal':
    'Что-то сломалось на нашей стороне. Попробуйте ещё раз, а если не поможет, сообщите номер ниже.',
  'error.busy': 'Сервер на минуту занят. Попробуйте ещё раз.',
  'error.tooMany': 'Слишком много попыток. Попробуйте ещё раз {when}.',
  'error.invalid': 'Сервер не принимает такие дни или фильтры. Выберите другие.',
  'error.page': 'Не удалось загрузить эту страницу',
  'error.part': 'Часть страницы не загрузилась. Возможно, вышла новая версия: обновите страницу.',
  'error.reload': 'Обновить страницу',
  'error.forbidden': 'Здесь у вас нет такого права; обратитесь к владельцу.',
  'error.signedOut': 'Сеанс закончился. Войдите снова в другой вкладке и повторите.',
  'error.siteChanged': 'В другой вкладке выбран другой магазин. Ничего не сохранено.',
  'error.otherBrowser': 'Эта ссылка открывается только в браузере, в котором её запросили.',
  'error.factorNeeded': 'Для этого нужен ключ доступа или вход за последние десять минут.',
  'error.code': 'Код {code}',
  'error.request': 'Запрос {id}',
  'error.retry': 'Попробовать ещё раз',
  'error.crashed': 'На этой странице произошла ошибка',
  'offline.notice': 'Нет связи. Вы видите последние полученные данные.',
  'action.close': 'Закрыть',
  'action.copy': 'Копировать',
  'action.copied': 'Скопировано',
  'action.byHand': 'Нажмите Ctrl+C, чтобы скопировать',
  'role.owner': 'владелец',
  'role.manager': 'менеджер',
  'role.agent': 'оператор',
  'role.viewer': 'наблюдатель',

  'control.reset': 'Сбросить фильтры',
  'control.from': 'С',
  'control.to': 'По',
  interval: 'от {low} до {high}',
  'nothing.noJourney': 'У этого магазина пока нет ни одного пути.',
  'loading.page': 'Страница загружается…',

  'drill.older': 'Показать более ранние',
  'drill.loading': 'Загрузка…',

  'loaded.failed': 'Не удалось загрузить эту часть',
}
