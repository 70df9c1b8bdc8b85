import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'title.settings': '{page} – Wayfelt',
  'settings.site': 'Магазин',
  'settings.team': 'Команда',
  'settings.keys': 'Ключи',
  'settings.channels': 'Каналы',
  'settings.shares': 'Ссылки для просмотра',
  'settings.privacy': 'Конфиденциальность',
  'settings.import': 'Импорт',
  'settings.holds': 'Задержанные ответы',
  'settings.audit': 'Журнал изменений',
  'settings.install': 'Установка',

  'site.name': 'Название',
  'site.pause': 'Пауза',
  'site.origins': 'Адреса',
  'site.origins.hint':
    'По одному в строке, например https://shop.example. Присылать ответы могут только страницы с этих адресов.',
  'site.origins.bad': '«{text}» — не адрес сайта. Пишите так: https://shop.example, без пути.',
  'site.cooldown': 'Перерыв',
  'site.budget': 'Лимит вопросов',
  'site.language': 'Язык',
  'site.language.hint': 'На нём задаётся вопрос, если на языке посетителя его нет.',
  'site.addressLimit': 'Лимит на адрес',
  'site.sampleAbove': 'Точный подсчёт показов до',
  'site.segments': 'Сегменты',
  'site.personas': 'Персоны',

  'apiKeys.kind.publishable': 'публичный',
  'apiKeys.kind.secret': 'секретный',

  'scope.figures:read': 'Чтение показателей',
  'scope.comments:read': 'Чтение комментариев',
  'scope.people:read': 'Чтение данных о людях',
  'scope.answers:write': 'Импорт ответов',
  'scope.answers:export': 'Выгрузка ответов',
  'scope.answers:hold': 'Задержка ответов',
  'scope.privacy:manage': 'Экспорт и удаление данных о людях',
  'scope.audit:read': 'Чтение журнала изменений',

  'lifetime.label': 'Срок действия',
  'lifetime.none': 'бессрочно',
  'lifetime.days': { one: '{n} день', few: '{n} дня', many: '{n} дней', other: '{n} дня' },
  'access.maker': 'Кто создал',
  'access.actions': 'Действия',
  'access.revoke': 'Отозвать',
  'access.revokeNamed': 'Отозвать: {name}',
  'access.revokeAsk': 'Отозвать «{name}»?',
  'access.revokedNow': '«{name}» больше не действует.',
  'access.forGood': 'Отменить это нельзя. Если понадобится, создайте замену.',
  'access.ended': {
    one: 'Больше не действует: {n}',
    few: 'Больше не действуют: {n}',
    many: 'Больше не действуют: {n}',
    other: 'Больше не действуют: {n}',
  },
  'access.end': 'Конец',
  'access.revokedOn': 'отозвали {day}',
  'access.overOn': 'срок истёк {day}',

  'shares.withComments': 'с комментариями',
  'shares.noComments': 'без комментариев',

  'seen.lately': 'в последний час',
  'seen.never': 'никогда',
}
