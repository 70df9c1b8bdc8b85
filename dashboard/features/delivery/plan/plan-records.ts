import type { PlanFigures } from '#contract/delivery/plan.ts'
import {
  count,
  percent,
  percentInterval,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { t } from './words.ts'

/** A carrier against the plan, in the words of the API; the whole is called `all`. */
export function planRecord(one: PlanFigures): Record<string, Cell> {
  const { carrier, parcels, noPlan, open, asPlanned, steps } = one
  return {
    carrier: carrier ?? 'all',
    parcels,
    no_plan: noPlan,
    open,
    as_planned_x: asPlanned.x,
    as_planned_n: asPlanned.n,
    as_planned_share: asPlanned.share,
    as_planned_low: asPlanned.interval?.[0] ?? null,
    as_planned_high: asPlanned.interval?.[1] ?? null,
    told_completed: steps?.told.completed ?? null,
    told_failing: steps?.told.failing ?? null,
    delivered_completed: steps?.delivered.completed ?? null,
    delivered_failing: steps?.delivered.failing ?? null,
    delivered_missing: steps?.delivered.missing ?? null,
  }
}

/** What nobody planned, of each carrier and the whole. */
export function adHocRecords({ carrier, adhoc }: PlanFigures): Record<string, Cell>[] {
  return adhoc.map(({ kind, n }) => ({ carrier: carrier ?? 'all', step: kind, parcels: n }))
}

/** How parcels as planned and the others felt. */
export function feelingRecord({ carrier, feeling }: PlanFigures): Record<string, Cell> {
  return {
    carrier: carrier ?? 'all',
    as_planned_n: feeling?.asPlanned.n ?? null,
    as_planned_mean: feeling?.asPlanned.mean ?? null,
    deviated_n: feeling?.deviated.n ?? null,
    deviated_mean: feeling?.deviated.mean ?? null,
    difference: feeling?.difference ?? null,
    low: feeling?.interval?.[0] ?? null,
    high: feeling?.interval?.[1] ?? null,
  }
}

/** The arithmetic of the whole, a line each. */
export function planNumbers(whole: PlanFigures): string[] {
  const { parcels, noPlan, open, asPlanned, steps, feeling } = whole
  const n = count(asPlanned.n)
  const lines = [
    t('planned.numbers.closed', {
      parcels: count(parcels),
      none: count(noPlan),
      open: count(open),
      n,
    }),
  ]
  if (steps) {
    const { told, delivered } = steps
    const { completed, failing, missing } = delivered
    lines.push(
      t('planned.numbers.share', {
        x: count(asPlanned.x ?? 0),
        n,
        share: percent(asPlanned.share ?? 0),
        interval: asPlanned.interval ? percentInterval(asPlanned.interval) : '–',
      }),
      t('planned.numbers.steps', {
        completed: count(completed),
        failing: count(failing),
        missing: count(missing),
        n,
      }),
      t('planned.numbers.told', {
        completed: count(told.completed),
        failing: count(told.failing),
        n: count(told.completed + told.failing),
      }),
    )
  }
  return feeling?.difference == null ? lines : [...lines, feelingLine(feeling)]
}

function feelingLine({
  asPlanned,
  deviated,
  difference,
  interval,
}: NonNullable<PlanFigures['feeling']>): string {
  return t('planned.numbers.feeling', {
    a: signed(asPlanned.mean ?? 0),
    an: count(asPlanned.n),
    b: signed(deviated.mean ?? 0),
    bn: count(deviated.n),
    points: signed(difference ?? 0),
    interval: interval ? signedInterval(interval) : '–',
  })
}
