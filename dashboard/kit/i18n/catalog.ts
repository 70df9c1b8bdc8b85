import type { en } from './en.ts'
import type { entryEn } from './entry-en.ts'
import type { shared } from './en/shared.ts'
import type { settingsEn } from './settings-en.ts'

/** The languages of the dashboard. */
export const LOCALES = ['en', 'pl', 'ru'] as const
export type Locale = (typeof LOCALES)[number]

/** Words for every page, and those that come with the pages of coming in, share links, settings. */
export type Part = 'main' | 'entry' | 'shared' | 'settings'

type English = typeof en & typeof entryEn & typeof shared & typeof settingsEn
export type Key = keyof English
/** Forms by CLDR plural category, chosen by the parameter `n`. */
export type Plural = { one: string; few?: string; many?: string; other: string }
/** Polish and Russian need all four. */
export type SlavicPlural = Required<Plural>

/** What a Slavic catalog has to provide: the keys of its English twin, with full plurals. */
export type Slavic<Twin> = { [K in keyof Twin]: Twin[K] extends string ? string : SlavicPlural }
export type Messages = { readonly [K in Key]?: string | Readonly<Plural> }

type Names<S> = S extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never
type Text<K extends Key> = English[K] extends string
  ? English[K]
  : English[K] extends { other: infer O }
    ? O
    : never
/** The placeholders of a message; a key without any takes no parameters. */
export type Param<K extends Key> = Names<Text<K>> | (English[K] extends string ? never : 'n')

/** Keys of messages without placeholders, which can be shown as they are. */
export type PlainKey = { [K in Key]: [Param<K>] extends [never] ? K : never }[Key]
