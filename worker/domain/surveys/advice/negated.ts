import type { Lexicon } from './lexicon/lexicon.ts'
import { type Plain, without } from './phrases.ts'

const PLAIN_NOT = /^(?:not|cannot|.*n’t|nie|не)$/u
/** With "nie" or "не" these are one denial, not two. */
const CONCORD = /^(?:nigdy|nikt|nic|żad.*|никогда|никто|ничего)$/u

/**
 * The words that deny, where they are two, or one in a question with a score: null otherwise.
 * Open questions may say once what was not so ("What did you not find?").
 */
export function negatedWords(
  sentence: Plain,
  negation: Lexicon['negation'],
  isScored: boolean,
): string | null {
  const words = without(sentence, negation.harmless).trim().split(' ')
  const is = (list: string[], word: string) => list.some((form) => fits(form, word))
  const denials = words.filter((word) => is(negation.words, word))
  const nots = denials.filter((word) => PLAIN_NOT.test(word))
  const counted = nots.length > 0 ? denials.filter((word) => !CONCORD.test(word)) : denials
  const negative = words.filter((word) => is(negation.negative, word))
  if (counted.length > 0 && counted.length + negative.length > 1) {
    return [...counted, ...negative].join(' … ')
  }
  return isScored ? (nots[0] ?? null) : null
}

function fits(form: string, word: string): boolean {
  return form.split('|').some((one) => {
    const stem = one.replaceAll("'", '’')
    if (stem.startsWith('*')) return word.endsWith(stem.slice(1))
    return stem.endsWith('*') ? word.startsWith(stem.slice(0, -1)) : word === stem
  })
}
