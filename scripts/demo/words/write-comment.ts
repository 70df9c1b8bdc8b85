import type { Random } from '#scripts/demo/model/random.ts'
import type { Tone, Topic, WordBook } from './book.ts'
import { en } from './en.ts'
import { pl } from './pl.ts'
import { ru } from './ru.ts'

export const WORD_BOOKS: Record<'pl' | 'en' | 'ru', WordBook> = { pl, en, ru }
export type WrittenLanguage = keyof typeof WORD_BOOKS

export interface Occasion {
  topic: Topic
  tone: Tone
  lang: WrittenLanguage
  /** Chips that were chosen: the sentence must not speak of another one. */
  choices: string[]
  /** Who carries the parcel that it is about; none where there is no parcel. */
  carrier?: string | undefined
}

/** How often somebody leaves a sentence behind an answer. */
const WRITTEN: Record<Tone, number> = { bad: 0.42, mixed: 0.24, good: 0.13 }
const TWO_SENTENCES = 0.14
const MISTYPED = 0.12

/** Writes comments that fit; each template comes up once before any of its kind comes again. */
export function commentWriter(random: Random) {
  const decks = new Map<string, string[]>()

  function draw(key: string, templates: string[], isFitting: (template: string) => boolean) {
    let deck = decks.get(key) ?? []
    if (!deck.some(isFitting)) deck = [...deck, ...shuffled(random, templates)]
    const index = deck.findIndex(isFitting)
    decks.set(key, deck.toSpliced(index, index === -1 ? 0 : 1))
    return index === -1 ? null : (deck[index] ?? null)
  }

  function write({ topic, tone, lang, choices, carrier }: Occasion): string | null {
    const book = WORD_BOOKS[lang]
    const isFitting = (template: string) => fits(template, choices)
    const key = `${lang} ${topic} ${tone}`
    const first = draw(key, book.comments[topic][tone], isFitting)
    if (first === null) return null
    const isLong = topic !== 'search' && random.chance(TWO_SENTENCES)
    const second = isLong ? draw(key, book.comments[topic][tone], isFitting) : null
    const texts = [first, ...(second === null || second === first ? [] : [second])]
    const text = texts.map((template) => fill(random, template, { book, carrier })).join(' ')
    return vary(random, topic === 'search' ? text : capitalised(text), { book, tone })
  }

  return {
    write,
    /** The same, or null: most people write nothing. */
    maybe: (occasion: Occasion) => (random.chance(WRITTEN[occasion.tone]) ? write(occasion) : null),
  }
}

/** The chip that says the same as a template, if one does. */
export function chipOf(template: string): string | undefined {
  return / #(\w+)$/.exec(template)?.[1]
}

function fits(template: string, choices: string[]): boolean {
  const chip = chipOf(template)
  return chip === undefined || choices.length === 0 || choices.includes(chip)
}

function fill(
  random: Random,
  template: string,
  { book: { slots }, carrier }: { book: WordBook; carrier: string | undefined },
): string {
  return template
    .replace(/ #\w+$/, '')
    .replaceAll(/\{(\w+)\}/g, (_, slot: keyof WordBook['slots']) => {
      const drawn = random.pick(slots[slot])
      return slot === 'carrier' ? (carrier ?? drawn) : drawn
    })
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Phones and haste: no capital, no full stop, a slip, a smile. */
function vary(
  random: Random,
  text: string,
  { book, tone }: { book: WordBook; tone: Tone },
): string {
  let varied = text
  if (random.chance(0.22)) varied = varied.replace(/\.$/, '')
  // "BLIK" and "OK" stay as they are.
  if (random.chance(0.16) && !/^\p{Lu}{2}/u.test(varied))
    varied = varied.charAt(0).toLowerCase() + varied.slice(1)
  if (random.chance(0.06))
    varied = varied.replace(
      /[.!?]*$/,
      random.pick(tone === 'good' ? ['!', ' :)', '!!'] : ['!', '...']),
    )
  return random.chance(MISTYPED) ? mistype(random, varied, book) : varied
}

function mistype(random: Random, text: string, { slips }: WordBook): string {
  const possible = slips.filter(([from]) => text.includes(from))
  if (possible.length === 0) return text
  const [from, to] = random.pick(possible)
  // Who writes without one diacritic writes all of the text without it.
  return from.length === 1 ? text.replaceAll(from, to) : text.replace(from, to)
}

function shuffled(random: Random, items: string[]): string[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
