import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'apiKeys.lead': 'По ним мы узнаём страницы и программы.',
  'apiKeys.live': {
    one: '{n} активный ключ',
    few: '{n} активных ключа',
    many: '{n} активных ключей',
    other: '{n} активного ключа',
  },
  'apiKeys.soon': 'Ключ «{name}» перестанет работать {when}.',
  'apiKeys.none':
    'Ни один публичный ключ не работает: страницы магазина не могут присылать ответы.',

  'apiKeys.publishable': 'Публичные ключи',
  'apiKeys.publishable.lead':
    'Они стоят на страницах магазина, и видеть их может каждый. С ними можно присылать ответы, но ничего нельзя прочитать.',
  'apiKeys.publishable.new': 'Новый публичный ключ',
  'apiKeys.inSnippet': 'в коде для сайта',
  'apiKeys.secret': 'Секретные ключи',
  'apiKeys.secret.lead':
    'Для программ на ваших серверах. Каждому разрешено только то, что отмечено.',
  'apiKeys.secret.new': 'Новый секретный ключ',
  'apiKeys.signing': 'Ключи для подписи',
  'apiKeys.signing.lead':
    'Ими ваш сервер подтверждает, к какому заказу и покупателю относится ответ, чтобы страница не могла этого выдумать.',
  'apiKeys.signing.new': 'Новый ключ для подписи',

  'apiKeys.name': 'Название',
  'apiKeys.name.publishable': 'Где он стоит, например «Магазин» или «Приложение».',
  'apiKeys.name.secret': 'Какая программа им пользуется, например «CRM».',
  'apiKeys.key': 'Ключ',
  'apiKeys.kind': 'Вид',
  'apiKeys.kind.signing': 'для подписи',
  'apiKeys.id': 'Идентификатор',
  'apiKeys.created': 'Создан',
  'apiKeys.scopes': 'Права',
  'apiKeys.scopes.none': 'Отметьте хотя бы одно.',
  'apiKeys.used': 'Использовался',
  'apiKeys.unused': 'никогда',
  'apiKeys.lastHour': 'в течение часа',
  'apiKeys.until': 'Действует до',
  'apiKeys.noEnd': 'бессрочно',
  'apiKeys.make': 'Создать ключ',
  'apiKeys.lifetime.publishable': 'Потом страницы с этим ключом замолчат, пока не получат другой.',
  'apiKeys.lifetime.secret': 'Чем короче, тем безопаснее: забытый ключ отключится сам.',
  'apiKeys.made.publishable': 'Ключ «{name}» уже работает.',
  'apiKeys.made.secret': 'Секретный ключ «{name}»',
  'apiKeys.made.signing': 'Ключ для подписи {id}',
  'apiKeys.try': 'Чтобы проверить, сохраните его в переменной WAYFELT_KEY и выполните:',
  'apiKeys.revoke.publishable':
    'Страницы с этим ключом в течение минуты перестанут спрашивать и присылать ответы.',
  'apiKeys.revoke.last': 'Других работающих публичных ключей нет: замолчит весь магазин.',
  'apiKeys.revoke.secret':
    'Программы, которые им пользуются, сразу потеряют доступ. Им больше не будет разрешено:',
  'apiKeys.revoke.signing':
    'Подписанным им токенам больше нельзя будет верить: ответы с ними сохранятся, но без заказа и покупателя.',
  'apiKeys.ended.caption': 'По ним видно, что и когда перестало работать.',
  'apiKeys.sign.how': 'Как подписывать',
  'apiKeys.sign.text':
    'Храните идентификатор и секрет на своём сервере и там создавайте токен для каждого заказа.',
  'apiKeys.sign.languages': 'Язык примера',
  'apiKeys.sign.hand': 'Страница передаёт токен виджету:',
  'scope.figures:read.hint': 'Пути, кривые, оценки и количества. Ничего о конкретных людях.',
  'scope.comments:read.hint': 'То, что люди написали. Только вместе с показателями.',
  'scope.people:read.hint':
    'Страница, на которой был человек, и его признаки. Только вместе с показателями.',
  'scope.answers:write.hint': 'Файлы с ответами из других источников.',
  'scope.orders:write.hint': 'Заказы и посылки, вызовами или файлами.',
  'scope.answers:export.hint':
    'Целые файлы ответов — в том объёме, который ключу разрешено читать.',
  'scope.answers:hold.hint': 'Исключать ответы из показателей и возвращать их.',
  'scope.cases:work.hint':
    'Просматривать, вести и закрывать обращения, связывать ответы с заказами.',
  'scope.surveys:draft.hint': 'Начинать опросы как черновики, которые публикует человек.',
  'scope.privacy:manage.hint': 'Выдать или удалить всё, что известно об одном человеке.',
  'scope.audit:read.hint': 'Кто что изменил.',
}
