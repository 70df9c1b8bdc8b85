import { THEMES, type Theme } from '#contract/themes/words.ts'
import { fold } from '#worker/domain/fold.ts'
import type { Lexicon, Pattern } from './lexicon.ts'
import { stem } from './stem.ts'

/*
 * From words as people write them to what is looked up quickly. Runs in the build; the Worker has
 * no room for it and gets a file.
 *
 * A line is a pattern: words in a row. Between two words up to two others may stand, with ` .. ` six,
 * with `_` none. A word stands for all its forms, `word*` for all words that begin so, `=word` for
 * itself only, `#` for a number, `a|b_c` for either, `@name` for a group. Before a line: `~` any order,
 * `!` whatever negation stands before it, `-` what names the theme in the same words does not count.
 */

export interface LexiconSource {
  /** Ends that words lose, `end>instead` where something takes their place. */
  ends: string
  least: number
  stop: string
  not: string
  reach: number
  but: string
  groups: Record<string, string>
  themes: Record<Theme, string>
}

const USUAL_GAP = 2
const WIDE_GAP = 6

class Places {
  readonly stems: Record<string, number[]> = {}
  readonly exact: Record<string, number[]> = {}
  readonly starts: Record<string, number[]> = {}
  readonly byText = new Map<string, number>()
}

/** What one language needs to be read. @throws Error where a pattern names a group that is not there */
export function compileLexicon(source: LexiconSource): Lexicon {
  const ends = endsOf(source.ends)
  const shape = { ends, least: source.least }
  const places = new Places()
  const negators = wordSet(source.not)
  const patterns = THEMES.flatMap((theme, t) =>
    linesOf(source.themes[theme]).flatMap((line) =>
      patternsOf(line, source).map(({ words, gaps, isFree, isOther }): Pattern => {
        const negated = words.some((word) => isNegator(word, { source, negators }))
        return {
          t,
          w: words.map((word) => placeOf(word, { source, places, shape })),
          g: gaps,
          ...(isFree || negated ? { n: 1 as const } : {}),
          ...(isOther ? { x: 1 as const } : {}),
        }
      }),
    ),
  )
  const { stems, exact, starts } = places
  return {
    ...shape,
    stop: wordSet(source.stop),
    not: negators,
    reach: source.reach,
    but: wordSet(source.but),
    stems,
    exact,
    starts,
    patterns,
  }
}

interface Line {
  /** What each word may be; of several in a row that stand for one, the first has the gap. */
  words: string[]
  gaps: number[]
  isFree: boolean
  isOther: boolean
}

/** One of several words in a row, and how many others may stand before it. */
interface Chunk {
  text: string
  gap: number
}

function patternsOf(line: string, source: LexiconSource): Line[] {
  const [, marks = '', text = ''] = /^([~!\s-]*)(.*)$/u.exec(line) ?? []
  const flags = { isFree: marks.includes('!'), isOther: marks.includes('-') }
  const chunks: Chunk[] = []
  let gap = 0
  for (const piece of text.trim().split(/\s+/u)) {
    if (piece !== '..') chunks.push({ text: piece, gap })
    gap = piece === '..' ? WIDE_GAP : USUAL_GAP
  }
  const orders = marks.includes('~') ? [chunks, turned(chunks)] : [chunks]
  return orders
    .flatMap((order) => combined(order, source))
    .map((words) => ({
      ...flags,
      words: words.map(({ text }) => text),
      gaps: words.map(({ gap }) => gap),
    }))
}

function turned(chunks: readonly Chunk[]): Chunk[] {
  const gaps = chunks.map(({ gap }) => gap)
  return chunks
    .toReversed()
    .map(({ text }, index) => ({ text, gap: index === 0 ? 0 : (gaps.at(-index) ?? 0) }))
}

/** Every way to say a line: single words of a place stay together, several in a row stand apart. */
function combined(chunks: readonly Chunk[], source: LexiconSource): Chunk[][] {
  let ways: Chunk[][] = [[]]
  for (const { text, gap } of chunks) {
    const all = alternatives(text, source)
    const single = all.filter((way) => !way.includes('_'))
    const options = [
      ...(single.length > 0 ? [[{ text: single.join('|'), gap }]] : []),
      ...all
        .filter((way) => way.includes('_'))
        .map((way) =>
          way.split('_').map((word, index) => ({ text: word, gap: index === 0 ? gap : 0 })),
        ),
    ]
    ways = ways.flatMap((way) => options.map((option) => [...way, ...option]))
  }
  return ways
}

/** All that may stand for a word of a pattern, groups within groups opened. */
function alternatives(word: string, source: LexiconSource): string[] {
  return word.split('|').flatMap((part) => {
    if (!part.startsWith('@') || part.includes('_')) return [part]
    const group = source.groups[part.slice(1)]
    if (group === undefined) throw new Error(`There is no group ${part}.`)
    return group
      .split(/\s+/u)
      .filter(Boolean)
      .flatMap((inner) => alternatives(inner, source))
  })
}

function isNegator(
  word: string,
  { source, negators }: { source: LexiconSource; negators: Record<string, 1> },
): boolean {
  return alternatives(word, source).some((part) => negators[fold(part.replace('=', ''))] === 1)
}

function placeOf(
  word: string,
  {
    source,
    places,
    shape,
  }: { source: LexiconSource; places: Places; shape: Pick<Lexicon, 'ends' | 'least'> },
): number {
  const known = places.byText.get(word)
  if (known !== undefined) return known
  const place = places.byText.size
  places.byText.set(word, place)
  for (const part of alternatives(word, source)) {
    const plain = fold(part)
    if (plain.endsWith('*')) add(places.starts, plain.slice(0, -1), place)
    else if (plain.startsWith('=')) add(places.exact, plain.slice(1), place)
    else if (plain === '#') add(places.exact, plain, place)
    else add(places.stems, stem(plain, shape), place)
  }
  return place
}

function add(lists: Record<string, number[]>, key: string, place: number): void {
  const list = (lists[key] ??= [])
  if (!list.includes(place)) list.push(place)
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,]/u)
    .map((line) => line.trim())
    .filter(Boolean)
}

function wordSet(text: string): Record<string, 1> {
  return Object.fromEntries(
    fold(text)
      .match(/\S+/gu)
      ?.map((word) => [word, 1 as const]) ?? [],
  )
}

function endsOf(text: string): Record<string, string> {
  const pairs = fold(text).match(/\S+/gu) ?? []
  return Object.fromEntries(
    pairs.map((pair) => {
      const [end = '', instead = ''] = pair.split('>')
      return [end, instead]
    }),
  )
}
