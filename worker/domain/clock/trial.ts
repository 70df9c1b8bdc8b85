import { TRIAL_LIMITS, type TrialPhase } from '#contract/cases/words.ts'

/* A trial of how long after an experience to ask: whom it takes in, which delay is theirs, when it is over. */

const DAY_MS = 86_400_000
/** Bytes of the hash that are read: 48 bits, of which three shares are equal to a millionth of a millionth. */
const BYTES = 6

/** What is fixed as a trial starts, and its ends. Instants are Unix milliseconds. */
export interface Trial {
  /** Counted up within the site. */
  id: number
  /** The delays in days, rising. */
  days: number[]
  /** Answers with which it takes in nobody else. */
  planned: number
  /** Points that were said to be found four times in five. */
  detectable: number
  startedAt: number
  closedAt: number | null
  stoppedAt: number | null
}

/** Whether a trial still takes somebody in. */
export function isRunning({ closedAt, stoppedAt }: Trial): boolean {
  return closedAt === null && stoppedAt === null
}

/** When the last who were taken in have had their time to answer; null while it takes them in. */
export function judgedAt({ days, closedAt, stoppedAt }: Trial): number | null {
  if (closedAt === null || stoppedAt !== null) return null
  return closedAt + (Math.max(...days) + TRIAL_LIMITS.answerDays) * DAY_MS
}

/** Where a trial is in its time. */
export function trialPhase(trial: Trial, now: number): TrialPhase {
  if (trial.stoppedAt !== null) return 'stopped'
  const at = judgedAt(trial)
  if (at === null) return 'running'
  return now < at ? 'closing' : 'over'
}

/**
 * The delay that chance has for an experience, the same whenever it is asked for.
 * @param hash keyed, of the trial and the experience: nobody can know it before, or steer it
 * @param days at least one
 */
export function drawnDays(hash: Uint8Array, days: readonly number[]): number {
  const share = hash.slice(0, BYTES).reduce((sum, byte) => sum * 256 + byte, 0) / 256 ** BYTES
  return days[Math.floor(share * days.length)] ?? 0
}

/** Whom a trial may take in. */
export interface TrialDraw {
  /** The delay that was drawn, and the shortest of the trial, in days. */
  days: number
  shortest: number
  startedAt: number
}

/**
 * Whether an experience is the trial's: it came after the start, and was heard of early enough for every
 * delay to be kept within a day. That is decided before the draw, and so alike for all delays.
 */
export function takesIn({ shortest, startedAt }: TrialDraw, since: number, now: number): boolean {
  return since >= startedAt && now <= since + (shortest + 1) * DAY_MS
}
