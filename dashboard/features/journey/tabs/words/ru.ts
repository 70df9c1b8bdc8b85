import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of the tabs beside the curve. */
export const words: Slavic<typeof english> = {
  'comments.head': 'Что люди написали',
  'comments.lead':
    'Сначала новые, за выбранные выше дни и фильтры. Поиск берёт начала слов, без оглядки на ё и й: «посыл» найдёт «Посылка».',
  'comments.find': 'Слова в комментариях',
  'comments.find.do': 'Искать',
  'comments.find.all': 'Показать все комментарии',
  'comments.found': {
    one: 'Пока {n} комментарий с «{find}»',
    few: 'Пока {n} комментария с «{find}»',
    many: 'Пока {n} комментариев с «{find}»',
    other: 'Пока {n} комментария с «{find}»',
  },
  'comments.foundAll': {
    one: '{n} комментарий с «{find}»',
    few: '{n} комментария с «{find}»',
    many: '{n} комментариев с «{find}»',
    other: '{n} комментария с «{find}»',
  },
  'comments.none': 'За эти дни никто ничего не написал.',
  'comments.noneFound': 'Ни в одном комментарии этих дней нет слов, которые начинаются с «{find}».',
  'comments.noneYet': 'Среди новых комментариев пока не найдено. Может быть в более старых.',
  'comments.older': 'Искать в более старых',
  'comments.closed':
    'Ваша роль не включает то, что люди написали. Это может изменить владелец сайта.',
}
