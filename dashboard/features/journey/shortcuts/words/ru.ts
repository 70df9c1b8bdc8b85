import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of the keys and of "go to". */
export const words: Slavic<typeof english> = {
  'keys.title': 'Клавиши',
  'keys.ranges': 'Последние 7 дней, 28 дней, 90 дней, 12 месяцев',
  'keys.shift': 'Период раньше, период позже',
  'keys.compare': 'Сравнение: прошлый период, год назад, без сравнения',
  'keys.table': 'Кривая или таблица',
  'keys.map': 'Карта со всеми строками',
  'keys.close': 'Закрыть то, что открыто',
  'keys.help': 'Этот список',
  'palette.title': 'Перейти',
  'palette.seek': 'Этап, точка контакта, страница или магазин',
  'palette.stage': 'этап',
  'palette.touchpoint': 'точка контакта · {stage}',
  'palette.list': 'список',
  'palette.page': 'страница',
  'palette.site': 'магазин',
  'palette.none': 'Ничего с таким названием.',
  'keys.on': 'Включить однобуквенные клавиши',
}
