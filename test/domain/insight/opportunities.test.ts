import { describe, expect, test } from 'vitest'
import type { Outcome } from '#worker/domain/insight/drivers/outcome.ts'
import { touchpointDrivers, touchpointEffects } from '#worker/domain/insight/drivers/touchpoints.ts'
import {
  buildOpportunities,
  type PassedCell,
} from '#worker/domain/insight/opportunities/opportunities.ts'

const there = (touchpoint: string, score: number) => ({
  stage: 'delivery',
  touchpoint,
  scale: 'csat5' as const,
  score,
})

/** The courier goes with the outcome, the site half as surely, the box not at all. */
const outcomes = Array.from({ length: 240 }, (_, place): Outcome => {
  const isHappy = place % 2 === 0
  const like = (is: boolean) => (is ? 5 : 1)
  return {
    score: isHappy ? 10 : 2,
    channel: 'email',
    issues: null,
    before: [
      there('courier', like(isHappy === place % 10 < 9)),
      there('site', like(isHappy === place % 4 < 3)),
      there('box', like(place % 4 < 2)),
    ],
  }
})

function cell(touchpoint: string, segment: string, [bad, good, shown = 0]: number[]): PassedCell {
  return {
    stage: 'delivery',
    touchpoint,
    segment,
    scale: 'csat5',
    scores: [0, bad ?? 0, 0, 0, 0, good ?? 0],
    shown,
  }
}

const CELLS = [
  cell('courier', 'b2c', [20, 80, 400]),
  cell('courier', 'b2b', [80, 20, 100]),
  cell('site', 'b2c', [20, 80, 900]),
  cell('site', 'b2b', [80, 20, 100]),
]
const effects = () => touchpointEffects(outcomes, 'nps11', 5)
const nowhere = () => 0

describe('opportunities', () => {
  test('are importance × gap × reach, the same at each look', () => {
    const found = buildOpportunities(effects(), CELLS, nowhere)
    expect(found).toMatchObject({ reachOf: 'shown', notTold: 1, noSegment: 0 })
    const told = touchpointDrivers(outcomes, 'nps11', 5).filter(({ isTold }) => isTold)
    expect(told.map(({ touchpoint }) => touchpoint)).toEqual(['courier', 'site'])
    const [courier, site] = ['courier', 'site'].map((name) =>
      found.opportunities.find(({ touchpoint }) => touchpoint === name),
    )
    const all = (told[0]?.effect ?? 0) + (told[1]?.effect ?? 0)
    expect(courier?.importance).toBeCloseTo((told[0]?.effect ?? 0) / all, 12)
    expect((courier?.importance ?? 0) + (site?.importance ?? 0)).toBeCloseTo(1, 12)
    // +60 of the best beside 0 of all.
    expect(courier).toMatchObject({
      best: { segment: 'b2c', n: 100, mean: 60 },
      own: { n: 200 },
      people: 500,
      reach: 0.5,
    })
    expect(courier?.gap.difference).toBeCloseTo(60, 12)
    expect(courier?.gain).toBeCloseTo((courier?.importance ?? 0) * 60 * 0.5, 12)
    expect(site?.reach).toBe(1)
    const [low = 0, high = 0] = courier?.interval ?? []
    expect(low).toBeLessThan(courier?.gain ?? 0)
    const most = (courier?.gap.interval[1] ?? 0) * (courier?.importanceInterval[1] ?? 0) * 0.5
    expect(high).toBeLessThanOrEqual(most)
    expect(buildOpportunities(effects(), CELLS, nowhere)).toEqual(found)
  })

  test('the surest comes first, not what may be largest', () => {
    const unsure = [cell('courier', 'b2c', [6, 14]), cell('courier', 'b2b', [10, 10])]
    const sure = [cell('site', 'b2c', [200, 800]), cell('site', 'b2b', [500, 500])]
    const found = buildOpportunities(effects(), [...unsure, ...sure], () => 700).opportunities
    expect(found.map(({ touchpoint }) => touchpoint)).toEqual(['site', 'courier'])
    expect(found[0]?.gain).toBeLessThan(found[1]?.gain ?? 0)
  })

  test('one touchpoint alone has all the importance, and the interval of the gap is that of the delta method', () => {
    const [courier] = effects()
    const { opportunities } = buildOpportunities(courier ? [courier] : [], CELLS, nowhere)
    const [one] = opportunities
    expect(one).toMatchObject({ importance: 1, importanceInterval: [1, 1], reach: 1 })
    expect(one?.interval).toEqual(one?.gap.interval)
    // Gap = w(m − m′) with w = 1/2 of 200: a score's variance is 100² · 4 · .8 · .2, w's is 1/4 of 200.
    const se = Math.sqrt(0.25 * 2 * (6400 / 100) + 120 ** 2 * (0.25 / 200))
    const [low, high] = one?.interval ?? [0, 0]
    expect((high - low) / (2 * 1.96 * se)).toBeGreaterThan(0.8)
    expect((high - low) / (2 * 1.96 * se)).toBeLessThan(1.25)
    expect((low + high) / 2).toBeCloseTo(60, -1)
  })

  test('a lucky handful is not the mark, nor is who is of no known segment', () => {
    // A mean of +70, of twenty, may be as low as +36; b2c's +60 is surely above +43.
    const lucky = [...CELLS, cell('courier', 'vip', [3, 17]), cell('courier', '', [0, 300])]
    const [one] = buildOpportunities(effects().slice(0, 1), lucky, nowhere).opportunities
    expect(one).toMatchObject({ best: { segment: 'b2c', mean: 60 }, own: { n: 520 } })
    const few = [...CELLS, cell('courier', 'vip', [0, 19])]
    const [other] = buildOpportunities(effects().slice(0, 1), few, nowhere).opportunities
    expect(other?.best.segment).toBe('b2c')
  })

  test('who passes is counted by one thing for all: events, else displays, else answers', () => {
    const reached = (_: string, touchpoint: string) => (touchpoint === 'site' ? 0 : 700)
    expect(buildOpportunities(effects(), CELLS, () => 700).reachOf).toBe('reached')
    expect(buildOpportunities(effects(), CELLS, reached).reachOf).toBe('shown')
    const unseen = CELLS.map((one) => ({ ...one, shown: 0 }))
    const found = buildOpportunities(effects(), unseen, reached)
    expect(found.reachOf).toBe('answered')
    expect(found.opportunities.map(({ people }) => people)).toEqual([200, 200])
  })

  test('where the happier give less there is nothing to win', () => {
    const turned = outcomes.map((one) => ({ ...one, score: one.score === 10 ? 2 : 10 }))
    const found = buildOpportunities(touchpointEffects(turned, 'nps11', 5), CELLS, nowhere)
    expect(found).toMatchObject({ opportunities: [], notTold: 3 })
  })

  test('without a segment to compare there is none, and it says how many', () => {
    const alone = CELLS.filter(({ segment }) => segment === 'b2c')
    expect(buildOpportunities(effects(), alone, nowhere)).toMatchObject({
      opportunities: [],
      noSegment: 2,
    })
    expect(buildOpportunities([], [], nowhere).opportunities).toEqual([])
  })
})
