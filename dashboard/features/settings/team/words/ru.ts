import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'team.people': {
    one: 'Магазин {site} видит {n} человек.',
    few: 'Магазин {site} видят {n} человека.',
    many: 'Магазин {site} видят {n} человек.',
    other: 'Магазин {site} видят {n} человека.',
  },
  'team.lead': 'Кто видит этот магазин и что может здесь делать.',
  'team.list': 'Владельцев: {n}',
  'team.person': 'Человек',
  'team.you': 'вы',
  'team.role': 'Роль',
  'team.role.of': 'Роль: {name}',
  'team.comments': 'Читает комментарии',
  'team.comments.of': '{name} читает комментарии',
  'team.comments.always': 'всегда',
  'team.seen': 'Последний визит',
  'team.remove': 'Удалить: {name}',

  'team.change.title': 'Сменить роль на «{role}»: {name}?',
  'team.change.action': 'Сменить роль',
  'team.show.title': 'Показать комментарии: {name}?',
  'team.show.action': 'Показать комментарии',
  'team.hide.title': 'Скрыть комментарии: {name}?',
  'team.hide.action': 'Скрыть комментарии',
  'team.change.text': '{name}: вход завершится на всех браузерах, нужно будет войти снова.',
  'team.change.self':
    'Вход завершится на всех ваших браузерах, и на этом тоже. Убедитесь, что у вас есть ключ доступа или вы сможете получить ссылку.',
  'team.changed': '{name}: новая роль — {role}, нужно войти снова.',
  'team.changed.comments': '{name}: нужно войти снова.',
  'team.remove.title': 'Удалить из магазина {site}: {name}?',
  'team.remove.text':
    '{name} сразу теряет доступ к этому магазину, и вход завершается на всех браузерах. Ответы и журнал изменений остаются.',
  'team.remove.self':
    'Вы сразу теряете доступ к этому магазину, и вход завершается на всех браузерах.',
  'team.remove.action': 'Удалить',
  'team.removed': 'Удалено: {name}.',
  'team.onlyOwner': 'Это единственный владелец. Сначала дайте эту роль кому-нибудь ещё.',

  'team.roles': 'Что может каждая роль',
  'team.may.owner': 'Всё; только владельцы решают о людях и ключах.',
  'team.may.manager':
    'Всё, кроме людей и ключей: настройки, импорт, ссылки для просмотра, конфиденциальность, журнал изменений.',
  'team.may.agent': 'Читает данные, комментарии и кто их написал. Ничего не меняет и не выгружает.',
  'team.may.viewer':
    'Видит данные. Комментарии — только если разрешено, а кто их написал — никогда.',

  'invite.title': 'Приглашения',
  'invite.new': 'Пригласить человека',
  'invite.lead': 'Ссылка действует один раз, семь дней. Второе приглашение заменяет первое.',
  'invite.email': 'Электронная почта',
  'invite.email.hint': 'Это будет учётная запись того, кто откроет ссылку.',
  'invite.role': 'Роль',
  'invite.comments': 'Читает комментарии',
  'invite.comments.hint': 'Покупатели могли написать в них что-то личное.',
  'invite.action': 'Пригласить',
  'invite.member': 'Этот человек уже есть в магазине.',
  'invite.ready': 'Приглашение для {email}',
  'invite.mailed': 'Ссылка отправлена на {email}. Её можно передать и самостоятельно.',
  'invite.byHand': 'Ничего не отправлено: передайте эту ссылку на {email} самостоятельно.',
  'invite.list': {
    one: '{n} приглашение',
    few: '{n} приглашения',
    many: '{n} приглашений',
    other: '{n} приглашения',
  },
  'invite.none': 'Открытых приглашений нет.',
  'invite.viewerWithComments': '{role}, с комментариями',
  'invite.expires': 'Истекает',
  'invite.withdraw': 'Отозвать',
  'invite.withdraw.of': 'Отозвать приглашение для {email}',
  'invite.withdraw.title': 'Отозвать приглашение для {email}?',
  'invite.withdraw.text': 'Его ссылка перестанет действовать.',
  'invite.withdrawn': 'Приглашение для {email} отозвано.',
}
