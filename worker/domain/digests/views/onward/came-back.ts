import type { Onward } from '#contract/digests/onward.ts'
import { BANDS } from '#contract/words.ts'
import { changeBetween } from '#worker/domain/journey/change.ts'
import { toPair } from '#worker/domain/journey/score-tally.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import {
  countOf,
  kaplanMeier,
  logRank,
  type Observation,
  type SurvivalStep,
} from '#worker/domain/stats/survival.ts'
import { followedDays, type CountedWeek } from './funnel.ts'
import { entriesOf } from '#worker/domain/digests/views/pains.ts'
import { stateOf } from '#worker/domain/digests/views/shares.ts'

type CameBack = Onward['visits']
type Band = CameBack['bands'][number]

/** Days within which somebody comes back, as a page tells them. */
const HORIZONS = [60, 90, 180, 365]

/**
 * Who began another journey, by how the one before ended (Kaplan–Meier; log-rank of happy against
 * unhappy). People of a week are watched as long as it is since its end; who has not come back by then
 * is censored, and so is what only some of the week could have done by then.
 * @param weeks digests of the kind `onward`
 * @param by `until` up to when answers are counted; `least` people below which nothing is told
 */
export function buildVisits(weeks: CountedWeek[], by: { until: number; least: number }): CameBack {
  return cameBack(
    BANDS.map((_, place) => weeks.flatMap((week) => observed(week, place, by.until))),
    by.least,
  )
}

/** @param groups a list a band, in days */
export function cameBack(groups: Observation[][], least: number): CameBack {
  const [unhappy = [], , happy = []] = groups
  const bands = BANDS.map((band, place) => bandOf(band, groups[place] ?? [], least))
  const isTold = Math.min(countOf(unhappy), countOf(happy)) >= least
  const test = isTold ? logRank(happy, unhappy) : null
  return {
    bands,
    differences: differencesOf(bands),
    logRank: test && { chiSquare: test.chiSquare, p: test.p },
  }
}

function bandOf(band: Band['band'], all: readonly Observation[], least: number): Band {
  const n = countOf(all)
  const isHidden = n < least
  const steps = kaplanMeier(all)
  return {
    band,
    n,
    came: countOf(all.filter(({ event }) => event)),
    within: isHidden ? [] : HORIZONS.flatMap((days) => within(all, { steps, days, least })),
    curve: isHidden
      ? []
      : steps.map(({ time, survival, atRisk }) => ({ days: time, share: survival, atRisk })),
    state: isHidden ? 'hidden' : stateOf(n),
  }
}

/** How much more often the happy came back, of the days that are told of both. */
function differencesOf([unhappy, , happy]: readonly Band[]): CameBack['differences'] {
  const known = ({ share, interval: [low, high] }: Band['within'][number]) => ({
    sentiment: share,
    interval: { low, high },
  })
  return (happy?.within ?? []).flatMap((one) => {
    const other = unhappy?.within.find(({ days }) => days === one.days)
    if (!other) return []
    // Of shares this is Newcombe's interval.
    const { difference, interval } = changeBetween(known(one), known(other))
    return [{ days: one.days, difference, interval: toPair(interval) }]
  })
}

/**
 * The share that came back, with Wilson's interval at the number of people that Greenwood's error stands
 * for, n = S(1 − S) / SE² (Rothman 1978, J Chronic Dis 31:557–560); where none or all came, at those who
 * were watched to the end. Without censoring before the end it is Wilson's own interval.
 */
function within(
  all: readonly Observation[],
  { steps, days, least }: { steps: SurvivalStep[]; days: number; least: number },
): { days: number; share: number; interval: [number, number] }[] {
  // Whose whole time is known: watched to the end of it, or back before.
  const known = countOf(all.filter(({ time, event }) => event || time >= days))
  const stillWatched = countOf(all.filter(({ time }) => time >= days))
  if (stillWatched < least && known < countOf(all)) return []
  const last = steps.findLast(({ time }) => time <= days)
  const share = 1 - (last?.survival ?? 1)
  const se = last?.se ?? 0
  const n = se > 0 ? (share * (1 - share)) / se ** 2 : known
  const interval = wilson({ x: Math.min(share * n, n), n })
  return interval ? [{ days, share, interval: [interval.low, interval.high] }] : []
}

function observed(week: CountedWeek, place: number, until: number): Observation[] {
  const days = followedDays(week, until)
  const all = week.counts[`w|${place}`]?.[0] ?? 0
  const came = entriesOf(week.counts, 'b').flatMap(({ parts: [band, since], counters }) => {
    const time = Number(since) + 1
    return Number(band) === place && time <= days
      ? [{ time, event: true, count: counters[0] ?? 0 }]
      : []
  })
  const open = Math.max(0, all - countOf(came))
  return [...came, { time: days, event: false, count: open }]
}
