import { expect, test } from 'vitest'
import { addCounters, type Counts } from '#worker/domain/digests/counts.ts'
import { barrierAdds } from '#worker/domain/digests/barriers.ts'
import { following, ownFacts, type Facts, type ReadAnswer } from '#worker/domain/digests/facts.ts'
import { buildBarriers } from '#worker/domain/digests/views/onward/barriers.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'

const DAY_MS = 86_400_000
const MONDAY = Date.parse('2026-10-05')
/** As many days after the week is over for everybody. */
const after = (days: number) => MONDAY + (8 + days) * DAY_MS
const STAGES = [
  { id: 'find', frameDays: 10, touchpoints: [{ id: 'site' }, { id: 'shelf' }] },
  { id: 'buy', frameDays: 2, touchpoints: [{ id: 'cart' }] },
  { id: 'get', frameDays: null, touchpoints: [{ id: 'parcel' }] },
]
const pain = (stage: string, code: string, ...places: string[]) => ({
  stage,
  code,
  places: new Set(places),
  name: null,
})
const COSTLY = pain('find', 'price', 'site')

function barriersAt(days: number, counts: Counts, pains = [COSTLY]) {
  return buildBarriers([{ from: MONDAY, counts }], STAGES, { until: after(days), pains })
}

/** Newcombe 1998 II, table II, row (a): 56/70 against 48/80 is .2, .0524 to .3339. */
const NEWCOMBE: Counts = {
  'n|find|site||price': [56],
  'n|find|site|buy|price': [14],
  'a|find|site|': [56 + 48],
  'a|find|site|buy': [14 + 32],
}

test('the lift is the published difference of two proportions, and the rate is of those who ended', () => {
  const { rows, untold, least } = barriersAt(10, NEWCOMBE)
  expect({ untold, least }).toEqual({ untold: 0, least: 20 })
  const [row] = rows
  expect(row?.difference?.difference).toBeCloseTo(0.2, 12)
  expect(row?.difference?.interval[0]).toBeCloseTo(0.0524, 4)
  expect(row?.difference?.interval[1]).toBeCloseTo(0.3339, 4)
  // One comparison alone: q is the p of the pooled z, χ² = 7.0234.
  expect(row?.difference?.q).toBeCloseTo(0.008045, 6)
  expect(row).toMatchObject({
    stage: 'find',
    code: 'price',
    named: { n: 56, of: 70 },
    others: { n: 48, of: 80 },
    rate: { n: 56, of: 104 },
    open: 0,
    state: 'ok',
  })
  const { low, high } = wilson({ x: 56, n: 104 }) ?? { low: 0, high: 0 }
  expect(row?.rate.interval).toEqual([low, high])
})

test('who still may go on is in no share, and neither is who went back', () => {
  expect(barriersAt(9, NEWCOMBE)).toEqual({ least: 20, untold: 1, rows: [] })
  const counts: Counts = {
    'n|buy|cart||price': [25],
    'n|buy|cart|get|price': [5],
    'n|buy|cart|find|price': [9],
    'a|buy|cart|': [50],
    'a|buy|cart|get': [30],
    'a|buy|cart|find': [40],
  }
  const cart = pain('buy', 'price', 'cart')
  expect(barriersAt(2, counts, [cart]).rows[0]).toMatchObject({
    rate: { n: 25, of: 50 },
    named: { n: 25, of: 30 },
    others: { n: 25, of: 50 },
    open: 0,
  })
  // Of a younger week only those count who went on, as in the funnel; the others are open.
  const weeks = [
    { from: MONDAY, counts },
    { from: MONDAY + 7 * DAY_MS, counts },
  ]
  const both = buildBarriers(weeks, STAGES, { until: after(7), pains: [cart] })
  expect(both.rows[0]).toMatchObject({
    rate: { n: 25, of: 50 },
    named: { n: 25, of: 35 },
    open: 25,
  })
})

test('only those are counted who could have named it: at a place where it is, or was, named', () => {
  const counts: Counts = {
    ...NEWCOMBE,
    'a|find|shelf|': [1000],
    'a|find|shelf|buy': [1000],
    'a|find|shelf site|': [10],
  }
  expect(barriersAt(10, counts).rows[0]).toMatchObject({
    rate: { n: 56, of: 114 },
    others: { n: 48, of: 80 },
  })
  const everywhere = pain('find', 'price', 'site', 'shelf')
  expect(barriersAt(10, counts, [everywhere]).rows[0]?.rate.of).toBe(1114)
})

test('those who named it are set beside others at the same touchpoints, not at an exit', () => {
  // At the shelf all end and most name it, at the site few do either: put together it would seem a barrier.
  const counts: Counts = {
    'n|find|shelf||price': [90],
    'a|find|shelf|': [120],
    'n|find|site||price': [3],
    'n|find|site|buy|price': [7],
    'a|find|site|': [30],
    'a|find|site|buy': [70],
  }
  const { rows } = barriersAt(10, counts, [pain('find', 'price', 'site', 'shelf')])
  // Of others 57 of 120 ended, and .9 × 30/30 + .1 × 27/90 = .93 as those lie who named it: 93 of 100.
  expect(rows[0]).toMatchObject({
    named: { n: 93, of: 100, share: 0.93 },
    others: { n: 57, of: 120, share: 0.93 },
    rate: { n: 93, of: 150 },
  })
  expect(rows[0]?.difference?.difference).toBeCloseTo(0, 12)
  expect(rows[0]?.difference?.q).toBeCloseTo(1, 6)
  // Where everybody ended nobody can end more often.
  const exit = { 'n|find|site||price': [30], 'a|find|site|': [77] }
  expect(barriersAt(10, exit).rows[0]?.difference).toMatchObject({ difference: 0, q: 1 })
})

test('too few on either side give no difference, too few ended no row, and the last stage has none', () => {
  const few: Counts = {
    'n|find|site||price': [19],
    'a|find|site|': [60],
    'a|find|site|buy': [40],
  }
  expect(barriersAt(10, few).rows[0]).toMatchObject({
    rate: { n: 19, of: 60 },
    named: null,
    others: null,
    difference: null,
    state: 'few',
  })
  expect(barriersAt(10, { ...few, 'n|find|site|buy|price': [1] }).rows[0]).toMatchObject({
    named: { n: 19, of: 20 },
    difference: { difference: 19 / 20 - 41 / 80 },
    state: 'few',
  })
  expect(barriersAt(10, { ...few, 'a|find|site|': [19] })).toMatchObject({ untold: 1, rows: [] })
  const last = { 'n|get|parcel||late': [90], 'a|get|parcel|': [100] }
  expect(barriersAt(99, last, [pain('get', 'late', 'parcel')])).toMatchObject({
    untold: 0,
    rows: [],
  })
})

test('the more that ends goes with it the earlier it stands, and q is over all of them', () => {
  const counts: Counts = {
    ...NEWCOMBE,
    'n|find|site||slow': [40],
    'n|find|site|buy|slow': [40],
  }
  const { rows } = barriersAt(10, counts, [pain('find', 'slow', 'site'), COSTLY])
  expect(rows.map(({ code }) => code)).toEqual(['price', 'slow'])
  // 40 of 80 against 64 of 70 is by far the surer one, so the other keeps its own p.
  expect(rows[0]?.difference?.q).toBeCloseTo(0.008045, 6)
  expect(rows[1]?.difference?.difference).toBeCloseTo(40 / 80 - 64 / 70, 12)
})

interface Told {
  stage: string
  touchpoint: string
  score: number | null
  codes?: string[]
}

/** A journey, an answer a day, and what is counted of it after each. */
function walk(...all: Told[]): { counts: Counts; facts: Facts[] } {
  const counts: Counts = {}
  const facts: Facts[] = []
  for (const [place, { stage, touchpoint, score, codes = [] }] of all.entries()) {
    const at = MONDAY + place * DAY_MS
    const answer: ReadAnswer = {
      id: String(place),
      who: 'a',
      isPerson: true,
      tookMs: null,
      journey: 'j',
      value: null,
      channel: 'web',
      segment: '',
      scale: 'csat5',
      comment: null,
      lang: 'en',
      stage,
      touchpoint,
      score,
      choices: codes,
      at,
      day: '2026-10-05',
    }
    const own = following(
      ownFacts(answer, () => []),
      facts.at(-1) ?? null,
    )
    facts.push(own)
    for (const { key, counters } of barrierAdds(own)) addCounters(counts, key, counters)
  }
  return { counts, facts }
}
const unhappy = (stage: string, touchpoint: string, ...codes: string[]): Told => ({
  stage,
  touchpoint,
  score: 2,
  codes,
})

test('a journey is counted once a stage and pain, with the stages it went to afterwards', () => {
  const { counts } = walk(
    unhappy('find', 'site', 'price'),
    unhappy('find', 'shelf', 'price', 'slow'),
    unhappy('buy', 'cart'),
    unhappy('get', 'parcel', 'late'),
  )
  expect(counts).toEqual({
    'a|find|shelf site|buy get': [1],
    'n|find|shelf site|buy get|price': [1],
    'n|find|shelf site|buy get|slow': [1],
    'a|buy|cart|get': [1],
    'a|get|parcel|': [1],
    'n|get|parcel||late': [1],
  })
})

test('what came before the last stay in a stage is not after it', () => {
  const { counts } = walk(
    unhappy('find', 'site', 'price'),
    unhappy('buy', 'cart'),
    unhappy('find', 'site'),
  )
  expect(counts).toEqual({
    'a|find|site|': [1],
    'n|find|site||price': [1],
    'a|buy|cart|find': [1],
  })
})

test('who was happy could name nothing, and is followed all the same', () => {
  const happy = { stage: 'buy', touchpoint: 'cart', score: 5, codes: ['price'] }
  expect(walk(unhappy('find', 'site'), happy).counts).toEqual({ 'a|find|site|buy': [1] })
  const unscored = { ...happy, score: null }
  expect(walk(unscored).counts).toEqual({ 'a|buy|cart|': [1], 'n|buy|cart||price': [1] })
})

test('of a journey with more answers than a path tells nothing is left', () => {
  const steps = (n: number) =>
    Array.from({ length: n }, (_, step) => unhappy('find', step === 7 ? 'shelf' : 'site', 'price'))
  expect(walk(...steps(8)).counts).toEqual({
    'a|find|shelf site|': [1],
    'n|find|shelf site||price': [1],
  })
  for (const more of [9, 10, 12]) expect(walk(...steps(more)).counts, `${more}`).toEqual({})
})

test('a journey that began before this was looked at stays out of it to its end', () => {
  const { facts } = walk(unhappy('find', 'site', 'price'))
  const { said: _, ...old } = facts[0] ?? expect.fail('no facts')
  const next = following({ ...old, at: old.at + DAY_MS }, old)
  expect(next.said).toBeUndefined()
  expect(barrierAdds(next)).toEqual([])
  const another = following({ ...old, at: old.at + 40 * DAY_MS }, old)
  expect(another.said).toEqual([['find', ['price']]])
})
