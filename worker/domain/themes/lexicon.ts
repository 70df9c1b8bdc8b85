import type { ThemeLanguage } from '#contract/themes/words.ts'

/** Raised when comments are read in another way than before, though the words are the same. */
export const READING = 1

/** What one language needs to be read, compiled from `lexicons/` by `compileLexicon`. */
export interface Lexicon {
  /** Ends that a word loses, folded, with what comes instead; and the letters that must be left. */
  readonly ends: Readonly<Record<string, string>>
  readonly least: number
  /** Frequent words, folded: they tell the language and are no key phrases. */
  readonly stop: Readonly<Record<string, 1>>
  /** Words that turn round what follows, folded, and how many words they reach. */
  readonly not: Readonly<Record<string, 1>>
  readonly reach: number
  /** Words after which something else is said. */
  readonly but: Readonly<Record<string, 1>>
  /** Numbers of the places that a stem, a whole word or the start of one may take in patterns. */
  readonly stems: Readonly<Record<string, readonly number[]>>
  readonly exact: Readonly<Record<string, readonly number[]>>
  readonly starts: Readonly<Record<string, readonly number[]>>
  readonly patterns: readonly Pattern[]
}

/** Words in a row that name a theme. */
export interface Pattern {
  /** Place of the theme in `THEMES`. */
  readonly t: number
  /** What each word must be, by number, and how many others may stand before it. */
  readonly w: readonly number[]
  readonly g: readonly number[]
  /** Set where a negation before it changes nothing, or is part of it. */
  readonly n?: 1
  /** Set where it says that the theme is not meant: what names it in the same words does not count. */
  readonly x?: 1
}

/** The file that the build writes and the Worker reads. */
export interface Lexicons {
  /** Another one when words or the way of reading have changed. */
  readonly version: string
  readonly languages: Readonly<Record<ThemeLanguage, Lexicon>>
}
