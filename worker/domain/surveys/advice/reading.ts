import type { Reading } from './lexicon/lexicon.ts'
import { type Plain, wordsOf } from './phrases.ts'

/** Shorter sentences have no index worth the name: one long word would decide it. */
const LEAST_WORDS = 10
const LEAST_HARD = 3
/** So many nouns made of verbs in one sentence hide who does what. */
const MOST_NOMINAL = 2

/** Syllables of a word: its groups of vowels, at least one. */
export function syllables(word: string, { vowels }: Reading): number {
  return Math.max(1, word.match(patternOf(vowels))?.length ?? 0)
}

/** One a language: made once. */
const patterns = new Map<string, RegExp>()

function patternOf(vowels: string): RegExp {
  const known = patterns.get(vowels) ?? new RegExp(vowels, 'gu')
  patterns.set(vowels, known)
  return known
}

/**
 * The fog index of one sentence, in years of school: 0.4 × (words + share of hard words in per
 * cent). Hard words have many syllables and are not those that everybody meets in a shop.
 * Null for sentences too short for it. Sources: {@link READING_SOURCES}.
 */
export function fogOf(sentence: Plain, reading: Reading): number | null {
  const words = wordsOf(sentence)
  if (words.length < LEAST_WORDS) return null
  const hard = hardWords(words, reading).length
  return hard < LEAST_HARD ? null : 0.4 * (words.length + (100 * hard) / words.length)
}

/** The words that make a sentence hard to read, or null where it is not. */
export function hardToRead(sentence: Plain, reading: Reading): string | null {
  const words = wordsOf(sentence)
  const fog = fogOf(sentence, reading)
  if (fog !== null && fog > reading.fog) return hardWords(words, reading).join(', ')
  const nominal = hardWords(words, reading).filter((word) => reading.nominal(` ${word} `) !== null)
  return nominal.length > MOST_NOMINAL ? nominal.join(', ') : null
}

function hardWords(words: string[], reading: Reading): string[] {
  return words.filter(
    (word) => syllables(word, reading) >= reading.hardFrom && reading.known(` ${word} `) === null,
  )
}
