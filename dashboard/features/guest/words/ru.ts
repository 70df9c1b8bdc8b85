import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'shared.title': 'Просмотр по ссылке – Wayfelt',
  'shared.opening': 'Открываем просмотр…',
  'shared.foot': 'Просмотр магазина {site} по ссылке, до {day}',
  'shared.rule':
    'Целые недели, через неделю после их окончания. Меньше пяти ответов не показываем, чтобы никого нельзя было узнать.',
  'shared.over.title': 'Эта ссылка больше не действует',
  'shared.over.text':
    'Её срок истёк, её отозвали, или в ней не хватает части. Попросите новую у того, кто её дал.',
  'shared.closed.title': 'Этот просмотр закрыт',
  'shared.closed.text':
    'Просмотр по ссылке открыт двенадцать часов, пока ссылка действует. Откройте ссылку ещё раз, а если она не работает, попросите новую у того, кто её дал.',
  'shared.failed.title': 'Не удалось открыть просмотр по ссылке',
}
