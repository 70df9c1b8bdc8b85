import { SCALES, type Scale } from '#contract/words.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { keyOf } from './counts.ts'

/*
 * What people did after what they felt: from each scored answer somebody is followed, to another stage
 * and to another journey.
 */

/** A scored answer from which somebody is followed; the band is a place in `BANDS`. */
export type Mark = [at: number, week: string, band: number]

/** What an answer tells of going on and coming back. */
export interface Onward {
  /** Whether the person would be known again in another order. */
  isPerson: boolean
  /** The first scored answer of this stay in the stage, and whether this is it. */
  stay: Mark | null
  isFirst: boolean
  /** The stay that this answer ends by being in another stage. */
  left: [stage: string, mark: Mark] | null
  /** The last scored answer of the journey so far, and the one before where this is it. */
  end: Mark | null
  was: Mark | null
  /** The end of the journey before, where this answer begins another. */
  ended: Mark | null
}

/** As far as it is looked at here. */
interface Told {
  at: number
  week: string
  stage: string
  scale: Scale
  score: number | null
  onward?: Onward
}

const DAY_MS = 86_400_000

/** Before anything is known of other answers. */
export function notFollowed(isPerson: boolean): Onward {
  return { isPerson, stay: null, isFirst: false, left: null, end: null, was: null, ended: null }
}

/** Its place in `BANDS`; null without a score. */
function bandOf({ scale, score }: Told): number | null {
  if (score === null || SCALES[scale].lowest === null) return null
  return Math.sign(sentimentOf(scale, score)) + 1
}

/**
 * The same answer as the next of its person's.
 * @param last the one before it; null for the first
 * @param isNext whether both are of one journey
 */
export function followedBy(own: Told, last: Told | null, isNext: boolean): Onward {
  const isPerson = own.onward?.isPerson ?? false
  const band = bandOf(own)
  const mark: Mark | null = band === null ? null : [own.at, own.week, band]
  const before = last?.onward ?? null
  const isSame = isNext && last !== null && last.stage === own.stage
  const stay = (isSame ? before?.stay : null) ?? null
  const end = (isNext ? before?.end : null) ?? null
  return {
    isPerson,
    stay: stay ?? mark,
    isFirst: stay === null && mark !== null,
    left: isNext && !isSame && last && before?.stay ? [last.stage, before.stay] : null,
    end: mark ?? end,
    was: mark && end,
    ended: isNext ? null : (before?.end ?? null),
  }
}

/** A counter in a week; of its own where none is named. */
export interface OnwardAdd {
  key: string
  counters: number[]
  week?: string
}

/**
 * What it adds: people per stage and band (`o`), those who left for another stage by days (`l`), ends of
 * journeys by band (`w`), and other journeys after them by days (`b`).
 */
export function onwardAdds(told: Told): OnwardAdd[] {
  const { at, stage, onward } = told
  if (!onward) return []
  const { isPerson, stay, isFirst, left, end, was, ended } = onward
  const isEnd = end !== null && bandOf(told) !== null
  const adds: OnwardAdd[] = []
  if (isFirst && stay) adds.push({ key: keyOf('o', stage, stay[2]), counters: [1] })
  if (left) {
    const [from, mark] = left
    const key = keyOf('l', from, mark[2], daysSince(mark, at), stage)
    adds.push({ key, counters: [1], week: mark[1] })
  }
  if (!isPerson) return adds
  if (isEnd) adds.push({ key: keyOf('w', end[2]), counters: [1] })
  if (isEnd && was) adds.push({ key: keyOf('w', was[2]), counters: [-1], week: was[1] })
  if (ended) {
    const key = keyOf('b', ended[2], daysSince(ended, at))
    adds.push({ key, counters: [1], week: ended[1] })
  }
  return adds
}

/** Whole days. An answer whose clock was behind counts as of the same day. */
function daysSince([at]: Mark, now: number): number {
  return Math.floor(Math.max(0, now - at) / DAY_MS)
}
