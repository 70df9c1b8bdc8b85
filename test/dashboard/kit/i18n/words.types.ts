import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import { words } from '#dashboard/kit/i18n/words.ts'

/*
 * Read by `tsc` alone: what stands behind `@ts-expect-error` must not compile, and the rest must.
 */
const english = {
  'test.plain': 'Save',
  'test.named': '{name} ended on {day}',
  'test.counted': { one: '{n} key of {site}', other: '{n} keys of {site}' },
} as const
const other = { 'test.below': 'Cancel' } as const

const below = words({ './words/en.ts': async () => ({ words: other }) })
const { t, pieces } = words({ './words/en.ts': async () => ({ words: english }) }, below)

export const sayings = [
  t('test.plain'),
  t('test.below'),
  t('test.named', { name: 'CRM', day: '14 Nov' }),
  t('test.counted', { n: 2, site: 'Shop' }),
  pieces('test.named', { name: new Date(), day: '' }),
  // @ts-expect-error There is no such key.
  t('test.plane'),
  // @ts-expect-error A placeholder is missing.
  t('test.named', { name: 'CRM' }),
  // @ts-expect-error There is no such placeholder.
  t('test.named', { name: 'CRM', day: '', hour: '' }),
  // @ts-expect-error A plural needs its number.
  t('test.counted', { site: 'Shop' }),
  // @ts-expect-error It takes no values.
  t('test.plain', { name: 'CRM' }),
  // @ts-expect-error A sentence holds texts and numbers; elements are for pieces.
  t('test.named', { name: new Date(), day: '' }),
]

const forms = { one: 'klucz', few: 'klucze', many: 'kluczy', other: 'klucza' }
export const polish: Slavic<typeof english> = {
  'test.plain': 'Zapisz',
  'test.named': '{name}, do {day}',
  'test.counted': forms,
}
// @ts-expect-error A key is missing.
export const short: Slavic<typeof english> = { 'test.plain': '', 'test.named': '' }
export const long: Slavic<typeof other> = {
  'test.below': 'Anuluj',
  // @ts-expect-error English has no such key.
  'test.above': '',
}
export const poor: Slavic<Pick<typeof english, 'test.counted'>> = {
  // @ts-expect-error Slavic languages have four forms.
  'test.counted': { one: 'klucz', other: 'klucza' },
}
