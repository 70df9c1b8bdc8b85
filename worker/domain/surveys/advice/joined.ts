import type { Joins } from './lexicon/lexicon.ts'
import { phrases, type Finder, type Plain, without } from './phrases.ts'
import { withoutScene } from './text.ts'

interface Joiner {
  and: Finder
  or: Finder
  isPair: (left: string, right: string) => boolean
  joins: Joins
}

const made = new Map<Joins, Joiner>()

/**
 * The words by which a sentence asks about two things at once, or null. "or" joins only where yes
 * or no is asked: elsewhere it names alternatives.
 */
export function joinedWords(sentence: Plain, joins: Joins, asksYesNo: boolean): string | null {
  const joiner = made.get(joins) ?? makeJoiner(joins)
  made.set(joins, joiner)
  const words = without(withoutScene(sentence, joins.scene), joins.harmless).trim().split(' ')
  for (let at = 1; at < words.length - 1; at++) {
    const found = joinAt(words, at, { joiner, asksYesNo })
    if (found !== null) return found
  }
  return null
}

function joinAt(
  words: string[],
  at: number,
  { joiner, asksYesNo }: { joiner: Joiner; asksYesNo: boolean },
): string | null {
  const ahead = ` ${words.slice(at, at + 3).join(' ')} `
  const word = startOf(ahead, joiner.and) ?? (asksYesNo ? startOf(ahead, joiner.or) : null)
  if (word === null) return slashed(words, at)
  const left = words[at - 1] === ',' ? words[at - 2] : words[at - 1]
  const next = at + word.split(' ').length
  const right = words[next]
  if (!left || !right || !isWord(left) || !isWord(right) || left === right) return null
  const after = words[next + 1] ?? ''
  if (joiner.isPair(left, right) || joiner.isPair(left, after)) return null
  return `${left} ${word} ${right}`
}

/** "delivery/packaging", but not "he/she" or two endings of one word. */
function slashed(words: string[], at: number): string | null {
  const left = words[at - 1] ?? ''
  const right = words[at + 1] ?? ''
  if (words[at] !== '/' || left.length < 5 || right.length < 5) return null
  if (!isWord(left) || !isWord(right) || left.slice(0, 4) === right.slice(0, 4)) return null
  return `${left} / ${right}`
}

function startOf(ahead: Plain, find: Finder): string | null {
  const found = find(ahead)
  return found !== null && ahead.startsWith(` ${found} `) ? found : null
}

function isWord(word: string): boolean {
  return /^\p{L}/u.test(word)
}

function makeJoiner(joins: Joins): Joiner {
  const pairs = joins.pairs.map(([left, right]) => [phrases(left), phrases(right)] as const)
  const holds = (find: Finder, word: string) => find(` ${word} `) !== null
  // Longer joins first, so that "a także" is not read as two words.
  const and = phrases(...joins.and.toSorted((a, b) => b.length - a.length))
  return {
    joins,
    and,
    or: phrases(...joins.or),
    isPair: (a, b) =>
      pairs.some(
        ([left, right]) =>
          (holds(left, a) && holds(right, b)) || (holds(left, b) && holds(right, a)),
      ),
  }
}
