import type { Interval } from '#worker/domain/stats/interval.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'

/*
 * What became of a customer after a case: three facts side by side. None of them is called "recovered":
 * satisfaction comes back more easily than a customer does (de Matos, Henrique & Rossi 2007, Journal of
 * Service Research 10:60–77).
 */

const DAY_MS = 86_400_000
/** A face is 50 points wide on −100…100. */
const BAND_POINTS = 50

export interface AfterCase {
  /** Sentiment −100…100 of the answer that the case began with; null without a score. */
  before: number | null
  /** The same of the answer after the experience; null while there is none. */
  after: number | null
  /** When the customer was asked again, Unix milliseconds; null while they were not. */
  askedAt: number | null
  /** When the case was resolved, and when the customer next bought something, Unix milliseconds. */
  resolvedAt: number
  boughtAt: number | null
}

export interface Recovery {
  wasAsked: boolean
  answeredAgain: boolean
  /** By one band or more; null where either score is missing: silence is not satisfaction. */
  movedUp: boolean | null
  /** Within the days; null while they are not over and nothing was bought. */
  boughtAgain: boolean | null
}

/** The five bands of sentiment, −2 … 2: those of the faces. */
export function bandOf(sentiment: number): number {
  // Half a band counts outwards on both sides; the last 0 makes −0 an ordinary one.
  return Math.sign(sentiment) * Math.round(Math.abs(sentiment) / BAND_POINTS) + 0
}

/** @param days that a customer has to buy again, after the resolution */
export function recoveryOf(
  { before, after, askedAt, resolvedAt, boughtAt }: AfterCase,
  { now, days }: { now: number; days: number },
): Recovery {
  const until = resolvedAt + days * DAY_MS
  const hasBought = boughtAt !== null && boughtAt > resolvedAt && boughtAt <= until
  return {
    wasAsked: askedAt !== null,
    answeredAgain: after !== null,
    movedUp: before === null || after === null ? null : bandOf(after) > bandOf(before),
    boughtAgain: hasBought || (now >= until ? false : null),
  }
}

export interface RecoveryCounts {
  cases: number
  asked: number
  answered: number
  /** Of those with both scores; and how many have both. */
  movedUp: number
  comparable: number
  /** With Wilson's interval over the comparable. */
  interval: Interval | null
  /** Of all asked: if no silent one moved up, and if all of them did. */
  bounds: Interval | null
  boughtAgain: number
  /** Those whose days are over, or who bought. */
  known: number
}

/** Many cases together, with the silent ones in sight. */
export function countRecoveries(recoveries: readonly Recovery[]): RecoveryCounts {
  const count = (fits: (one: Recovery) => boolean) => recoveries.filter(fits).length
  const asked = count(({ wasAsked }) => wasAsked)
  const movedUp = count((one) => one.movedUp === true)
  const comparable = count((one) => one.movedUp !== null)
  // Somebody may answer without being asked: the silent are those who were.
  const silent = count((one) => one.wasAsked && one.movedUp === null)
  const judged = comparable + silent
  return {
    cases: recoveries.length,
    asked,
    answered: count(({ answeredAgain }) => answeredAgain),
    movedUp,
    comparable,
    interval: wilson({ x: movedUp, n: comparable }),
    bounds: judged > 0 ? { low: movedUp / judged, high: (movedUp + silent) / judged } : null,
    boughtAgain: count((one) => one.boughtAgain === true),
    known: count((one) => one.boughtAgain !== null),
  }
}
