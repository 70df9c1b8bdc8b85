import { describe, expect, test } from 'vitest'
import { countUsual, watchStream } from '#worker/domain/delivery/figures/incident.ts'
import {
  type Baseline,
  freezeBaseline,
  planStreams,
  type StreamPlan,
  type WatchedPlan,
} from '#worker/domain/delivery/figures/incident-plan.ts'
import { observationsUntil } from '#worker/domain/stats/cusum.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'
import { numbers, randomAnswers } from './random-answers.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

function baselineOf(share: number, perDay: number): Baseline {
  return { share, perDay, isBorrowed: false }
}

function watched(plan: StreamPlan | undefined): WatchedPlan {
  if (plan?.state !== 'watched') throw new Error(`Not watched: ${JSON.stringify(plan)}`)
  return plan
}

/** The plan of a site with one stream. */
function planOf(share: number, perDay: number): WatchedPlan {
  return watched(planStreams([baselineOf(share, perDay)])[0])
}

/** Answers an hour apart: 1 names the issue. */
function hourly(named: string, from = 0): { at: number; isNamed: boolean }[] {
  return Array.from(named, (one, hour) => ({ at: from + hour * HOUR_MS, isNamed: one === '1' }))
}

describe('the usual share', () => {
  const all = { answers: 4000, named: 80, days: 90 }

  test('is taken at its upper end, and kept', () => {
    const baseline = freezeBaseline({ answers: 1800, named: 90, days: 90 }, all)
    // Wilson's 80 % interval of 90 in 1,800 ends at 5.70 %.
    expect(baseline?.share).toBeCloseTo(0.057, 3)
    expect(baseline).toMatchObject({ perDay: 20, isBorrowed: false })
  })

  test('is that of all carriers where the carrier has under a hundred answers', () => {
    const baseline = freezeBaseline({ answers: 99, named: 20, days: 90 }, all)
    expect(baseline).toMatchObject({ perDay: 1.1, isBorrowed: true })
    expect(baseline?.share).toBeLessThan(0.03)
    expect(freezeBaseline({ answers: 100, named: 20, days: 90 }, all)?.isBorrowed).toBe(false)
  })

  test('is unknown where nobody has a hundred', () => {
    const few = { answers: 99, named: 20, days: 90 }
    expect(freezeBaseline(few, few)).toBeNull()
    expect(planStreams([null])).toEqual([{ state: 'no-baseline' }])
  })

  test('of an issue that nobody has named yet is half a percent', () => {
    expect(freezeBaseline({ answers: 90_000, named: 0, days: 90 }, all)?.share).toBe(0.005)
  })
})

describe('a new baseline', () => {
  const answers = [...hourly('0'.repeat(24)), ...hourly('1'.repeat(24), DAY_MS)]
  const days = (from: number, to: number) => ({ from: from * DAY_MS, to: to * DAY_MS })

  test('leaves out the answers and the days of incidents', () => {
    const incident = { startedAt: DAY_MS, endedAt: 2 * DAY_MS }
    expect(countUsual(answers, [], days(0, 2))).toEqual({ answers: 48, named: 24, days: 2 })
    expect(countUsual(answers, [incident], days(0, 2))).toEqual({ answers: 24, named: 0, days: 1 })
    expect(countUsual(answers, [incident], days(0, 4))).toEqual({ answers: 24, named: 0, days: 3 })
  })

  test('leaves out one that lasts, to the end', () => {
    const incident = { startedAt: 1.5 * DAY_MS, endedAt: null }
    expect(countUsual(answers, [incident], days(1, 3))).toEqual({
      answers: 12,
      named: 12,
      days: 0.5,
    })
  })

  test('there is none where all of the time was an incident', () => {
    const usual = countUsual(answers, [{ startedAt: 0, endedAt: null }], days(0, 2))
    expect(freezeBaseline(usual, { answers: 500, named: 5, days: 2 })).toBeNull()
  })
})

describe('the plan', () => {
  test('asks for more where a site has more streams or more answers', () => {
    const alone = planOf(0.05, 20).threshold
    const among = watched(planStreams(Array.from({ length: 40 }, () => baselineOf(0.05, 20)))[0])
    expect(alone).toBe(39)
    expect(among.threshold).toBeGreaterThan(alone + 25)
    expect(planOf(0.05, 100).threshold).toBeGreaterThan(alone)
  })

  test('says how many answers a day are too few, and how many would do', () => {
    const [plan] = planStreams([baselineOf(0.05, 2)])
    expect(plan).toMatchObject({ state: 'too-few-answers', neededPerDay: 3 })
    expect(planStreams([baselineOf(0.05, 3)])[0]?.state).toBe('watched')
    // A rarer issue needs more.
    const [rare] = planStreams([baselineOf(0.01, 2)])
    expect(rare?.state === 'too-few-answers' && rare.neededPerDay).toBeGreaterThan(12)
  })

  test('that needs more answers counts what they would do to the threshold', () => {
    const baselines = [
      baselineOf(0.05, 2),
      ...Array.from({ length: 9 }, () => baselineOf(0.05, 100)),
    ]
    const [few] = planStreams(baselines)
    if (few?.state !== 'too-few-answers') throw new Error('It has two a day.')
    const enough = (perDay: number) =>
      planStreams([baselineOf(0.05, perDay), ...baselines.slice(1)])[0]?.state
    expect(enough(few.neededPerDay)).toBe('watched')
    expect(enough(few.neededPerDay - 1)).toBe('too-few-answers')
  })

  test.each([0.005, 0.008, 0.013, 0.02])(
    'of an issue that is named with a share of %f is nearly exact, though it counts in blocks',
    (share) => {
      const { up, threshold, incidentShare, medianDays } = planOf(share, 100)
      const exact = observationsUntil(incidentShare, { up, threshold, power: 0.5, most: 5000 })
      expect((medianDays * 100) / (exact ?? 0)).toBeGreaterThan(0.95)
      expect((medianDays * 100) / (exact ?? 0)).toBeLessThan(1.05)
    },
  )

  test('has none for an issue that a third of the answers name', () => {
    expect(planStreams([baselineOf(0.34, 500)])[0]?.state).toBe('too-common')
    expect(planStreams([baselineOf(0.32, 500)])[0]?.state).toBe('watched')
  })

  test('expects the median delay that a simulation has', () => {
    const plan = planOf(0.05, 20)
    const random = numbers(5)
    const delays = Array.from({ length: 400 }, () => {
      const answers = randomAnswers(random, { perDay: 20, days: 60, share: plan.incidentShare })
      return (watchStream(answers, plan, 60 * DAY_MS).incidents[0]?.alarmedAt ?? 0) / DAY_MS
    })
    expect(quantiles(delays, [0.5])?.[0]).toBeCloseTo(plan.medianDays, 0)
  })
})

describe('false alarms', () => {
  test.each([5, 20, 100])('of one stream with %i answers a day are one in 90 days', (perDay) => {
    const plan = planOf(0.05, perDay)
    const random = numbers(11)
    const runs = perDay === 100 ? 150 : 400
    let alarms = 0
    for (let run = 0; run < runs; run += 1) {
      const answers = randomAnswers(random, { perDay, days: 90, share: 0.05 })
      alarms += watchStream(answers, plan, 90 * DAY_MS).incidents.length
    }
    expect(alarms / runs).toBeLessThan(1 + 3 / Math.sqrt(runs))
    // Nor is anything given away: a threshold that is too high finds nothing either.
    expect(alarms / runs).toBeGreaterThan(0.75)
  })

  test('of a site of twelve streams stay under one in 90 days where the usual shares are only estimated', () => {
    const site = [50, 20, 20, 10].flatMap((perDay) =>
      [0.05, 0.02, 0.01].map((share) => ({ perDay, share })),
    )
    const random = numbers(13)
    const runs = 50
    let alarms = 0
    for (let run = 0; run < runs; run += 1) {
      const baselines = site.map((stream) => {
        const before = randomAnswers(random, { ...stream, days: 90 })
        const named = before.filter(({ isNamed }) => isNamed).length
        const usual = { answers: before.length, named, days: 90 }
        return freezeBaseline(usual, usual)
      })
      for (const [index, plan] of planStreams(baselines).entries()) {
        const stream = site[index]
        if (plan.state !== 'watched' || !stream) continue
        const answers = randomAnswers(random, { ...stream, days: 90 })
        alarms += watchStream(answers, plan, 90 * DAY_MS).incidents.length
      }
    }
    expect(alarms / runs).toBeLessThan(1)
    expect(alarms).toBeGreaterThan(0)
  })
})

describe('an incident', () => {
  const plan = { ...planOf(0.05, 20), up: 10, threshold: 30 }

  test('begins with the answer that started the rise, and alarms later', () => {
    const { incidents, score } = watchStream(hourly(`1000000000000${'0101'.repeat(3)}`), plan, 0)
    // The score of the first is back at 0 by hour 10; hour 14 begins the rise.
    expect(incidents).toHaveLength(1)
    expect(incidents[0]).toMatchObject({
      startedAt: 14 * HOUR_MS,
      alarmedAt: 20 * HOUR_MS,
      endedAt: null,
      endSureAt: null,
    })
    expect(score).toBe(0)
  })

  test('counts its answers and those that name the issue, also after the alarm', () => {
    const { incidents } = watchStream(hourly('011101'), plan, 0)
    expect(incidents[0]).toMatchObject({ answers: 5, named: 4 })
  })

  test('does not alarm by low numbers that are usual', () => {
    const { incidents, score } = watchStream(hourly('10000000000'.repeat(40)), plan, 0)
    expect(incidents).toEqual([])
    expect(score).toBe(0)
  })

  test('is over when usual answers have come for long enough, and ended with the first of them', () => {
    const answers = hourly(`111${'0'.repeat(60)}`)
    const { incidents } = watchStream(answers, plan, 0)
    expect(incidents).toHaveLength(1)
    expect(incidents[0]).toMatchObject({ endedAt: 3 * HOUR_MS, answers: 3, named: 3 })
    expect(incidents[0]?.endSureAt).toBeGreaterThan(8 * HOUR_MS)
    // Everybody named it: that is told from usual sooner than three times as many would be, in 42.
    expect(incidents[0]?.endSureAt).toBeLessThan(20 * HOUR_MS)
    expect(incidents[0]?.isSilent).toBe(false)
  })

  test('that is over may be followed by another', () => {
    const { incidents } = watchStream(hourly(`111${'0'.repeat(60)}111`), plan, 0)
    expect(incidents.map(({ startedAt }) => startedAt)).toEqual([0, 63 * HOUR_MS])
    expect(incidents[1]?.endedAt).toBeNull()
  })

  test('of which nobody has told anything for two weeks ends silently', () => {
    const answers = hourly('111')
    const last = 2 * HOUR_MS
    const lasting = watchStream(answers, plan, last + 14 * DAY_MS).incidents
    expect(lasting[0]?.endedAt).toBeNull()
    const over = watchStream(answers, plan, last + 14 * DAY_MS + 1).incidents
    expect(over[0]).toMatchObject({ endedAt: last, isSilent: true })
    // And the same where an answer comes after the silence.
    const later = watchStream([...answers, ...hourly('0', 30 * DAY_MS)], plan, 30 * DAY_MS)
    expect(later.incidents).toEqual(over)
  })

  test('of two weeks is found as one, with its beginning and its end', () => {
    const watchedPlan = planOf(0.05, 20)
    const random = numbers(17)
    const starts: number[] = []
    const ends: number[] = []
    let split = 0
    const runs = 200
    for (let run = 0; run < runs; run += 1) {
      const part = (from: number, days: number, share: number) =>
        randomAnswers(random, { perDay: 20, days, share, from: from * DAY_MS })
      const answers = [...part(0, 30, 0.05), ...part(30, 14, 0.2), ...part(44, 40, 0.05)]
      const within = watchStream(answers, watchedPlan, 84 * DAY_MS).incidents.filter(
        ({ alarmedAt }) => alarmedAt > 30 * DAY_MS && alarmedAt < 44 * DAY_MS,
      )
      if (within.length > 1) split += 1
      starts.push((within[0]?.startedAt ?? 0) / DAY_MS - 30)
      ends.push((within.at(-1)?.endedAt ?? 0) / DAY_MS - 44)
    }
    expect(split / runs).toBeLessThan(0.2)
    expect(Math.abs(quantiles(starts, [0.5])?.[0] ?? 9)).toBeLessThan(0.5)
    expect(Math.abs(quantiles(ends, [0.5])?.[0] ?? 9)).toBeLessThan(0.5)
  })
})
