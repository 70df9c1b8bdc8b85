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

/** A list of wordings as a file holds it: what looks for them is made where it is read. */
export interface Wordings {
  wordings: string[]
}

interface Class<Find> {
  find: Find
  /** What contains a wording of the class harmlessly. */
  but: string[]
}

/** The classes that are mostly single words. */
export type Words<Find> = Record<'loaded' | 'jargon' | 'vague' | 'vagueQuantifier', Class<Find>>

/** What one language has to say, as wordings of `../phrases.ts`. */
export interface Lexicon<Find = Finder> {
  worded: Record<WordedCode, Class<Find>>
  joins: Joins<Find>
  negation: { words: string[]; negative: string[]; harmless: string[] }
  asks: Asks<Find>
  reading: Reading<Find>
}

/** How two things are joined, and which two are one. */
export interface Joins<Find = Finder> {
  and: string[]
  or: string[]
  /** Pairs that mean one thing, in either order: `[left, right]`. */
  pairs: [string, string][]
  /** Words after or before which a join is no join of two things asked about. */
  harmless: string[]
  /** How a clause begins that only sets the scene, up to its comma. */
  scene: Find
}

/** What a question speaks of. */
export interface Asks<Find = Finder> {
  yesNo: Find
  /** A question word or an imperative: no question for yes or no. */
  open: Find
  /** What begins like a question for yes or no and is none: "could you rate", "better or worse". */
  polite: Find
  agree: Find
  satisfied: Find
  recommend: Find
  effort: Find
  degree: Find
  /** A request such as "rate" that needs no question mark. */
  request: Find
  other: Find
  /** Words of a scale's ends and choices. */
  good: Find
  bad: Find
  middle: Find
  not: Find
  strong: Find
}

export interface Reading<Find = Finder> {
  /** Above this many words a question is too long. */
  words: number
  /** A regular expression for one of them. */
  vowels: string
  /** Syllables from which a word is hard in the fog index. */
  hardFrom: number
  /** Long words that everybody knows. */
  known: Find
  /** Endings of nouns made of verbs and adjectives. */
  nominal: Find
  /** The greatest fog index that a question may have. */
  fog: number
}
