import type { PlanFigures, Plans } from '#contract/delivery/plan.ts'
import { AD_HOC_KINDS, type AdHocKind } from '#contract/delivery/words.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { share } from '#worker/domain/delivery/figures/carrier-figures.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { welchFromMoments } from '#worker/domain/stats/means.ts'
import type { Moments } from '#worker/domain/stats/moments.ts'

/*
 * Planned against actual journeys of parcels: see docs/method.md, "Planned and actual". The plan has two
 * steps, in this order: told of, and delivered by the promised day.
 */

/** Parcels that are no longer open below which nothing is said of them. */
export const LEAST_PARCELS = 10

/** Parcels, the answers with a score among them, the sum of these and of their squares. */
type Feelings = [parcels: number, rated: number, sentiment: number, squares: number]

/** A day and carrier, as it was counted. */
export interface PlannedDay {
  carrier: string
  parcels: number
  /** null where parcels of it were never looked at against their plan. */
  plan: {
    planned: number
    toldLate: number
    /** Delivered late or with an issue. */
    failing: number
    /** Delivered. */
    asPlanned: Feelings
    deviated: Feelings
  } | null
  /** Not delivered; `due` is the end of the promised day, Unix milliseconds. */
  waiting: [due: number, ...Feelings][]
  adhoc: Partial<Record<AdHocKind, number>>
}

export interface PlanReader {
  /** Unix milliseconds: parcels that are due by then and have not come are missing. */
  now: number
  /** Those who do not are told of feelings of all carriers together only. */
  seesPeople: boolean
}

/** The figures of all carriers together, and of each, the one with most parcels first. */
export function planFigures(days: readonly PlannedDay[], reader: PlanReader): Omit<Plans, 'range'> {
  const known = days.filter(({ plan }) => plan !== null)
  const byCarrier = Map.groupBy(known, ({ carrier }) => carrier)
  const carriers = Array.from(byCarrier, ([carrier, own]): PlanFigures => {
    const figures = figuresOf(carrier, own, reader.now)
    return reader.seesPeople ? figures : { ...figures, feeling: null }
  })
  return {
    unlooked: sum(days.map(({ plan, parcels }) => (plan === null ? parcels : 0))),
    whole: figuresOf(null, known, reader.now),
    carriers: carriers.toSorted(
      (a, b) => b.parcels - a.parcels || (a.carrier ?? '').localeCompare(b.carrier ?? ''),
    ),
  }
}

function figuresOf(carrier: string | null, days: readonly PlannedDay[], now: number): PlanFigures {
  const plans = days.flatMap(({ plan }) => plan ?? [])
  const waiting = days.flatMap((day) => day.waiting)
  const planned = sum(plans.map((plan) => plan.planned))
  const parcels = sum(days.map((day) => day.parcels))
  const missing = waiting.filter(([due]) => due <= now).map(([, ...own]): Feelings => own)
  const open = sum(waiting.map(([due, n]) => (due > now ? n : 0)))
  const asPlanned = together(plans.map((plan) => plan.asPlanned))
  const deviated = together([...plans.map((plan) => plan.deviated), ...missing])
  const closed = planned - open
  const isTooFew = closed < LEAST_PARCELS
  const own = share(asPlanned[0], closed)
  return {
    carrier,
    parcels,
    noPlan: parcels - planned,
    open,
    asPlanned:
      isTooFew && closed > 0
        ? { ...own, x: null, share: null, interval: null, state: 'hidden' }
        : own,
    steps: isTooFew ? null : stepsOf(plans, { planned, missing: together(missing)[0] }),
    adhoc: isTooFew ? [] : adHocOf(days),
    feeling: isTooFew ? null : feelingOf(asPlanned, deviated),
  }
}

function stepsOf(
  plans: readonly NonNullable<PlannedDay['plan']>[],
  { planned, missing }: { planned: number; missing: number },
): PlanFigures['steps'] {
  const late = sum(plans.map(({ toldLate }) => toldLate))
  const failing = sum(plans.map((plan) => plan.failing))
  const came = sum(plans.map(({ asPlanned, deviated }) => asPlanned[0] + deviated[0]))
  return {
    told: { completed: planned - late, failing: late },
    delivered: { completed: came - failing, failing, missing },
  }
}

function adHocOf(days: readonly PlannedDay[]): PlanFigures['adhoc'] {
  const all = AD_HOC_KINDS.map((kind) => ({
    kind,
    n: sum(days.map(({ adhoc }) => adhoc[kind] ?? 0)),
  }))
  return all.filter(({ n }) => n > 0).toSorted((a, b) => b.n - a.n)
}

/** An association: what else the two sorts of parcels differ by is not known. */
function feelingOf(asPlanned: Feelings, deviated: Feelings): PlanFigures['feeling'] {
  const [a, b] = [momentsFrom(asPlanned), momentsFrom(deviated)]
  const welch = a && b && welchFromMoments(a, b)
  return {
    asPlanned: { n: asPlanned[1], mean: a?.mean ?? null },
    deviated: { n: deviated[1], mean: b?.mean ?? null },
    difference: a && b ? a.mean - b.mean : null,
    interval: welch && [Math.max(welch.low, -200), Math.min(welch.high, 200)],
  }
}

/** Of whole numbers, so the sums are exact; null below five. */
function momentsFrom([, n, total, squares]: Feelings): Moments | null {
  if (n < HIDDEN_BELOW.customer) return null
  const mean = total / n
  return { n, mean, variance: Math.max(squares - total * mean, 0) / (n - 1) }
}

function together(all: readonly Feelings[]): Feelings {
  const each = (at: 0 | 1 | 2 | 3) => sum(all.map((one) => one[at]))
  return [each(0), each(1), each(2), each(3)]
}
