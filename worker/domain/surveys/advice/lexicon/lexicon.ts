import type { Finder } from '#worker/domain/surveys/advice/phrases.ts'

/** Classes of single wordings that are a problem by themselves. */
export type WordedCode =
  | 'leading'
  | 'loaded'
  | 'assumes'
  | 'hypothetical'
  | 'absolute'
  | 'memory'
  | 'vagueQuantifier'
  | 'vague'
  | 'jargon'

interface Class {
  find: Finder
  /** What contains a wording of the class harmlessly. */
  but: string[]
}

/** The classes that are mostly single words. */
export type Words = Record<'loaded' | 'jargon' | 'vague' | 'vagueQuantifier', Class>

/** What one language has to say, as wordings of `../phrases.ts`. */
export interface Lexicon {
  worded: Record<WordedCode, Class>
  joins: Joins
  negation: { words: string[]; negative: string[]; harmless: string[] }
  asks: Asks
  reading: Reading
}

/** How two things are joined, and which two are one. */
export interface Joins {
  and: string[]
  or: string[]
  /** Pairs that mean one thing, in either order: `[left, right]`. */
  pairs: [string, string][]
  /** Words after or before which a join is no join of two things asked about. */
  harmless: string[]
  /** How a clause begins that only sets the scene, up to its comma. */
  scene: Finder
}

/** What a question speaks of. */
export interface Asks {
  yesNo: Finder
  /** A question word or an imperative: no question for yes or no. */
  open: Finder
  /** What begins like a question for yes or no and is none: "could you rate", "better or worse". */
  polite: Finder
  agree: Finder
  satisfied: Finder
  recommend: Finder
  effort: Finder
  degree: Finder
  /** A request such as "rate" that needs no question mark. */
  request: Finder
  other: Finder
  /** Words of a scale's ends and choices. */
  good: Finder
  bad: Finder
  middle: Finder
  not: Finder
  strong: Finder
}

export interface Reading {
  /** Above this many words a question is too long. */
  words: number
  vowels: RegExp
  /** Syllables from which a word is hard in the fog index. */
  hardFrom: number
  /** Long words that everybody knows. */
  known: Finder
  /** Endings of nouns made of verbs and adjectives. */
  nominal: Finder
  /** The greatest fog index that a question may have. */
  fog: number
}
