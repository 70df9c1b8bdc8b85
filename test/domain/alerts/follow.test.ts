import { describe, expect, test } from 'vitest'
import { freezeBaseline, readPoint, type DayCounts } from '#worker/domain/alerts/chart.ts'
import {
  followDay,
  learnAnew,
  NEW_STATE,
  toldOf,
  type AlertState,
  type Followed,
} from '#worker/domain/alerts/follow.ts'
import { addDays } from '#worker/domain/days.ts'
import { laneySigma } from '#worker/domain/stats/control-charts.ts'

const FIRST = '2026-09-01'
const dayOf = (index: number) => addDays(FIRST, index)

/** Follows days of so many unhappy answers, 25 a day unless told. */
function follow(unhappy: number[], { from = NEW_STATE, start = 0, n = 25 } = {}): Followed[] {
  let state: AlertState = from
  return unhappy.map((x, index) => {
    const followed = followDay(state, { day: dayOf(start + index), x, n }, 5)
    state = followed.state
    return followed
  })
}

/** Twenty days of 3, 4 and 5 unhappy ones in 25: 16 %. */
const USUAL = Array.from({ length: 20 }, (_, index) => 3 + (index % 3))
const learnt = () => follow(USUAL).at(-1)?.state ?? NEW_STATE

describe('an alert', () => {
  test('is raised once a run, and ends with the first of three days as usual', () => {
    const days = follow([4, 15, 15, 14, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], {
      from: learnt(),
      start: 20,
    })
    const raised = days.flatMap(({ raised }) => raised ?? [])
    expect(raised).toHaveLength(1)
    expect(raised[0]).toMatchObject({ raisedOn: dayOf(21), x: 15, n: 25, chart: 'both' })
    const ended = days.flatMap(({ ended }) => ended ?? [])
    expect(ended).toHaveLength(1)
    expect(ended[0]).toMatchObject({ raisedOn: dayOf(21), why: 'calm' })
    expect((ended[0]?.endedOn ?? '') > dayOf(24)).toBe(true)
    // Over, the next one is another.
    const again = follow([16], { from: days.at(-1)?.state ?? NEW_STATE, start: 60 })
    expect(again[0]?.raised?.raisedOn).toBe(dayOf(60))
  })

  test('needs twenty points to know what is usual, and none before', () => {
    expect(follow([...USUAL.slice(0, 19), 25]).every(({ raised }) => raised === null)).toBe(true)
    expect(follow(USUAL.slice(0, 19)).at(-1)?.state.baseline).toBeNull()
    const { state } = follow(USUAL).at(-1) ?? {}
    expect(state?.baseline).toMatchObject({ points: 20, n: 500, sigma: 1, until: dayOf(19) })
    expect(state?.points).toEqual([])
  })

  test('a day of under five answers is added to the next', () => {
    const small = { from: learnt(), start: 20 }
    const [first, second] = [
      follow([4], { ...small, n: 4 })[0],
      follow([4, 4], { ...small, n: 4 })[1],
    ]
    expect(first?.raised).toBeNull()
    expect(first?.state.pending).toEqual({ x: 4, n: 4 })
    expect(second?.raised).toMatchObject({ x: 8, n: 8, raisedOn: dayOf(21) })
    expect(second?.state.pending).toEqual({ x: 0, n: 0 })
    // A day without any answer is no point.
    expect(follow([0], { ...small, n: 0 })[0]?.state.level).toBeNull()
  })

  test('comes of a slow rise by the average, without any day that is beyond its own limit', () => {
    const raised = follow([8, 8, 8, 8, 8, 8, 8], { from: learnt(), start: 20 }).flatMap(
      ({ raised }) => raised ?? [],
    )
    expect(raised[0]?.chart).toBe('average')
  })

  test('fewer unhappy ones are none', () => {
    const days = follow(
      Array.from({ length: 30 }, () => 0),
      { from: learnt(), start: 20 },
    )
    expect(days.every(({ raised }) => raised === null)).toBe(true)
  })

  test('what is usual is learnt anew from a change on, and an alert ends there', () => {
    const open = follow([20], { from: learnt(), start: 20 })[0]?.state ?? NEW_STATE
    const anew = learnAnew(open, dayOf(21))
    expect(anew.ended).toEqual({ raisedOn: dayOf(20), endedOn: dayOf(21), why: 'anew' })
    expect(anew.state).toBe(NEW_STATE)
    expect(learnAnew(NEW_STATE, dayOf(21)).ended).toBeNull()
  })

  test('two a day are told, the strongest, and none of days that are long over', () => {
    const alert = (excess: number, raisedOn = '2026-11-20') => ({ raisedOn, excess })
    const told = toldOf([alert(1.2), alert(3), alert(2), alert(9, '2026-11-19')], '2026-11-20')
    expect(told.map(({ excess }) => excess)).toEqual([3, 2])
  })
})

describe('limits', () => {
  const known = { share: 0.2, sigma: 1, points: 50, n: 1e12, until: '' }

  test('are those of a p-chart and of an EWMA with exact early limits', () => {
    const sd = Math.sqrt((0.2 * 0.8) / 64)
    const first = readPoint({ day: '', x: 16, n: 64 }, known, null)
    expect(first.limits.point).toBeCloseTo(0.2 + 3 * sd, 5)
    expect(first.limits.average).toBeCloseTo(0.2 + 3 * sd * 0.2, 5)
    expect(first.level.value).toBeCloseTo(0.2 * 0.25 + 0.8 * 0.2, 12)
    const late = readPoint({ day: '', x: 16, n: 64 }, known, { value: 0.2, step: 500 })
    expect(late.limits.average).toBeCloseTo(0.2 + 3 * sd * Math.sqrt(0.2 / 1.8), 5)
  })

  test('are wider where days vary more than by chance (Laney), and only there', () => {
    const days = (counts: number[]): DayCounts[] =>
      counts.map((x, index) => ({ day: dayOf(index), x, n: 1000 }))
    const wild = days(USUAL.map((_, index) => (index % 2 === 0 ? 120 : 200)))
    const baseline = freezeBaseline(wild)
    expect(baseline?.sigma).toBeCloseTo(laneySigma(wild, 0.16) ?? 0, 12)
    expect(baseline?.sigma).toBeGreaterThan(3)
    expect(freezeBaseline(days(USUAL.map((_, index) => 155 + (index % 3) * 5)))?.sigma).toBe(1)
  })

  test('σ_z is the mean moving range of z by 1.128', () => {
    // z = ±1 by turns: each range is 2.
    const n = 100
    const sd = Math.sqrt((0.5 * 0.5) / n)
    const samples = [0, 1, 2, 3].map((index) => ({ x: n * (0.5 + (index % 2 ? sd : -sd)), n }))
    expect(laneySigma(samples, 0.5)).toBeCloseTo(2 / 1.128, 12)
    expect(laneySigma(samples.slice(1, 2), 0.5)).toBeNull()
    expect(laneySigma(samples, 0)).toBeNull()
  })

  test('where nobody was unhappy one is taken to have been', () => {
    const none = Array.from({ length: 20 }, (_, index) => ({ day: dayOf(index), x: 0, n: 10 }))
    expect(freezeBaseline(none)).toMatchObject({ share: 1 / 200, sigma: 1 })
  })
})
