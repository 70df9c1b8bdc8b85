import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'account.title': 'Учётная запись',
  'account.lead': 'Ваше имя, ключи доступа и браузеры, где вы вошли.',
  'account.name': 'Имя',
  'account.name.hint': 'Его видит ваша команда; оно остаётся и в журнале изменений.',
  'account.email': 'Электронная почта',
  'account.email.hint': 'Это ваша учётная запись; изменить адрес нельзя.',

  'passkeys.title': 'Ключи доступа',
  'passkeys.lead':
    'Вы входите по отпечатку пальца, лицу или PIN-коду, без ссылки. При добавлении или удалении ключа вход в других ваших браузерах завершается.',
  'passkeys.none': 'У вас пока нет ключа доступа.',
  'passkeys.list': { one: '{n} ключ', few: '{n} ключа', many: '{n} ключей', other: '{n} ключа' },
  'passkeys.new': 'Название нового ключа',
  'passkeys.default': 'Ключ доступа',
  'passkeys.add': 'Добавить ключ доступа',
  'passkeys.asking': 'Браузер сейчас спрашивает вас…',
  'passkeys.added': 'Ключ «{name}» добавлен. В других ваших браузерах вход завершён.',
  'passkeys.name': 'Название',
  'passkeys.created': 'Добавлен',
  'passkeys.used': 'Последний вход',
  'passkeys.backedUp': 'Резервная копия',
  'passkeys.backedUp.yes': 'есть',
  'passkeys.backedUp.no': 'нет, пропадёт с устройством',
  'passkeys.rename': 'Переименовать: {name}',
  'passkeys.rename.action': 'Переименовать',
  'passkeys.rename.save': 'Сохранить',
  'passkeys.remove': 'Удалить: {name}',
  'passkeys.remove.action': 'Удалить',
  'passkeys.remove.title': 'Удалить ключ «{name}»?',
  'passkeys.remove.text':
    'Он больше не откроет вашу учётную запись, а в других браузерах вход завершится.',
  'passkeys.remove.last': 'Это ваш единственный ключ: без него войти можно только по ссылке.',
  'passkeys.removed': 'Ключ «{name}» удалён. В других ваших браузерах вход завершён.',

  'browsers.title': 'Браузеры, где вы вошли',
  'browsers.lead': 'Завершите вход там, где это были не вы.',
  'browsers.list': {
    one: '{n} браузер',
    few: '{n} браузера',
    many: '{n} браузеров',
    other: '{n} браузера',
  },
  'browsers.device': 'Браузер',
  'browsers.unknown': 'Неизвестный браузер',
  'browsers.this': 'этот браузер',
  'browsers.way': 'Способ входа',
  'browsers.since': 'Вход',
  'browsers.seen': 'Последний визит',
  'browsers.end': 'Завершить вход: {device}',
  'browsers.end.action': 'Завершить вход',
  'browsers.ended': 'Вход завершён: {device}.',
  'browsers.others': 'Завершить вход во всех остальных',
  'browsers.others.title': 'Завершить вход во всех остальных браузерах?',
  'browsers.others.text': 'Вход останется только в этом.',
  'browsers.others.done': 'Во всех остальных браузерах вход завершён.',
  'way.link': 'ссылка',
  'way.passkey': 'ключ доступа',
  'way.access': 'Cloudflare Access',

  'account.end': 'Удаление учётной записи',
  'account.end.lead':
    'Исчезнут ваши ключи доступа и браузеры, и вы покинете все магазины. То, что вы делали, останется в их журналах под вашим именем.',
  'account.end.action': 'Удалить мою учётную запись',
  'account.end.title': 'Удалить учётную запись?',
  'account.end.text':
    'Это нельзя отменить. Ваши ссылки и открытые приглашения перестанут действовать.',
  'account.end.onlyOwner':
    'У одного из магазинов нет другого владельца, кроме вас. Сначала дайте эту роль кому-нибудь ещё.',
}
