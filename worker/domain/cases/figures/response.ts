import type { RecoveryReport } from '#contract/delivery/costs/recovery.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { spentMinutes, type Term } from '#worker/domain/cases/clock.ts'
import type { BusinessTime } from '#worker/domain/cases/opening-hours.ts'
import { meanInterval } from '#worker/domain/stats/histogram.ts'
import { momentsOf } from '#worker/domain/stats/moments.ts'
import { kruskalWallis } from '#worker/domain/stats/ranks/many-groups.ts'
import { kaplanMeier, medianSurvival, type Observation } from '#worker/domain/stats/survival.ts'
import type { AfterFacts, FigureCase } from './recovery-report.ts'

type Response = NonNullable<RecoveryReport['response']>

const DAY_MS = 86_400_000
/** Open minutes up to which a band goes: one, four, eight and 24 open hours, and all that took longer. */
const BANDS = [60, 240, 480, 1440, null] as const
/** Answers that a test over the bands needs. */
const LEAST = 20
/** A contact is waited for so long; a later one is none. It bounds the days that are looked at, too. */
const WATCHED_MS = 60 * DAY_MS

/**
 * How long customers of cases waited for the first contact, in open minutes without pauses, and what
 * they said afterwards, by bands of it. The median is Kaplan–Meier's: who was not contacted yet, or
 * never before the case was done, is censored. Bands are compared by Kruskal–Wallis. An association.
 * @param cases without declined ones
 * @param by `time` opening hours as they are now, for old cases too
 * @returns null where nobody is ever there
 */
export function responseOf(
  cases: readonly FigureCase[],
  by: { after: ReadonlyMap<string, AfterFacts>; now: number; time: BusinessTime },
): RecoveryReport['response'] {
  const { after, now, time } = by
  if (time.week.every((hours) => hours.length === 0)) return null
  const seen = cases.map(({ terms }) => observed(terms.firstContact, { now, time }))
  const contacted = seen.filter(({ event }) => event).length
  const isTold = contacted >= HIDDEN_BELOW.customer
  const answered = cases.flatMap(({ id, terms, resolvedAt }) => {
    const sentiment = after.get(id)?.after ?? null
    if (sentiment === null || resolvedAt === null) return []
    const { metAt } = terms.firstContact
    // A contact after the resolution may lie behind the answer: nobody waited for it.
    const isContacted = metAt !== null && metAt <= resolvedAt
    const minutes = spentMinutes(terms.firstContact, now, time)
    const band = BANDS.findIndex((upTo) => isContacted && minutes <= (upTo ?? Infinity))
    return [{ sentiment, band }]
  })
  const inBand = (place: number) =>
    answered.filter(({ band }) => band === place).map(({ sentiment }) => sentiment)
  const bands = BANDS.map((_, place) => inBand(place))
  return {
    contacted,
    notYet: seen.length - contacted,
    median: isTold ? medianSurvival(kaplanMeier(seen)) : null,
    bands: bands.map(toBand),
    without: inBand(-1).length,
    least: LEAST,
    test: testOf(bands),
  }
}

function observed(term: Term, { now, time }: { now: number; time: BusinessTime }): Observation {
  const until = term.startedAt + WATCHED_MS
  const event = term.metAt !== null && term.metAt <= until
  const last = event ? term.metAt : Math.min(term.pausedAt ?? now, until)
  // What was cut off may have had its pause afterwards.
  return { time: Math.max(0, spentMinutes({ ...term, metAt: last }, now, time)), event }
}

function toBand(sentiments: number[], place: number): Response['bands'][number] {
  const upTo = BANDS[place] ?? null
  const n = sentiments.length
  const moments = momentsOf(sentiments)
  if (!moments || n < HIDDEN_BELOW.customer) return { upTo, n, mean: null, interval: null }
  const interval = meanInterval({ ...moments, lowest: -100, highest: 100 })
  return { upTo, n, mean: moments.mean, interval }
}

/** Over the bands that are told, where those have answers enough. */
function testOf(bands: readonly number[][]): Response['test'] {
  const told = bands.filter(({ length }) => length >= HIDDEN_BELOW.customer)
  const n = told.flat().length
  const test = n < LEAST ? null : kruskalWallis(told)
  return test && { ...test, n }
}
