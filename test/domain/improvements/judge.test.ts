import { describe, expect, it } from 'vitest'
import { judge, verdictOf, type Case } from '#worker/domain/improvements/judge.ts'
import { planOf } from '#worker/domain/improvements/plan.ts'
import { dailySpansOf, shareOf } from '#worker/domain/improvements/counting.ts'
import {
  daysSoFar,
  overlapsOf,
  phaseOf,
  plannedEndOf,
  windowsOf,
} from '#worker/domain/improvements/windows.ts'
import {
  alwaysValidRadius,
  alwaysValidWidth,
  mixingFor,
} from '#worker/domain/stats/always-valid.ts'
import {
  differenceInDifferences,
  shareVariance,
} from '#worker/domain/stats/difference-in-differences.ts'
import { simulate, type World } from './simulate.ts'

const SCHEDULE = { startsOn: '2026-11-09', washoutDays: 3, stoppedOn: null }
const TWO_WEEKS = { ...SCHEDULE, plannedEnd: plannedEndOf('2026-11-09', 3, 2) }

describe('the interval that holds every day', () => {
  it('has the width that its formula has by hand', () => {
    // x = ln((1 + x)/0.0025) at x = 8.2115; √(1 + x) = 3.0350.
    expect(mixingFor(100) * 100).toBeCloseTo(8.2115, 3)
    expect(alwaysValidWidth(0.05, 1)).toBeCloseTo(3.035, 3)
    // σ = 1, n = 100, ρ² = 0.04: √((4 + 1)/(100²·0.04)·ln(5/0.0025)) = √(0.0125·7.6009) = 0.30824.
    expect(alwaysValidRadius({ standardError: 0.1, mixing: 0.04 })).toBeCloseTo(0.30824, 4)
    expect(() => alwaysValidRadius({ standardError: 0, mixing: 1 })).toThrow(RangeError)
    expect(() => mixingFor(0)).toThrow(RangeError)
  })

  it('is narrowest, for its look, where it was tuned to', () => {
    const at = (planned: number) =>
      alwaysValidRadius({ standardError: 0.1, mixing: mixingFor(planned) })
    expect(at(100)).toBeLessThan(at(90))
    expect(at(100)).toBeLessThan(at(110))
    expect(at(100)).toBeCloseTo(0.3035, 4)
  })
})

describe('a difference of differences', () => {
  it('takes off what the untouched stage did, and is as wide as both', () => {
    const moved = { before: { x: 48, n: 80 }, after: { x: 56, n: 70 } }
    const still = { before: { x: 50, n: 100 }, after: { x: 50, n: 100 } }
    const both = differenceInDifferences(moved, still)
    expect(both?.difference).toBeCloseTo(0.2, 6)
    // Newcombe: 0.2 (0.0524–0.3339), and 0 ± 0.1364 of the other.
    expect(both?.low).toBeCloseTo(0.2 - Math.hypot(0.1476, 0.1364), 2)
    expect(both?.high).toBeCloseTo(0.2 + Math.hypot(0.1339, 0.1364), 2)
    expect(differenceInDifferences(moved, moved)?.difference).toBe(0)
    expect(differenceInDifferences(moved, { ...still, before: { x: 0, n: 0 } })).toBeNull()
  })

  it('never calls a few answers certain that all agree', () => {
    expect(shareVariance({ x: 0, n: 0 })).toBe(0.125)
    expect(shareVariance({ x: 10, n: 10 })).toBeGreaterThan(0)
  })
})

describe('the time of an improvement', () => {
  it('is judged by whole weeks without the first days, beside as many just before the start', () => {
    expect(windowsOf(TWO_WEEKS)).toEqual({
      before: { from: '2026-10-26', to: '2026-11-08' },
      after: { from: '2026-11-12', to: '2026-11-25' },
      weeks: 2,
    })
    expect(daysSoFar(TWO_WEEKS, '2026-11-12')).toBeNull()
    expect(daysSoFar(TWO_WEEKS, '2026-11-14')).toEqual({ from: '2026-11-12', to: '2026-11-13' })
    expect(daysSoFar(TWO_WEEKS, '2027-01-01')?.to).toBe('2026-11-25')
    expect(daysSoFar({ ...TWO_WEEKS, stoppedOn: '2026-11-15' }, '2027-01-01')?.to).toBe(
      '2026-11-15',
    )
  })

  it('has phases that change at midnight of the site', () => {
    const phases = ['2026-11-08', '2026-11-09', '2026-11-25', '2026-11-26'].map((day) =>
      phaseOf(TWO_WEEKS, day),
    )
    expect(phases).toEqual(['planned', 'running', 'running', 'over'])
    expect(phaseOf({ ...TWO_WEEKS, stoppedOn: '2026-11-10' }, '2027-01-01')).toBe('stopped')
  })

  it('is shared with what began meanwhile at the same place or at the untouched stage', () => {
    const own = { ...TWO_WEEKS, id: 'own', name: 'Own', stage: 'a', touchpoint: 't', control: 'c' }
    const other = (more: object) => ({ ...own, id: 'other', name: 'Other', control: null, ...more })
    const found = (more: object) => overlapsOf(own, [own, other(more)]).length
    expect(found({})).toBe(1)
    expect(found({ touchpoint: null, startsOn: '2026-10-27' })).toBe(1)
    expect(found({ touchpoint: 'u' })).toBe(0)
    expect(found({ stage: 'b' })).toBe(0)
    expect(found({ stage: 'c', touchpoint: 'u' })).toBe(1)
    // What holds for all of "before" and "after" alike moves nothing.
    expect(found({ startsOn: '2026-10-26' })).toBe(0)
    expect(found({ startsOn: '2026-11-26' })).toBe(0)
  })

  it('is read day by day from its weeks', () => {
    expect(dailySpansOf({ from: '2026-11-12', to: '2026-11-17' }).days).toEqual([
      { week: '2026-11-09', weekdays: [3, 4, 5, 6], sign: 1 },
      { week: '2026-11-16', weekdays: [0, 1], sign: 1 },
    ])
  })
})

describe('good answers', () => {
  it('are those of the metric that the curve shows', () => {
    const scores = [9, 1, 1, 1, 2, 3, 0, 0, 0, 0, 4]
    expect(shareOf('csat5', scores)).toEqual({ x: 5, n: 8 })
    expect(shareOf('nps11', scores)).toEqual({ x: 4, n: 21 })
    expect(shareOf('ces5_effort', scores)).toEqual({ x: 2, n: 8 })
  })
})

const BEFORE = { own: { x: 300, n: 400 }, control: null }
const look = (x: number, n: number, day = '2026-11-25') => ({ day, own: { x, n }, control: null })
const CASE: Case = {
  judging: 'planned_end',
  phase: 'over',
  worthwhile: 5,
  hiddenBelow: 5,
  before: BEFORE,
  looks: [look(340, 400)],
}

describe('a verdict', () => {
  it('asks for an interval without 0 and a change that is worth it', () => {
    expect(verdictOf({ value: 9, low: 3, high: 15 }, 5)).toBe('improved')
    expect(verdictOf({ value: 4, low: 1, high: 7 }, 5)).toBeNull()
    expect(verdictOf({ value: -9, low: -15, high: -3 }, 5)).toBe('worse')
    expect(verdictOf({ value: 2, low: 1, high: 3 }, 5)).toBe('no_relevant_change')
    expect(verdictOf({ value: 3, low: -3, high: 10 }, 5)).toBeNull()
  })

  it('comes once, at the planned end, and tells nothing before', () => {
    expect(judge(CASE)).toMatchObject({ verdict: 'improved', decidedOn: '2026-11-25' })
    for (const phase of ['planned', 'running'] as const)
      expect(judge({ ...CASE, phase })).toEqual({
        verdict: 'too_early',
        decidedOn: null,
        change: null,
        days: [],
      })
    expect(judge({ ...CASE, phase: 'stopped' })).toMatchObject({ verdict: 'stopped', change: null })
    expect(judge({ ...CASE, looks: [look(260, 400)] }).verdict).toBe('worse')
    expect(judge({ ...CASE, looks: [look(308, 400)] }).verdict).toBe('not_shown')
    expect(judge({ ...CASE, looks: [look(4, 4)] })).toMatchObject({
      verdict: 'not_shown',
      change: null,
    })
  })

  it('comes on the first day that shows it where any day may be looked at, and stays', () => {
    const looks = [look(20, 25, '1'), look(45, 50, '2'), look(190, 200, '3'), look(230, 300, '4')]
    const judged = judge({ ...CASE, judging: 'any_time', phase: 'running', looks })
    expect(judged.days.map(({ day }) => day)).toEqual(['2', '3', '4'])
    expect(judged).toMatchObject({ verdict: 'improved', decidedOn: '3' })
    const early = { ...CASE, judging: 'any_time' as const, looks: looks.slice(0, 2) }
    expect(judge({ ...early, phase: 'running' }).verdict).toBe('too_early')
    expect(judge({ ...early, phase: 'stopped' })).toMatchObject({ verdict: 'stopped' })
    expect(judge(early).verdict).toBe('not_shown')
  })
})

describe('what may be seen', () => {
  it('is the change that is found four times in five, dearer where every day may be looked at', () => {
    const { weekly, share, weeks } = planOf({ own: { x: 171, n: 228 }, control: null }, 5)
    expect([weekly, share]).toEqual([57, 0.75])
    const four = weeks.find((one) => one.weeks === 4)
    // 2.8016·√(2·0.75·0.25/230) = 11.3 points; 3.8766/2.8016 times that.
    expect(four?.plannedEnd).toBeCloseTo(11.3, 1)
    expect((four?.anyTime ?? 0) / (four?.plannedEnd ?? 1)).toBeCloseTo(1.384, 2)
    expect(planOf({ own: { x: 1, n: 4 }, control: null }, 5)).toMatchObject({
      share: null,
      weeks: [],
    })
  })
})

describe('in a simulated shop with 75 % good answers', () => {
  const world = (more: Partial<World>): World => ({
    share: 0.75,
    effect: 0,
    perDay: 10,
    days: 60,
    before: 'fixed',
    ...more,
  })
  const rates = (more: Partial<World>) => simulate(world(more), { runs: 800, seed: 11 })

  it.each(['growing', 'fixed'] as const)(
    'looking every day deceives a z test and not the always-valid interval: before %s',
    (before) => {
      const { dailyZ, anyTime, plannedEnd } = rates({ before })
      expect(dailyZ).toBeGreaterThan(0.2)
      expect(anyTime).toBeLessThan(0.05)
      expect(plannedEnd).toBeLessThan(0.075)
    },
  )

  it.each([0, 0.05, 0.1])('the interval holds the truth on all days: effect %s', (effect) => {
    for (const days of [30, 90]) expect(rates({ effect, days }).missed).toBeLessThan(0.055)
  })

  it('the price is power at small changes, not at large ones', () => {
    const large = rates({ effect: 0.1 })
    const small = rates({ effect: 0.05 })
    expect(large.anyTime).toBeGreaterThan(0.9)
    expect(small.anyTime).toBeLessThan(small.plannedEnd - 0.1)
    expect(small.plannedEnd).toBeGreaterThan(0.45)
  })
})
