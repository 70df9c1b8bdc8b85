import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const CORPORA = join(import.meta.dirname, '..', '..', 'corpora')

/** Every XSS payload and naughty string of the corpora, each once. */
export async function readHostileWords(): Promise<string[]> {
  const [payloads, naughty, vectors] = await Promise.all([
    readJson('xss-payloads.json'),
    readJson('naughty-strings.json'),
    readFile(join(CORPORA, 'h5sc-vectors.txt'), 'utf8'),
  ])
  const lines = vectors.split(/\r?\n/).filter((line) => line.trim() !== '')
  return [...new Set([...payloads, ...naughty, ...lines])]
}

async function readJson(name: string): Promise<string[]> {
  return JSON.parse(await readFile(join(CORPORA, name), 'utf8')) as string[]
}

/** Cuts a list into pieces of at most `size`. */
export function pieces<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}

/** Fields that carry words of people; all others are names and numbers that code depends on. */
const WORDS = new Set([
  'name',
  'email',
  'comment',
  'url',
  'question',
  'label',
  'detail',
  'origin',
  'target',
  'text',
  'device',
  'last4',
  'lang',
  'plain',
  'link',
  'respondent',
  'orderRef',
  'customerRef',
  'thanks',
  'reason',
  'send',
  'close',
  'tellMore',
  'region',
  'newQuestion',
  'chooseFirst',
  'writeFirst',
  'savedForLater',
  'yes',
  'no',
  'owner',
  'title',
  'maker',
  'siteName',
  'by',
  'who',
  'note',
  'place',
  'ownerName',
  'number',
  'order',
  'carrier',
  'team',
  'openedBy',
  'claimRef',
  'body',
  'reply',
  'topic',
  'failure',
])
/** Fields whose every text is words of people. */
const ALL_WORDS = new Set([
  'unknown',
  'teams',
  'orders',
  'traits',
  'choices',
  'details',
  'origins',
  'ends',
  'names',
])

/** Lists that a page shows as they come: they grow to one thing for each word. */
const GROWING = new Set([
  'answers',
  'users',
  'invitations',
  'keys',
  'shares',
  'entries',
  'sessions',
  'passkeys',
  'erasures',
  'findings',
  'testAnswers',
  'choices',
  'reasons',
  'codes',
  'needs',
  'solutions',
  'cases',
  'orders',
  'parcels',
  'events',
  'issues',
  'connections',
  'messages',
  'endpoints',
  'sends',
  'people',
])

/**
 * An answer of the API in which every text that a person may have written is hostile: each word
 * stands in each kind of text, alone where a list can grow, else among others.
 */
export function poison(answer: unknown, words: string[]): unknown {
  return poisonValue(answer, { words, isText: false, name: '' })
}

/** Lists in which a code is what a sender wrote. */
const SENT = new Set(['parcels', 'events', 'issues', 'unknown'])

interface Dose {
  words: string[]
  /** Whether a text here is one that people write. */
  isText: boolean
  /** The field that holds the value. */
  name: string
}

function poisonValue(value: unknown, dose: Dose): unknown {
  if (typeof value === 'string') return dose.isText ? dose.words.join('\n') : value
  if (Array.isArray(value)) return poisonList(value, dose)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      // Codes and ids inside of wordy objects are still names.
      const isName = name === 'id' || name === 'kind' || (name === 'code' && !SENT.has(dose.name))
      const isText = !isName && (dose.isText || WORDS.has(name) || ALL_WORDS.has(name))
      return [name, poisonValue(inner, { ...dose, isText, name })]
    }),
  )
}

function poisonList(list: unknown[], { words, isText, name }: Dose): unknown[] {
  if (list.length === 0) return list
  const length = GROWING.has(name) && words.length > list.length ? words.length : list.length
  return Array.from({ length }, (_, index) => {
    // Things that code looks at: their fields decide what is text.
    const item = list[index % list.length]
    const isThing = typeof item === 'object'
    const own = words.filter((_word, place) => place % length === index)
    const copy = poisonValue(item, { words: own, isText: isText && !isThing, name })
    return index < list.length ? copy : renamed(copy, index)
  })
}

/** A copy of a thing must not have the id of the first. */
function renamed(copy: unknown, index: number): unknown {
  if (typeof copy !== 'object' || copy === null) return copy
  return Object.fromEntries(
    Object.entries(copy).map(([name, value]) => [
      name,
      (name === 'id' || name === 'code') && typeof value === 'string' ? `${value}-${index}` : value,
    ]),
  )
}
