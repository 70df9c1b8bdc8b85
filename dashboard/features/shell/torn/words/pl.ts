import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'torn.moved': 'W innej karcie wybrano inny sklep',
  'torn.moved.text': 'Niezapisane zmiany dotyczą sklepu {site}. Nic nie zapisano.',
  'torn.back': 'Wróć do sklepu {site}',
  'torn.follow': 'Odrzuć zmiany i przejdź',
}
