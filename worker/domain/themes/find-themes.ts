import { THEMES, type Theme } from '#contract/themes/words.ts'
import { fold } from '#worker/domain/fold.ts'
import { languageOf } from './language-of.ts'
import type { Lexicon, Lexicons, Pattern } from './lexicon.ts'
import { stem } from './stem.ts'
import { tokensOf, type Token } from './tokens.ts'

/** The shortest beginning that a pattern may name. */
const SHORTEST_START = 2
const NUMBER = /^\p{N}/u
const NO_PLACES: readonly number[] = []

interface Reading {
  readonly lexicon: Lexicon
  readonly tokens: readonly Token[]
  /** Places in patterns that each word may take. */
  readonly places: readonly (readonly number[])[]
}

/**
 * What a comment is about, each theme once, in the order of `THEMES`; empty where no theme is found
 * or the language is none that is read. Accents do not matter; what is negated does not count.
 * @param prior the answer's own language, for comments that do not show theirs
 */
export function findThemes(text: string, lexicons: Lexicons, prior: string | null): Theme[] {
  const said = tokensOf(fold(text))
  const language = languageOf(text, said, { lexicons, prior })
  if (language === null) return []
  const lexicon = lexicons.languages[language]
  const tokens = splitAtContrast(said, lexicon)
  const reading = { lexicon, tokens, places: tokens.map(({ word }) => placesOf(word, lexicon)) }
  const hits = hitsOf(reading)
  const barred = new Set(hits.flatMap((hit) => (hit.isOther ? wordsOf(hit) : [])))
  const kept = hits.filter((hit) => !hit.isOther && !wordsOf(hit).some((word) => barred.has(word)))
  const found = new Set(kept.map(({ theme }) => theme))
  return THEMES.filter((_, index) => found.has(index))
}

/** Words of a comment that name a theme, or say that it is not meant there. */
interface Hit {
  readonly theme: number
  readonly first: number
  readonly last: number
  readonly isOther: boolean
}

function hitsOf(reading: Reading): Hit[] {
  const byFirst = patternsByFirst(reading.lexicon)
  const hits: Hit[] = []
  for (const [first, places] of reading.places.entries())
    for (const place of places)
      for (const pattern of byFirst.get(place) ?? []) {
        const last = lastWord(reading, pattern, first)
        if (last !== null) hits.push({ theme: pattern.t, first, last, isOther: pattern.x === 1 })
      }
  return hits
}

/** The words of a hit, each as one number with its theme. */
function wordsOf({ theme, first, last }: Hit): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * THEMES.length + theme)
}

const firsts = new WeakMap<Lexicon, Map<number, Pattern[]>>()

/** Patterns by the place of their first word, made once for a lexicon. */
function patternsByFirst(lexicon: Lexicon): Map<number, Pattern[]> {
  const known = firsts.get(lexicon)
  if (known) return known
  const made = Map.groupBy(lexicon.patterns, ({ w }) => w[0] ?? -1)
  firsts.set(lexicon, made)
  return made
}

/** After "but" a new clause begins, without a comma, too. */
function splitAtContrast(tokens: readonly Token[], { but }: Lexicon): Token[] {
  let passed = 0
  return tokens.map((token) => {
    if (but[token.word] === 1) passed += 1
    return passed === 0 ? token : { ...token, clause: token.clause + passed }
  })
}

/** Words that an isolate remembers the places of; shoppers use few different ones. */
const MOST_WORDS = 20_000
const remembered = new WeakMap<Lexicon, Map<string, readonly number[]>>()

function placesOf(word: string, lexicon: Lexicon): readonly number[] {
  if (NUMBER.test(word)) return lexicon.exact['#'] ?? NO_PLACES
  const words = remembered.get(lexicon) ?? new Map<string, readonly number[]>()
  remembered.set(lexicon, words)
  const known = words.get(word)
  if (known) return known
  const lists = [lexicon.exact[word], lexicon.stems[stem(word, lexicon)]]
  for (let size = SHORTEST_START; size <= word.length; size++)
    lists.push(lexicon.starts[word.slice(0, size)])
  const places = Array.from(new Set(lists.flatMap((list) => list ?? NO_PLACES)))
  if (words.size < MOST_WORDS) words.set(word, places)
  return places
}

/** The last word of a pattern that begins at a word and stays in its sentence; null if denied or not said. */
function lastWord(reading: Reading, pattern: Pattern, first: number): number | null {
  const taken = takenWords(reading, pattern, [first])
  if (taken === null || (pattern.n !== 1 && isDenied(reading, taken))) return null
  return taken.at(-1) ?? first
}

/** The words that a pattern takes, the first given; null where it does not fit. */
function takenWords(
  reading: Reading,
  pattern: Pattern,
  taken: readonly number[],
): readonly number[] | null {
  const next = pattern.w[taken.length]
  if (next === undefined) return taken
  const last = taken.at(-1) ?? 0
  const furthest = last + 1 + (pattern.g[taken.length] ?? 0)
  for (let at = last + 1; at <= furthest; at++) {
    if (reading.tokens[at]?.sentence !== reading.tokens[last]?.sentence) return null
    if (!reading.places[at]?.includes(next)) continue
    const whole = takenWords(reading, pattern, [...taken, at])
    if (whole) return whole
  }
  return null
}

/** Whether a negation stands between the words of a pattern, or shortly before them. */
function isDenied({ tokens, lexicon }: Reading, taken: readonly number[]): boolean {
  const first = taken[0] ?? 0
  const last = taken.at(-1) ?? first
  for (let at = Math.max(0, first - lexicon.reach); at < last; at++) {
    const token = tokens[at]
    if (token === undefined || lexicon.not[token.word] !== 1 || taken.includes(at)) continue
    // What stands before counts only where no comma or "but" lies between.
    if (at > first || token.clause === tokens[first]?.clause) return true
  }
  return false
}
