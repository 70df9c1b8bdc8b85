import { signal } from '@preact/signals'
import { LOCALES, type Locale } from './locales.ts'
import type { Args, English, Plain, Plural } from './messages.ts'

/** A folder of words as Vite lists it: `./words/en.ts` and its twins, each fetched when needed. */
type Folder<Twin> = Record<string, () => Promise<{ words: Twin }>>
type Messages = Partial<English>

/** What a feature says. */
export interface Words<Twin> {
  /** A message in the reader's language. Numbers are written the reader's way; `n` picks the plural. */
  t: <K extends keyof Twin & string>(key: K, ...args: Args<Twin[K], string | number>) => string
  /** The same, in pieces: for sentences that hold elements, such as a coloured number. */
  pieces: <K extends keyof Twin & string, V>(
    key: K,
    ...args: Args<Twin[K], V | string | number>
  ) => (string | V)[]
  /** Where a key is looked for: in the feature's own words, then in those below it. */
  folders: readonly Folder<Twin>[]
}

/** What can be shown as it is: `PlainKey<typeof journey>`. */
export type PlainKey<Said> = Said extends Words<infer Twin> ? Plain<Twin> : never

/** Folders of all modules that have been loaded: their words are wanted in every language. */
const wanted = new Set<Folder<English>>()
/** The reader's language together with its words, so that they can only change at once. */
const current = signal<{ locale: Locale; words: ReadonlyMap<Folder<English>, Messages> }>({
  locale: 'en',
  words: new Map(),
})
const STORED = 'wayfelt.language'
let turn: Promise<void> = Promise.resolve()

/**
 * The words of a feature, typed by their English twin:
 * `words(import.meta.glob<typeof English>('./words/*.ts'), kit)`. They come with the module that
 * asks for them: see `wordsReady`. @param below words that the feature says, too
 */
export function words<Twin extends English>(folder: Folder<Twin>): Words<Twin>
export function words<Twin extends English, Below extends English>(
  folder: Folder<Twin>,
  below: Words<Below>,
): Words<Twin & Below>
export function words(folder: Folder<English>, below?: Words<English>): Words<English> {
  wanted.add(folder)
  const folders = [folder, ...(below?.folders ?? [])]
  const pieces = <V>(key: string, values?: Record<string, V | string | number>) =>
    piecesOf<V>(folders, key, values ?? {})
  return { folders, pieces, t: (key, ...args) => pieces<string>(key, ...args).join('') }
}

/** The language on screen; components that read it follow a change. */
export function locale(): Locale {
  return current.value.locale
}

/** The stored choice, or the first of the browser's languages that exists here. */
export function preferredLocale(): Locale {
  const tags = [localStorage.getItem(STORED) ?? '', ...navigator.languages]
  for (const tag of tags) {
    const known = LOCALES.find((locale) => tag.toLowerCase().startsWith(locale))
    if (known) return known
  }
  return 'en'
}

/** Loads the words of a language and shows them; `remember` keeps the choice in this browser. */
export async function setLocale(locale: Locale, remember = false): Promise<void> {
  await inTurn(() => show(locale))
  if (remember) localStorage.setItem(STORED, locale)
}

/** Waits for the words of every module that has been loaded. What is shown late waits for this. */
export async function wordsReady(): Promise<void> {
  await inTurn(async () => {
    const { locale, words } = current.peek()
    if ([...wanted].some((folder) => !words.has(folder))) await show(locale)
  })
}

/** One after the other, so that a slow language never covers the one that was chosen last. */
async function inTurn(change: () => Promise<void>): Promise<void> {
  const own = turn.then(change)
  turn = own.catch(() => undefined)
  await own
}

async function show(locale: Locale): Promise<void> {
  const loaded = await Promise.all(
    [...wanted].map(async (folder) => [folder, await load(folder, locale)] as const),
  )
  current.value = { locale, words: new Map(loaded) }
  document.documentElement.lang = locale
}

async function load(folder: Folder<English>, locale: Locale): Promise<Messages> {
  const file = folder[`./words/${locale}.ts`]
  if (!file) throw new Error(`No words in ${locale}: ${Object.keys(folder).join()}`)
  return (await file()).words
}

function piecesOf<V>(
  folders: readonly Folder<English>[],
  key: string,
  values: Record<string, V | string | number>,
): (string | V)[] {
  const { locale, words } = current.value
  const message = folders.map((folder) => words.get(folder)?.[key]).find((one) => one !== undefined)
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
  const known: Partial<Record<Intl.LDMLPluralRule, string>> = forms
  return known[new Intl.PluralRules(locale).select(n)] ?? forms.other
}
