import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'torn.moved': 'В другой вкладке выбран другой магазин',
  'torn.moved.text': 'Несохранённые изменения относятся к магазину {site}. Ничего не сохранено.',
  'torn.back': 'Вернуться к магазину {site}',
  'torn.follow': 'Отбросить изменения и перейти',
}
