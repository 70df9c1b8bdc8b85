import type { Lexicon } from './lexicon.ts'

const LONGEST_END = 7

/**
 * A folded word without its longest end that the language knows, or with another one in its place,
 * so that forms of one word meet. Never shorter than the language's least.
 */
export function stem(word: string, { ends, least }: Pick<Lexicon, 'ends' | 'least'>): string {
  for (let size = Math.min(LONGEST_END, word.length - least); size > 0; size--) {
    const instead = ends[word.slice(-size)]
    if (instead !== undefined) return word.slice(0, -size) + instead
  }
  return word
}
