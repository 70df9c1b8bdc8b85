import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'shares.lead':
    'Ссылка показывает выбранные пути людям без учётной записи. Они могут смотреть, но ничего не изменят.',
  'shares.live': {
    one: '{n} активная ссылка',
    few: '{n} активные ссылки',
    many: '{n} активных ссылок',
    other: '{n} активной ссылки',
  },
  'shares.none': 'Активных ссылок нет.',
  'shares.live.caption': 'У кого есть такая ссылка, тот может смотреть.',
  'shares.over.caption': 'Кто откроет такую ссылку, узнает, что она больше не действует.',
  'nothing.begin': 'Начать',
  'shares.new': 'Новая ссылка',
  'shares.name': 'Название',
  'shares.name.hint': 'Для кого она, например «Агентство» или «Правление». Они его тоже увидят.',
  'shares.journeys': 'Пути',
  'shares.journeys.none': 'Отметьте хотя бы один.',
  'shares.comments': 'Показывать, что люди написали',
  'shares.comments.hint':
    'По умолчанию выключено: покупатели пишут имена, адреса и номера заказов, а ссылку легко передать дальше.',
  'shares.make': 'Создать ссылку',
  'shares.link': 'Ссылка «{name}»',
  'shares.link.hint':
    'Смотреть может каждый, у кого есть вся ссылка, пока она не истечёт или вы её не отзовёте.',
  'shares.shows': 'Показывает',
  'shares.made': 'Создана',
  'shares.state': 'Состояние',
  'shares.until': 'работает до {day}',
  'shares.revoke.text':
    'Ссылка перестанет работать, в том числе у тех, кто смотрит по ней прямо сейчас.',
}
