import { type Channel, CHANNELS, FIRST_DAY, type Kind, KINDS, LIMITS } from '#contract/words.ts'
import { languageSchema, type Traits } from '#contract/schemas.ts'
import { cellOf, type Declared } from '#worker/domain/collect/cell.ts'
import { utcDay } from '#worker/domain/days.ts'
import { FASTEST_CLOCK_MS } from '#worker/domain/ids.ts'
import type { MappedAnswer } from '#worker/domain/imports/map/column-map.ts'
import type { Cell, Fault } from '#worker/domain/imports/file/rows.ts'
import { cellReader, type CellReader } from '#worker/domain/imports/row/cells.ts'
import { checkChoices, checkTraits } from '#worker/domain/imports/row/lists.ts'
import { parseInstant, type Times } from '#worker/domain/imports/row/instants.ts'
import { parseScore } from '#worker/domain/imports/row/scores.ts'
import type { ImportTarget } from '#worker/domain/imports/target.ts'

export const ANSWER_ID_LENGTH = 200
const REFERENCE_LENGTH = 128

/** A row that is right by itself; whether it fits its question is still open. */
export interface CheckedRow {
  answerId: string
  /** Unix milliseconds. */
  answeredAt: number
  touchpoint: string
  kind: Kind
  score: number | null
  comment: string | null
  choices: string[]
  /** Null where the row names none: the touchpoint's first one counts. */
  channel: Channel | null
  /** Null where the row names none: the site's own counts. */
  lang: string | null
  respondent: string | null
  orderRef: string | null
  /** '' is unassigned. */
  segment: string
  persona: string
  traits: Traits
}

export interface RowContext {
  target: ImportTarget
  /** Unix milliseconds: answers from the future are refused. */
  now: number
}

/**
 * Checks an answer against the site, column by column.
 * @returns the answer, and what was changed in it; or all that is wrong with it
 */
export function checkRow(
  { columns, traits, times }: MappedAnswer,
  context: RowContext,
): { row: CheckedRow; warnings: Fault[] } | { faults: Fault[] } {
  const read = cellReader()
  const warnings: Fault[] = []
  const { target } = context
  const place = {
    answerId: required(
      read,
      'answer_id',
      read.word('answer_id', columns.answer_id, ANSWER_ID_LENGTH),
    ),
    answeredAt: checkInstant(read, columns.answered_at, { times, now: context.now }),
    touchpoint: checkTouchpoint(read, columns.touchpoint, target),
  }
  const declared = target.touchpoints.get(place.touchpoint)?.declared ?? declaredAnywhere(target)
  const row: CheckedRow = {
    ...place,
    kind:
      required(read, 'kind', oneOf(read, 'kind', { cell: columns.kind, words: KINDS })) || 'text',
    score: checkScore(read, columns.score),
    comment: blankToNull(cutComment(read, columns.comment, warnings)),
    choices: checkChoices(read, columns.choices),
    channel: oneOf(read, 'channel', { cell: columns.channel, words: CHANNELS }) || null,
    lang: checkLanguage(read, columns.lang),
    respondent: read.text('respondent', columns.respondent, REFERENCE_LENGTH) || null,
    orderRef: read.text('order_ref', columns.order_ref, REFERENCE_LENGTH) || null,
    ...checkWho(read, { columns, traits }, declared),
  }
  return read.faults.length > 0 ? { faults: read.faults } : { row, warnings }
}

function required<Value extends string>(read: CellReader, field: string, value: Value): Value {
  if (value === '' && !read.faults.some((fault) => fault.field === field))
    read.refuse(field, 'must not be empty')
  return value
}

function checkInstant(
  read: CellReader,
  cell: Cell,
  { times, now }: { times: Times; now: number },
): number {
  const text = required(read, 'answered_at', read.word('answered_at', cell))
  if (text === '') return 0
  const instant = parseInstant(text, times)
  if (typeof instant !== 'number') read.refuse('answered_at', instant.reason)
  else if (utcDay(instant) < FIRST_DAY) read.refuse('answered_at', `is before ${FIRST_DAY}`)
  else if (instant > now + FASTEST_CLOCK_MS) read.refuse('answered_at', 'is in the future')
  return typeof instant === 'number' ? instant : 0
}

function checkTouchpoint(read: CellReader, cell: Cell, target: ImportTarget): string {
  const word = required(read, 'touchpoint', read.word('touchpoint', cell))
  const id = target.touchpoints.has(word) ? word : word.toLowerCase()
  if (id !== '' && !target.touchpoints.has(id))
    read.refuse('touchpoint', "is no touchpoint of this site's map")
  return id
}

/**
 * Traits, and the segment and persona that the row names, which the journey must declare. Where it
 * names none, its traits say who it is, as for an answer that is collected.
 */
function checkWho(
  read: CellReader,
  { columns, traits }: Pick<MappedAnswer, 'columns' | 'traits'>,
  declared: Declared,
): Pick<CheckedRow, 'segment' | 'persona' | 'traits'> {
  const { segments } = declared
  const personas = declared.personas.map(({ id }) => id)
  const segment = oneOf(read, 'segment', { cell: columns.segment, words: segments })
  const persona = oneOf(read, 'persona', { cell: columns.persona, words: personas })
  const told = checkTraits(read, traits)
  const named = { ...told, ...(segment && { segment }), ...(persona && { persona }) }
  return { ...cellOf(named, declared), traits: told }
}

/** What a row is held against that names no touchpoint: it is refused, but with all that is wrong. */
function declaredAnywhere({ touchpoints }: ImportTarget): Declared {
  const all = Array.from(touchpoints.values(), ({ declared }) => declared)
  return {
    segments: [...new Set(all.flatMap(({ segments }) => segments))],
    personas: [
      ...new Map(all.flatMap(({ personas }) => personas).map((one) => [one.id, one])).values(),
    ],
  }
}

function checkScore(read: CellReader, cell: Cell): number | null {
  const text = read.word('score', cell)
  if (text === '') return null
  const score = parseScore(text)
  if (score === null) read.refuse('score', 'must be a whole number')
  return score
}

/** A long comment does not cost its score: it is cut, and the row is listed. */
function cutComment(read: CellReader, cell: Cell, warnings: Fault[]): string {
  const text = read.text('comment', cell, Infinity)
  if (text.length <= LIMITS.comment) return text
  warnings.push({ field: 'comment', reason: `was cut to ${LIMITS.comment} characters` })
  const cut = text.slice(0, LIMITS.comment)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

function checkLanguage(read: CellReader, cell: Cell): string | null {
  const tag = read.word('lang', cell)
  if (tag !== '' && !languageSchema.safeParse(tag).success)
    read.refuse('lang', 'must be a language tag such as pl or pt-BR')
  return tag || null
}

/** One of the words, or '' where the cell is empty. */
function oneOf<Word extends string>(
  read: CellReader,
  field: string,
  { cell, words }: { cell: Cell; words: readonly Word[] },
): Word | '' {
  const text = read.word(field, cell)
  const word =
    words.find((known) => known === text) ?? words.find((known) => known === text.toLowerCase())
  if (text !== '' && !word) {
    const known =
      words.length > 0 ? `must be one of ${words.join(', ')}` : 'the journey declares none'
    read.refuse(field, `${known}; or empty`)
  }
  return word ?? ''
}

function blankToNull(text: string): string | null {
  return text.trim() === '' ? null : text
}
