import type { ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { parseInstant } from '#worker/domain/imports/row/instants.ts'
import { textAt, type Tree } from './tree.ts'

const DAY_MS = 86_400_000
/** 2000 and 2100: the zero of a clock, or a slip of a digit, is no time. */
const EARLIEST = 946_684_800_000
const LATEST = 4_102_444_800_000
/** Seconds have ten digits, milliseconds thirteen. */
const LEAST_MILLISECONDS = 1e11

/**
 * A time as senders write them: ISO 8601 with or without a zone, `2020-03-20 15:08:42 +0100`, Unix
 * seconds or milliseconds.
 * @param timezone of a time without a zone
 * @returns Unix milliseconds; undefined for what is no time of a shop's life
 */
export function instantOf(text: string | undefined, timezone: string): number | undefined {
  if (text === undefined || text.length > 60) return undefined
  if (/^\d{9,13}(\.\d{1,9})?$/.test(text)) return within(unixOf(Number(text)))
  const instant = parseInstant(text, { timezone, dates: undefined })
  return typeof instant === 'number' ? within(instant) : undefined
}

function unixOf(number: number): number {
  return Math.floor(number < LEAST_MILLISECONDS ? number * 1000 : number)
}

function within(instant: number): number | undefined {
  return instant >= EARLIEST && instant <= LATEST ? instant : undefined
}

/**
 * When something happened, at the first of some paths. Later than a day after the message came in it
 * did not: such a time would keep every later message from changing anything.
 */
export function timeAt(
  tree: Tree | undefined,
  paths: string | readonly string[],
  { timezone, receivedAt }: ReaderFacts,
): number | undefined {
  for (const path of typeof paths === 'string' ? [paths] : paths) {
    const instant = instantOf(textAt(tree, path), timezone)
    if (instant !== undefined && !(instant > receivedAt + DAY_MS)) return instant
  }
  return undefined
}

/** The same, of a sender that writes times without a zone and means UTC. */
export function utcTimeAt(
  tree: Tree | undefined,
  paths: string | readonly string[],
  facts: ReaderFacts,
): number | undefined {
  return timeAt(tree, paths, { ...facts, timezone: 'UTC' })
}

/**
 * The calendar day of a date or time at the first of some paths, as it is written: the day on the
 * clocks of the one who wrote it.
 */
export function dayAt(tree: Tree | undefined, ...paths: string[]): string | undefined {
  for (const path of paths) {
    const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(textAt(tree, path) ?? '')?.[1]
    if (day !== undefined && instantOf(day, 'UTC') !== undefined) return day
  }
  return undefined
}
