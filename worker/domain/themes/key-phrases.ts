import { fold } from '#worker/domain/fold.ts'
import { maskComment } from '#worker/domain/privacy/mask.ts'
import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'
import { chiSquareUpperTail } from '#worker/domain/stats/distributions/chi-square.ts'
import { g2Keyness } from '#worker/domain/stats/text.ts'
import { languageOf } from './language-of.ts'
import type { Lexicons } from './lexicon.ts'
import { stem } from './stem.ts'
import { tokensOf } from './tokens.ts'

/** Comments of the first group that must have a phrase. */
const LEAST_COMMENTS = 5
const MOST_Q = 0.05
/** A word tells nothing beside a phrase that so much of its comments have. */
const SAME_SHARE = 0.8
const MARK = /\[(?:mail|phone|card|PESEL)\]/gu
const HAS_LETTERS = /^\p{L}{2,}$/u

/** A word or two in a row that one group of comments has more often than the other. */
export interface KeyPhrase {
  /** As it is most often written, in small letters. */
  readonly phrase: string
  /** Comments that have it in either group. */
  readonly inA: number
  readonly inB: number
  /** Log-likelihood, at least 0, and its Benjamini–Hochberg q over all phrases that were looked at. */
  readonly g2: number
  readonly q: number
}

/** How comments are read: null lexicons compare words as they are written, but for accents. */
interface HowToRead {
  readonly lexicons: Lexicons | null
  readonly prior: string | null
}

interface Count {
  inA: number
  inB: number
  /** How often it is written in each way. */
  readonly forms: Map<string, number>
}

/**
 * What the first group of comments says more often than the second: stems and pairs of them in a
 * clause, counted once a comment, in five comments and more, q ≤ 0.05; the surest first. Addresses and
 * numbers of people are masked first. Negations stay, so that "nie doszła" is found. Source of G²:
 * Rayson & Garside 2000.
 */
export function keyPhrases(
  groupA: readonly string[],
  groupB: readonly string[],
  how: HowToRead = { lexicons: null, prior: null },
): KeyPhrase[] {
  const counts = new Map<string, Count>()
  for (const text of groupA) countIn(counts, phrasesOf(text, how), 'inA')
  for (const text of groupB) countIn(counts, phrasesOf(text, how), 'inB')
  const frequent = Array.from(counts).filter(([, { inA }]) => inA >= LEAST_COMMENTS)
  const tested = frequent.map(([key, { inA, inB, forms }]) => {
    const g2 = g2Keyness({ a: inA, b: inB, c: groupA.length, d: groupB.length }) ?? 0
    return { key, phrase: commonest(forms), inA, inB, g2, p: chiSquareUpperTail(g2, 1) }
  })
  const q = benjaminiHochberg(tested.map(({ p }) => p))
  const key = tested
    .map((one, index) => ({ ...one, q: q[index] ?? 1 }))
    .filter(({ inA, inB, q }) => q <= MOST_Q && inA * groupB.length > inB * groupA.length)
  return withoutParts(key)
    .sort((one, other) => other.g2 - one.g2)
    .map(({ phrase, inA, inB, g2, q }) => ({ phrase, inA, inB, g2, q }))
}

/** The stems and pairs of a comment, each with how it is written there. */
function phrasesOf(text: string, { lexicons, prior }: HowToRead): Map<string, string> {
  const written = tokensOf(maskComment(text).text.replace(MARK, '.').normalize('NFC').toLowerCase())
  const folded = written.map((token) => ({ ...token, word: fold(token.word) }))
  const language = lexicons && languageOf(text, folded, { lexicons, prior })
  const lexicon = lexicons && language ? lexicons.languages[language] : null
  const stems = folded.map(({ word }) => (lexicon ? stem(word, lexicon) : word))
  const isTelling = (at: number) => {
    const word = folded[at]?.word ?? ''
    return HAS_LETTERS.test(word) && lexicon?.stop[word] !== 1
  }
  const phrases = new Map<string, string>()
  written.forEach(({ word, clause }, at) => {
    if (!HAS_LETTERS.test(word)) return
    if (isTelling(at)) phrases.set(stems[at] ?? word, word)
    const next = written[at + 1]
    if (next?.clause !== clause || !HAS_LETTERS.test(next.word)) return
    // "not" alone says nothing; before a word it turns it round.
    const isNegated = lexicon?.not[folded[at]?.word ?? ''] === 1
    if (isTelling(at + 1) && (isTelling(at) || isNegated))
      phrases.set(`${stems[at]} ${stems[at + 1]}`, `${word} ${next.word}`)
  })
  return phrases
}

function countIn(
  counts: Map<string, Count>,
  phrases: ReadonlyMap<string, string>,
  group: 'inA' | 'inB',
): void {
  for (const [key, form] of phrases) {
    const count = counts.get(key) ?? { inA: 0, inB: 0, forms: new Map<string, number>() }
    count[group] += 1
    count.forms.set(form, (count.forms.get(form) ?? 0) + 1)
    counts.set(key, count)
  }
}

function commonest(forms: ReadonlyMap<string, number>): string {
  const [first] = Array.from(forms).sort(([, one], [, other]) => other - one)
  return first?.[0] ?? ''
}

/** Without single words of which nearly all comments have a pair that is key, too. */
function withoutParts<One extends { key: string; inA: number }>(phrases: readonly One[]): One[] {
  const pairs = phrases.filter(({ key }) => key.includes(' '))
  return phrases.filter(
    ({ key, inA }) =>
      key.includes(' ') ||
      !pairs.some((pair) => pair.key.split(' ').includes(key) && pair.inA >= SAME_SHARE * inA),
  )
}
