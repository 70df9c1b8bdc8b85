import { addsOf } from './adds.ts'
import { differenceOf, type Added } from './counts.ts'
import { following, ownFacts, type Facts, type ReadAnswer, type ThemeReader } from './facts.ts'

/** What is noted of an answer that was counted. */
export interface Walked {
  who: string
  id: string
  journey: string
  facts: Facts | null
}

/** An answer to take in, to take out or to look at again. */
export interface Focus extends Walked {
  /** How often it had changed when it was read. */
  stale: number
  /** As it is now; null where it does not count any more. */
  answer: ReadAnswer | null
  /** Whether nothing was noted of it. */
  isNew: boolean
}

/** What is noted of the answers of one person in one journey: from the one before the first focus on. */
export interface Segment {
  rows: (Walked & { facts: Facts })[]
  /** Whether there are more after them: then the last of these only stands for what follows. */
  isCut: boolean
}

/** What is to be noted of an answer from now on. */
export interface Noted extends Walked {
  isNew: boolean
  /** Changes that are done with, and whether it is to be looked at once more. */
  taken: number
  again: 0 | 1
  before: Facts | null
}

/** Persons and journeys of answers that hang together, each with the first of them. */
export function groupsOf(focus: readonly Focus[]): { key: string; first: Focus; all: Focus[] }[] {
  const known = focus.filter(({ who }) => who !== '')
  return [...Map.groupBy(known, groupKey)].map(([key, all]) => {
    const sorted = all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    return { key, first: sorted[0] ?? NOBODY(), all: sorted }
  })
}

function NOBODY(): never {
  throw new RangeError('A group has no answer.')
}

function groupKey({ who, journey }: Walked): string {
  return JSON.stringify([who, journey])
}

/**
 * Takes some answers in, or out: what is to be noted of them and of those after them.
 * @param segments by the key of their group
 */
export function takeStep(
  focus: readonly Focus[],
  segments: ReadonlyMap<string, Segment>,
  themes: ThemeReader,
): Noted[] {
  return [
    ...focus.filter(({ who }) => who === '').map((one) => takeAlone(one, themes)),
    ...groupsOf(focus).flatMap(({ key, all }) =>
      walkOn(all, segments.get(key) ?? { rows: [], isCut: false }, themes),
    ),
  ]
}

/** All that some notes add to the digests, and take off them. */
export function addedBy(notes: readonly Noted[]): Added[] {
  return notes.flatMap(({ journey, before, facts }) =>
    differenceOf(before ? addsOf(journey, before) : [], facts ? addsOf(journey, facts) : []),
  )
}

/** Nobody's answer. One whose person was forgotten stays where it stood in the walk. */
function takeAlone(one: Focus, themes: ThemeReader): Noted {
  const { answer, facts: before } = one
  const own = answer && ownFacts(answer, themes)
  if (!own || !before) return note(one, own)
  const { place, path, felt, entered, onward, said } = before
  const wrote = own.isQuote ? own.wrote : before.wrote
  const stood = { before: before.before, place, path, felt, entered, ...(said && { said }) }
  return note(one, { ...own, wrote, ...stood, ...(onward && { onward }) })
}

function walkOn(all: readonly Focus[], { rows, isCut }: Segment, themes: ThemeReader): Noted[] {
  const end = isCut ? rows.at(-1) : undefined
  const focusOf = new Map(all.map((one) => [one.id, one]))
  const known = new Map(rows.map((row) => [row.id, row]))
  const ids = [...new Set([...known.keys(), ...focusOf.keys()])].toSorted()
  const notes: Noted[] = []
  let last: Facts | null = null
  let isMoved = false
  for (const id of ids) {
    const one = focusOf.get(id)
    const row = known.get(id)
    if (end && id >= end.id) {
      if (one?.isNew) notes.push({ ...note(one, null), again: 1 })
      else if (id === end.id && isMoved && !one) notes.push(lookAgain(end))
      continue
    }
    const before: Facts | null = one?.facts ?? row?.facts ?? null
    const own = one ? one.answer && ownFacts(one.answer, themes) : before
    if (one && !own) {
      notes.push(note(one, null))
      isMoved ||= before !== null
      continue
    }
    if (!own || !(one || isMoved)) {
      last = before ?? last
      continue
    }
    const facts: Facts = following(own, last)
    isMoved = JSON.stringify(facts) !== JSON.stringify(before)
    if (one) notes.push(note(one, facts))
    else if (isMoved && row) notes.push(note({ ...row, stale: 0, isNew: false }, facts))
    last = facts
  }
  return notes
}

function note(
  { who, id, journey, facts: before, stale, isNew }: Omit<Focus, 'answer'>,
  facts: Facts | null,
): Noted {
  return { who, id, journey, facts, before, isNew, taken: stale, again: 0 }
}

function lookAgain(row: Segment['rows'][number]): Noted {
  return { ...note({ ...row, stale: 0, isNew: false }, row.facts), again: 1 }
}
