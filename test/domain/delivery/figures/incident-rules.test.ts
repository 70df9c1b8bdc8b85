import { describe, expect, test } from 'vitest'
import { cusumAfter, likelihoodSteps } from '#worker/domain/stats/cusum.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'
import { numbers, randomAnswers } from './random-answers.ts'

/*
 * Why answers are watched by a CUSUM: what other rules cost, for a share of 5 % that jumps to 20 %. The
 * figures stand in docs/method.md.
 */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

interface Answer {
  at: number
  isNamed: boolean
}
/** Takes one answer, and says whether it alarms. */
type Rule = (answer: Answer) => boolean

const STEPS = likelihoodSteps({ low: 0.05, high: 0.15 })
function cusumRule(): Rule {
  let score = 0
  return ({ isNamed }) => {
    score = cusumAfter(score, isNamed, STEPS)
    if (score < 6) return false
    score = 0
    return true
  }
}

/** Alarms by the last 24 hours, at most once in them. */
function windowRule(isBad: (named: number, answers: number) => boolean): Rule {
  let window: Answer[] = []
  let silentUntil = 0
  return (answer) => {
    window = [...window.filter(({ at }) => at > answer.at - DAY_MS), answer]
    const named = window.filter(({ isNamed }) => isNamed).length
    if (answer.at < silentUntil || !isBad(named, window.length)) return false
    silentUntil = answer.at + DAY_MS
    return true
  }
}

/** Whether so many are less likely than one in a thousand, of a share of 5 %. */
function isUnlikely(named: number, answers: number): boolean {
  let chance = 0.95 ** answers
  let below = 0
  for (let count = 0; count < named; count += 1) {
    below += chance
    chance *= (((answers - count) / (count + 1)) * 0.05) / 0.95
  }
  return named > 0 && 1 - below < 0.001
}

function measure(makeRule: () => Rule, { perDay, runs }: { perDay: number; runs: number }) {
  const random = numbers(7)
  let falseAlarms = 0
  const found: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const quiet = makeRule()
    for (const answer of randomAnswers(random, { perDay, days: 90, share: 0.05 })) {
      if (quiet(answer)) falseAlarms += 1
    }
    const rule = makeRule()
    for (const answer of randomAnswers(random, { perDay, days: 30, share: 0.05 })) rule(answer)
    const incident = randomAnswers(random, { perDay, days: 14, share: 0.2, from: 30 * DAY_MS })
    const alarm = incident.find(rule)
    if (alarm) found.push((alarm.at - 30 * DAY_MS) / HOUR_MS)
  }
  return {
    falseAlarms: falseAlarms / runs,
    medianHours: quantiles(found, [0.5])?.[0],
    missed: 1 - found.length / runs,
  }
}

describe('a CUSUM with h = 6', () => {
  test.each([
    { perDay: 5, falseAlarms: 0.03, hours: 6.7 * 24, missed: 0.11 },
    { perDay: 20, falseAlarms: 0.11, hours: 42, missed: 0 },
    { perDay: 100, falseAlarms: 0.76, hours: 9, missed: 0 },
  ])('at $perDay answers a day finds it in $hours hours', (published) => {
    const { perDay, falseAlarms, hours, missed } = published
    const runs = perDay === 100 ? 400 : 1500
    const measured = measure(cusumRule, { perDay, runs })
    // Three standard errors of a count; a published figure has an error of its own.
    const error = 3 * Math.sqrt(falseAlarms / runs) + 0.02
    expect(Math.abs(measured.falseAlarms - falseAlarms)).toBeLessThan(error)
    expect(Math.abs((measured.medianHours ?? 0) / hours - 1)).toBeLessThan(0.1)
    expect(Math.abs(measured.missed - missed)).toBeLessThan(0.04)
  })
})

describe('other rules', () => {
  test('"three bad ones in 24 hours" alarms thirteen times in 90 days at 20 a day, and nearly daily at 100', () => {
    const rule = () => windowRule((named) => named >= 3)
    expect(measure(rule, { perDay: 20, runs: 200 }).falseAlarms).toBeCloseTo(13, -0.5)
    const often = measure(rule, { perDay: 100, runs: 20 }).falseAlarms
    expect(often).toBeGreaterThan(75)
    expect(often).toBeLessThanOrEqual(90)
  })

  test('a binomial window of 24 hours misses half at 5 a day, and is as quick from 20 on', () => {
    const rule = () => windowRule(isUnlikely)
    const few = measure(rule, { perDay: 5, runs: 800 })
    expect(Math.abs(few.missed - 0.52)).toBeLessThan(0.1)
    const some = measure(rule, { perDay: 20, runs: 500 })
    expect(Math.abs((some.medianHours ?? 0) / 46 - 1)).toBeLessThan(0.2)
    const many = measure(rule, { perDay: 100, runs: 80 })
    expect(Math.abs((many.medianHours ?? 0) / 13 - 1)).toBeLessThan(0.3)
  })
})
