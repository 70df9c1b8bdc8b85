import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'app.skip': 'К содержанию',
  'nav.label': 'Главное меню',
  'nav.journey': 'Путь клиента',
  'nav.inbox': 'Входящие',
  'nav.surveys': 'Опросы',
  'nav.delivery': 'Доставка',
  'nav.improvements': 'Улучшения',
  'nav.site': 'Магазин',
  'nav.newSite': 'Новый магазин',
  'nav.account': 'Учётная запись',
  'nav.menu': 'Меню',
  'nav.language': 'Язык',
  'nav.theme': 'Оформление',
  'nav.signOut': 'Выйти',
  'nav.passkey': 'Вы вошли по ссылке. {add}, и в следующий раз она не понадобится.',
  'nav.passkey.add': 'Добавьте ключ доступа',
  'nav.passkey.later': 'Не сейчас',
  'theme.system': 'Как в системе',
  'theme.light': 'Светлое',
  'theme.dark': 'Тёмное',

  'sites.choose': 'Какой магазин вы хотите увидеть?',
  'sites.none': 'У вас нет ни одного магазина',
  'sites.none.text': 'Попросите владельца магазина пригласить вас.',
  'sites.followed': 'В другой вкладке выбран магазин {site}; эта вкладка показывает его же.',

  'factor.title': 'Подтвердите, что это вы',
  'factor.text': 'Для этого нужен ключ доступа или вход за последние десять минут.',
  'factor.action': 'Использовать ключ доступа',
  'factor.cancel': 'Отмена',
  'factor.none': 'Нет ключа?',
  'factor.signIn': 'Войти заново',
  'factor.unknown': 'Это не ключ доступа вашей учётной записи.',
}
