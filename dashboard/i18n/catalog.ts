import type { en } from './en.ts'

/** The languages of the dashboard. */
export const LOCALES = ['en', 'pl', 'ru'] as const
export type Locale = (typeof LOCALES)[number]

export type Key = keyof typeof en
/** Forms by CLDR plural category, chosen by the parameter `n`. */
export type Plural = { one: string; few?: string; many?: string; other: string }
/** Polish and Russian need all four. */
export type SlavicPlural = Required<Plural>

/** What a Slavic catalog has to provide: the same keys, with full plurals. */
export type SlavicCatalog = { [K in Key]: (typeof en)[K] extends string ? string : SlavicPlural }
export type Messages = { readonly [K in Key]: string | Readonly<Plural> }

type Names<S> = S extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never
type Text<K extends Key> = (typeof en)[K] extends string
  ? (typeof en)[K]
  : (typeof en)[K] extends { other: infer O }
    ? O
    : never
/** The placeholders of a message; a key without any takes no parameters. */
export type Param<K extends Key> = Names<Text<K>> | ((typeof en)[K] extends string ? never : 'n')

/** Keys of messages without placeholders, which can be shown as they are. */
export type PlainKey = { [K in Key]: [Param<K>] extends [never] ? K : never }[Key]
