import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { curveSchema, type CurveStage } from '#contract/journey.ts'
import { SCALES, type Scale } from '#contract/words.ts'
import {
  buildCurve,
  type CountedCell,
  type CurveInput,
} from '#worker/domain/journey/build-curve.ts'
import { scoresOf } from '#worker/domain/scoring.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'

const STAGES = ['purchase', 'delivery', 'help']

function cell(
  stageId: string,
  histogram: Record<number, number>,
  more: Partial<CountedCell> = {},
): CountedCell {
  const scores = Array.from({ length: 11 }, (_, score) => histogram[score] ?? 0)
  return {
    stageId,
    touchpointId: `${stageId}-1`,
    scale: 'csat5',
    scores,
    shown: 0,
    spread: 0,
    imported: 0,
    ...more,
  }
}

const MAP: CurveInput['map'] = {
  id: 'shopping',
  kind: 'customer',
  stages: STAGES.map((id) => ({
    id,
    name: id,
    frameDays: null,
    assumed: null,
    retired: false,
    touchpoints: [1, 2].map((n) => ({ id: `${id}-${n}`, name: `${id} ${n}`, channels: ['web'] })),
  })),
}
const EMPLOYEES: CurveInput['map'] = { ...MAP, kind: 'employee' }

function curve(now: CountedCell[], more: Partial<CurveInput> = {}) {
  const built = buildCurve({
    map: MAP,
    kind: 'csat',
    range: { from: '2026-10-01', to: '2026-10-28' },
    previousRange: null,
    timezone: 'Europe/Warsaw',
    now,
    before: null,
    ...more,
  })
  const history = { mapChanged: [], reworded: [], annotations: [] }
  curveSchema.parse({ ...built, history, meta: { rowsRead: 0, ms: 0 } })
  return built
}

function stage(built: ReturnType<typeof curve>, id: string): CurveStage {
  const found = built.stages.find((each) => each.id === id)
  if (!found) throw new Error(`no stage ${id}`)
  return found
}

describe('a stage of the curve', () => {
  test('reproduces the published CSAT example: share, interval, sentiment, agreement', () => {
    const built = curve([cell('delivery', { 1: 341, 2: 127, 3: 403, 4: 991, 5: 3026 })])
    const delivery = stage(built, 'delivery')
    expect(delivery).toMatchObject({
      n: 4888,
      state: 'ok',
      histogram: { 1: 341, 2: 127, 3: 403, 4: 991, 5: 3026 },
    })
    expect(delivery.metric?.value).toBeCloseTo(0.8218085106382979, 12)
    expect(delivery.metric?.interval[0]).toBeCloseTo(0.8108292217182089, 12)
    expect(delivery.metric?.interval[1]).toBeCloseTo(0.8322823808312378, 12)
    expect(delivery.sentiment).toBeCloseTo(63.768412438625205, 10)
    expect(delivery.agreement).toBeCloseTo(0.6084969994544462, 12)
  })

  test.each([
    [0, 'empty'],
    [1, 'hidden'],
    [4, 'hidden'],
    [5, 'few'],
    [29, 'few'],
    [30, 'ok'],
  ] as const)('with %i answers is %s', (n, state) => {
    const purchase = stage(
      curve([cell('purchase', { 4: n }), cell('delivery', { 5: 40, 1: 10 })]),
      'purchase',
    )
    expect(purchase).toMatchObject({ n, state })
    const shown = state === 'few' || state === 'ok'
    for (const value of [
      purchase.sentiment,
      purchase.interval,
      purchase.histogram,
      purchase.metric,
      purchase.shrunk,
    ]) {
      expect(value !== null).toBe(shown)
    }
  })

  test.each([
    [1, 'hidden'],
    [9, 'hidden'],
    [10, 'few'],
    [30, 'ok'],
  ] as const)('of employees with %i answers is %s, now and before', (n, state) => {
    const cells = [cell('purchase', { 4: n }), cell('delivery', { 5: 40, 1: 10 })]
    const purchase = stage(curve(cells, { map: EMPLOYEES, before: cells }), 'purchase')
    for (const place of [purchase, purchase.touchpoints[0]]) {
      const { agreement, scale, histogram, previous, ...now } = place ?? purchase
      expect(previous?.state).toBe(state)
      const told = [now, previous].flatMap((each) => [
        each?.sentiment,
        each?.interval,
        each?.metric,
        each?.shrunk,
      ])
      for (const value of [
        ...told,
        agreement,
        scale,
        histogram,
        previous?.histogram,
        previous?.change,
      ])
        expect(value !== null).toBe(state !== 'hidden')
    }
  })

  test('where no question of the kind ever stood is unasked, not merely without answers', () => {
    const built = curve([cell('purchase', { 4: 40 }), cell('delivery', {})])
    expect(built.stages.map(({ state }) => state)).toEqual(['ok', 'empty', 'unasked'])
    expect(stage(built, 'purchase').touchpoints.map(({ state }) => state)).toEqual([
      'ok',
      'unasked',
    ])
  })

  test('with few answers is pulled towards the journey, with many it is not moved much', () => {
    const built = curve([
      cell('purchase', { 5: 400, 4: 100 }),
      cell('delivery', { 5: 300, 1: 50, 3: 100 }),
      cell('help', { 1: 5, 2: 2 }),
    ])
    const [purchase, help] = [stage(built, 'purchase'), stage(built, 'help')]
    expect(help.shrunk).toBeGreaterThan(help.sentiment ?? 0)
    expect(Math.abs((purchase.shrunk ?? 0) - (purchase.sentiment ?? 0))).toBeLessThan(1)
  })

  test('whose answers all agree still has an interval', () => {
    const [low, high] = stage(curve([cell('purchase', { 5: 40 })]), 'purchase').interval ?? [0, 0]
    expect(high).toBe(100)
    expect(low).toBeCloseTo(200 * (wilson({ x: 40, n: 40 })?.low ?? 0) - 100, 9)
  })

  test('counts who was asked where displays were recorded, and leaves the rest out of the rate', () => {
    const asked = (shown: number) =>
      stage(curve([cell('purchase', { 4: 30 }, { shown })]), 'purchase')
    expect(asked(150)).toMatchObject({ asked: 150, responseRate: 0.2 })
    expect(asked(10), 'more answers than displays: not all were recorded').toMatchObject({
      asked: null,
      responseRate: null,
    })
    expect(asked(0)).toMatchObject({ asked: null, responseRate: null })
  })

  test('leaves answers of imports out of the rate, even where more displays hide them', () => {
    const of = (imported: number) =>
      stage(curve([cell('purchase', { 4: 50 }, { shown: 100, imported })]), 'purchase')
    expect(of(0)).toMatchObject({ n: 50, asked: 100, responseRate: 0.5 })
    expect(of(30)).toMatchObject({ n: 50, asked: 100, responseRate: 0.2 })
    expect(of(50)).toMatchObject({ n: 50, asked: 100, responseRate: 0 })
  })

  test('holds its touchpoints, and answers of a touchpoint that has moved away stay in the total', () => {
    const built = curve([
      cell('purchase', { 5: 30 }),
      cell('purchase', { 1: 10 }, { touchpointId: 'purchase-2' }),
      cell('purchase', { 3: 10 }, { touchpointId: 'delivery-1' }),
    ])
    const purchase = stage(built, 'purchase')
    expect(purchase.n).toBe(50)
    expect(purchase.touchpoints.map(({ id, n }) => [id, n])).toEqual([
      ['purchase-1', 30],
      ['purchase-2', 10],
    ])
    expect(stage(built, 'delivery').touchpoints[0]?.n).toBe(0)
  })
})

describe('NPS', () => {
  test('is the score itself, by class, with the adjusted Wald interval', () => {
    const purchase = stage(
      curve([cell('purchase', { 0: 10, 6: 10, 7: 20, 8: 10, 9: 20, 10: 30 }, { scale: 'nps11' })]),
      'purchase',
    )
    expect(purchase.sentiment).toBeCloseTo(30, 10)
    expect(purchase.metric).toMatchObject({ name: 'nps' })
    expect(purchase.interval?.[0]).toBeCloseTo(14.05, 1)
    expect(purchase.interval?.[1]).toBeCloseTo(44.2, 1)
  })
})

describe('an effort scale', () => {
  test('is turned round: much effort is bad', () => {
    const purchase = stage(
      curve([cell('purchase', { 7: 30 }, { scale: 'ces7_effort' })]),
      'purchase',
    )
    expect(purchase).toMatchObject({ sentiment: -100, metric: { name: 'ces', value: 0 } })
  })
})

describe('mixed scales', () => {
  test('are said to be mixed, without a histogram that would add up unlike things', () => {
    const built = curve(
      [cell('purchase', { 5: 30 }), cell('purchase', { 10: 30, 0: 30 }, { scale: 'nps11' })],
      { kind: 'mixed' },
    )
    expect(built.mixed).toBe(true)
    expect(stage(built, 'purchase')).toMatchObject({
      n: 90,
      histogram: null,
      metric: null,
      agreement: null,
    })
    expect(stage(built, 'purchase').sentiment).toBeCloseTo(100 / 3, 10)
  })
})

describe('the headline', () => {
  const steady = { 5: 500, 4: 300, 3: 100, 1: 100 }
  const before = [cell('purchase', steady), cell('delivery', steady), cell('help', steady)]

  test('names the largest real fall', () => {
    const now = [
      cell('purchase', steady),
      cell('delivery', { 5: 200, 1: 800 }),
      cell('help', { 5: 400, 4: 300, 1: 300 }),
    ]
    const built = curve(now, { before, previousRange: { from: '2026-09-03', to: '2026-09-30' } })
    expect(built.headline).toMatchObject({ type: 'fell', stage: 'delivery', sentiment: -60 })
    expect(stage(built, 'delivery').previous?.change?.difference).toBeCloseTo(-60 - 55, 10)
    expect(stage(built, 'purchase').previous?.change?.q).toBe(1)
  })

  test('names a rise when nothing fell', () => {
    const built = curve([cell('purchase', { 5: 1000 }), ...before.slice(1)], { before })
    expect(built.headline).toMatchObject({ type: 'rose', stage: 'purchase' })
  })

  test('does not call chance a move: a difference of few answers is not one', () => {
    const built = curve([cell('purchase', { 5: 20, 1: 14 }), ...before.slice(1)], {
      before: [cell('purchase', { 5: 24, 1: 10 }), ...before.slice(1)],
    })
    expect(built.headline).toMatchObject({ type: 'lowest', stage: 'purchase', compared: true })
  })

  test('names the lowest of all that are drawn, also where few answered', () => {
    const built = curve([
      cell('purchase', steady),
      cell('delivery', steady),
      cell('help', { 1: 9 }),
    ])
    expect(built.headline).toMatchObject({ type: 'lowest', stage: 'help' })
    expect(built.headline).toMatchObject({ sentiment: stage(built, 'help').shrunk })
  })

  test('says that there is too little before thirty answers', () => {
    expect(curve([cell('purchase', { 5: 29 })]).headline).toEqual({ type: 'few' })
  })
})

test('every value stays inside its bounds, whatever was counted', () => {
  const scales = Object.keys(SCALES).filter(
    (scale) => scoresOf(scale as Scale).length > 0,
  ) as Scale[]
  const cells = fc.array(
    fc
      .record({
        stage: fc.constantFrom(...STAGES),
        scale: fc.constantFrom(...scales),
        counts: fc.array(fc.nat(60), { minLength: 11, maxLength: 11 }),
        shown: fc.nat(500),
        spread: fc.constant(0),
      })
      .map(({ stage, scale, counts, shown }) =>
        cell(
          stage,
          Object.fromEntries(scoresOf(scale).map((score) => [score, counts[score] ?? 0])),
          { scale, shown },
        ),
      ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(cells, cells, (now, before) => {
      for (const { sentiment, interval, shrunk, previous, responseRate } of curve(now, {
        before,
        kind: 'mixed',
      }).stages) {
        if (sentiment !== null && interval) {
          expect(interval[0]).toBeGreaterThanOrEqual(-100)
          expect(interval[1]).toBeLessThanOrEqual(100)
          expect(interval[0]).toBeLessThanOrEqual(sentiment + 1e-9)
          expect(interval[1]).toBeGreaterThanOrEqual(sentiment - 1e-9)
          expect(Math.abs(shrunk ?? 0)).toBeLessThanOrEqual(100)
        }
        if (responseRate !== null) expect(responseRate).toBeLessThanOrEqual(1)
        const change = previous?.change
        if (change) {
          expect(change.q).toBeGreaterThanOrEqual(0)
          expect(change.q).toBeLessThanOrEqual(1)
          expect(change.interval[0]).toBeLessThanOrEqual(change.difference)
        }
      }
    }),
  )
})
