import { expect, test } from 'vitest'
import { buildVisits, cameBack } from '#worker/domain/digests/views/onward/came-back.ts'
import { buildFunnel } from '#worker/domain/digests/views/onward/funnel.ts'
import { buildGoneOn } from '#worker/domain/digests/views/onward/gone-on.ts'
import { newcombeDifference, wilson } from '#worker/domain/stats/proportions.ts'

const DAY_MS = 86_400_000
const MONDAY = Date.parse('2026-10-05')
/** As many days after the week is over for everybody. */
const after = (days: number) => MONDAY + (8 + days) * DAY_MS
const STAGES = [
  { id: 'find', frameDays: 10, touchpoints: [{ id: 'site' }] },
  { id: 'buy', frameDays: 2, touchpoints: [{ id: 'cart' }, { id: 'pay' }] },
  { id: 'get', frameDays: null, touchpoints: [{ id: 'parcel' }] },
]
const least = 5

function funnelAt(days: number, counts: Record<string, number[]>) {
  const { stages, ...sums } = buildFunnel([{ from: MONDAY, counts }], STAGES, {
    until: after(days),
    least,
  })
  const of = (id: string) => stages.find(({ stage }) => stage === id)
  return { ...sums, find: of('find'), buy: of('buy'), get: of('get') }
}

test('who went past a stage got to the later one eventually, who went stage by stage strictly', () => {
  const { journeys, buy, get, find } = funnelAt(40, {
    'site|cart|pay|parcel': [10],
    'site|parcel': [7],
    'site|parcel|cart': [3],
    site: [20],
    'parcel|site': [5],
  })
  expect(journeys).toBe(45)
  expect(find).toMatchObject({ reached: 45, strict: null, eventual: null })
  expect(buy?.strict).toMatchObject({ n: 10, of: 45 })
  expect(buy?.eventual).toMatchObject({ n: 13, of: 45 })
  expect(get?.strict).toMatchObject({ n: 10, of: 45 })
  expect(get?.eventual).toMatchObject({ n: 20, of: 45 })
  const { low, high } = wilson({ x: 20, n: 45 }) ?? { low: 0, high: 0 }
  expect(get?.eventual?.interval).toEqual([low, high])
  // Twenty are on their way further, and twenty-five were last heard of there; of these nobody is left open.
  expect(find).toMatchObject({ advanced: 20, dropped: 25, open: 0, atRisk: 0, back: 0 })
  expect(find?.dropOff).toMatchObject({ n: 25, of: 45 })
  expect(get).toMatchObject({ completed: 17, back: 8, dropped: 0 })
})

test('an open journey is not dropped: at risk from 80 % of the frame on, dropped when it is over', () => {
  const counts = { site: [6], 'site|cart': [9] }
  const ends = (days: number) => {
    const { find } = funnelAt(days, counts)
    return [find?.open, find?.atRisk, find?.dropped, find?.dropOff?.n ?? null, find?.dropOff?.of]
  }
  expect(ends(0)).toEqual([6, 0, 0, 0, 9])
  expect(ends(7)).toEqual([6, 0, 0, 0, 9])
  expect(ends(8)).toEqual([0, 6, 0, 0, 9])
  expect(ends(9)).toEqual([0, 6, 0, 0, 9])
  expect(ends(10)).toEqual([0, 0, 6, 6, 15])
})

test('of fewer than five no share is told, and ways that are cut are in no stage', () => {
  const { longer, find, buy } = funnelAt(40, { site: [4], 'site|site|cart|+': [2] })
  expect(longer).toBe(2)
  expect(find).toMatchObject({ reached: 4, state: 'hidden', dropOff: null })
  expect(buy).toMatchObject({ strict: null, eventual: null })
})

test('what everybody of a stage did adds up to those who reached it', () => {
  const { find, buy, get } = funnelAt(1, {
    'site|cart': [3],
    'cart|site': [4],
    'pay|cart|site|parcel': [5],
    'gone|parcel|site': [6],
  })
  for (const row of [find, buy, get]) {
    const { advanced = 0, dropped = 0, atRisk = 0, open = 0, back = 0, completed = 0 } = row ?? {}
    expect(advanced + dropped + atRisk + open + back + completed).toBe(row?.reached)
  }
})

test('happy against unhappy is a difference of two shares, and who may still go on is in none', () => {
  const counts = {
    'o|find|0': [70],
    'o|find|1': [4],
    'o|find|2': [80],
    'l|find|0|3|buy': [40],
    'l|find|0|9|get': [16],
    // Too late, and back to where it came from.
    'l|find|0|10|buy': [5],
    'l|find|2|0|buy': [48],
    'l|buy|2|0|find': [7],
    'o|buy|2': [7],
  }
  const at = (days: number) =>
    buildGoneOn([{ from: MONDAY, counts }], STAGES, { until: after(days), least })
  const [find, buy] = at(10)
  expect(find?.bands.map(({ taken }) => taken && [taken.n, taken.of])).toEqual([
    [56, 70],
    null,
    [48, 80],
  ])
  // Newcombe 1998, the pair 56/70 and 48/80: .0524 to .3339.
  const golden = newcombeDifference({ x: 48, n: 80 }, { x: 56, n: 70 })
  expect(find?.difference?.difference).toBeCloseTo(-0.2, 12)
  expect(find?.difference?.interval).toEqual([golden?.low, golden?.high])
  expect(find?.difference?.interval[0]).toBeCloseTo(-0.3339, 4)
  expect(find?.difference?.interval[1]).toBeCloseTo(-0.0524, 4)
  // Only one stage has a test: its q is its p, of chi-square 7.0234.
  expect(find?.difference?.q).toBeCloseTo(0.008045, 6)
  expect(buy).toMatchObject({ windowDays: 2, difference: null, state: 'hidden' })
  expect(buy?.bands[2]?.taken).toMatchObject({ n: 0, of: 7 })
  const [early] = at(9)
  expect(early?.bands.map(({ taken, waiting }) => [taken, waiting])).toEqual([
    [null, 70],
    [null, 4],
    [null, 80],
  ])
})

// Maintenance of remission in acute myelogenous leukaemia (R, survival::aml), in weeks.
const MAINTAINED = [9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161]
const NOT = [5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45]
const observations = (times: number[]) =>
  times.map((time) => ({ time: Math.abs(time), event: time > 0 }))

test('coming back of happy and unhappy is the published comparison of aml', () => {
  const { bands, logRank } = cameBack([observations(NOT), [], observations(MAINTAINED)], least)
  expect(logRank?.chiSquare).toBeCloseTo(3.396, 3)
  expect(logRank?.p).toBeCloseTo(0.0653, 4)
  expect(bands[2]).toMatchObject({ band: 'happy', n: 11, came: 7 })
  expect(bands[2]?.curve.find(({ days }) => days === 31)?.share).toBeCloseTo(0.4909, 4)
  expect(bands[1]).toMatchObject({ n: 0, within: [], curve: [], state: 'hidden' })
})

test('without anybody censored before the end the share within has Wilson’s own interval', () => {
  const counts = { 'w|0': [40], 'b|0|31': [6], 'b|0|59': [4], 'b|0|60': [5], 'w|2': [3] }
  const { bands, logRank } = buildVisits([{ from: MONDAY, counts }], { until: after(90), least })
  const [sixty, ninety] = bands[0]?.within ?? []
  const tenOf = wilson({ x: 10, n: 40 })
  const fifteenOf = wilson({ x: 15, n: 40 })
  expect(sixty).toMatchObject({ days: 60 })
  expect(sixty?.share).toBeCloseTo(10 / 40, 12)
  expect(sixty?.interval[0]).toBeCloseTo(tenOf?.low ?? 0, 9)
  expect(sixty?.interval[1]).toBeCloseTo(tenOf?.high ?? 0, 9)
  expect(ninety?.interval[0]).toBeCloseTo(fifteenOf?.low ?? 0, 9)
  // Nobody was watched for half a year.
  expect(bands[0]?.within.map(({ days }) => days)).toEqual([60, 90])
  expect(bands[2]).toMatchObject({ n: 3, state: 'hidden', within: [], curve: [] })
  expect(logRank).toBeNull()
})

test('where nobody came back the interval has a width', () => {
  const { bands } = buildVisits([{ from: MONDAY, counts: { 'w|2': [20] } }], {
    until: after(60),
    least,
  })
  const none = wilson({ x: 0, n: 20 })
  expect(bands[2]?.within).toEqual([{ days: 60, share: 0, interval: [0, none?.high] }])
})

test('how much more often the happy came back has Newcombe’s interval where nobody is censored', () => {
  const came = (x: number, n: number) => [
    { time: 20, event: true, count: x },
    { time: 90, event: false, count: n - x },
  ]
  const { differences } = cameBack([came(48, 80), [], came(56, 70)], least)
  // Newcombe 1998, the pair 56/70 and 48/80: .0524 to .3339.
  expect(differences.map(({ days }) => days)).toEqual([60, 90])
  for (const { difference, interval } of differences) {
    expect(difference).toBeCloseTo(0.2, 12)
    expect(interval[0]).toBeCloseTo(0.0524, 4)
    expect(interval[1]).toBeCloseTo(0.3339, 4)
  }
  expect(cameBack([came(2, 4), [], came(56, 70)], least).differences).toEqual([])
})
