import { signal } from '@preact/signals'
import type { Key, Locale, Messages, Param, Part, Plural } from './catalog.ts'
import { LOCALES } from './catalog.ts'

const LOADERS: Record<Part, Record<Locale, () => Promise<Messages>>> = {
  main: {
    en: async () => (await import('./en.ts')).en,
    pl: async () => (await import('./pl.ts')).pl,
    ru: async () => (await import('./ru.ts')).ru,
  },
  entry: {
    en: async () => (await import('./entry-en.ts')).entryEn,
    pl: async () => (await import('./entry-pl.ts')).entryPl,
    ru: async () => (await import('./entry-ru.ts')).entryRu,
  },
  shared: {
    en: async () => (await import('./en/shared.ts')).shared,
    pl: async () => (await import('./pl/shared.ts')).shared,
    ru: async () => (await import('./ru/shared.ts')).shared,
  },
  settings: {
    en: async () => (await import('./settings-en.ts')).settingsEn,
    pl: async () => (await import('./settings-pl.ts')).settingsPl,
    ru: async () => (await import('./settings-ru.ts')).settingsRu,
  },
}
const STORED = 'wayfelt.language'

/** The reader's language together with its words, so that they can only change at once. */
const current = signal<{ locale: Locale; messages: Messages | null }>({
  locale: 'en',
  messages: null,
})
const wanted = new Set<Part>(['main'])
let shown: Promise<void> = Promise.resolve()

/** The language on screen; components that read it follow a change. */
export function locale(): Locale {
  return current.value.locale
}

/** The stored choice, or the first of the browser's languages that exists here. */
export function preferredLocale(): Locale {
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages]
  for (const tag of wanted) {
    const known = LOCALES.find((locale) => tag.toLowerCase().startsWith(locale))
    if (known) return known
  }
  return 'en'
}

/** Loads the words of a language and shows them; `remember` keeps the choice in this browser. */
export async function setLocale(locale: Locale, remember = false): Promise<void> {
  await inTurn(() => show(locale, wanted))
  if (remember) localStorage.setItem(STORED, locale)
}

/** Loads a part of the words, now and in every language that is chosen later. */
export async function needWords(part: Part): Promise<void> {
  if (wanted.has(part)) return await shown
  await inTurn(async () => {
    await show(current.peek().locale, new Set([...wanted, part]))
    wanted.add(part)
  })
}

/** One after the other, so that a slow language never covers the one that was chosen last. */
async function inTurn(change: () => Promise<void>): Promise<void> {
  const own = shown.then(change)
  shown = own.catch(() => undefined)
  await own
}

async function show(locale: Locale, parts: Set<Part>): Promise<void> {
  const words = await Promise.all([...parts].map((part) => LOADERS[part][locale]()))
  current.value = { locale, messages: Object.assign({}, ...words) as Messages }
  document.documentElement.lang = locale
}

type Values<K extends Key, V> = { [name in Param<K>]: V }
type Args<K extends Key, V> = [Param<K>] extends [never] ? [] : [Values<K, V>]

/** A message in the reader's language. Numbers are written the reader's way; `n` picks the plural. */
export function t<K extends Key>(key: K, ...args: Args<K, string | number>): string {
  return pieces<K, string>(key, ...args).join('')
}

/** The same, in pieces: for sentences that hold elements, such as a coloured number. */
export function pieces<K extends Key, V>(
  key: K,
  ...args: Args<K, V | string | number>
): (string | V)[] {
  const values: Partial<Record<string, V | string | number>> = args[0] ?? {}
  const { locale, messages } = current.value
  const message = messages?.[key]
  if (message === undefined) return [key]
  const text = typeof message === 'string' ? message : plural(message, locale, Number(values['n']))
  return text.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return part
    const value = values[part]
    if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value)
    return value ?? ''
  })
}

function plural(forms: Plural, locale: Locale, n: number): string {
  const category = new Intl.PluralRules(locale).select(n)
  if (category === 'zero' || category === 'two') return forms.other
  return forms[category] ?? forms.other
}
