import { describe, expect, test } from 'vitest'
import { CASE_ACTIONS_TAKEN } from '#contract/cases/words.ts'
import {
  asksDue,
  type Experience,
  failureBefore,
  priorityOf,
  reAskOf,
  SECOND_FAILURE_DAYS,
  USUAL_REFUND_DAYS,
} from '#worker/domain/cases/re-ask.ts'
import { bandOf, countRecoveries, recoveryOf } from '#worker/domain/cases/figures/recovery.ts'

const DAY_MS = 86_400_000
const NONE = new Set<string>()

function experience(facts: Partial<Experience> = {}): Experience {
  return {
    id: 'case-1:1',
    case: 'case-1',
    action: 'replacement',
    deliveredAt: null,
    refundedAt: null,
    byHand: null,
    ...facts,
  }
}

describe('somebody is asked again', () => {
  test('as the replacement arrives, and not before', () => {
    expect(reAskOf(experience(), NONE)).toEqual({ state: 'waiting', for: 'delivery' })
    expect(reAskOf(experience({ deliveredAt: 7 }), NONE)).toEqual({
      state: 'due',
      at: 7,
      by: 'delivery',
    })
  })

  test('days after the refund, when the money is there', () => {
    const refund = experience({ action: 'refund' })
    expect(reAskOf(refund, NONE)).toEqual({ state: 'waiting', for: 'refund' })
    const paid = { ...refund, refundedAt: DAY_MS }
    expect(reAskOf(paid, NONE)).toMatchObject({ at: (1 + USUAL_REFUND_DAYS) * DAY_MS })
    expect(reAskOf(paid, NONE, 0)).toMatchObject({ at: DAY_MS })
    expect(reAskOf(paid, NONE, 99)).toMatchObject({ at: 31 * DAY_MS })
  })

  test('by hand only, where nothing can be waited for', () => {
    const others = CASE_ACTIONS_TAKEN.filter((one) => one !== 'refund' && one !== 'replacement')
    expect(others).toHaveLength(4)
    for (const action of others) {
      const times = { deliveredAt: 1, refundedAt: 1 }
      expect(reAskOf(experience({ action, ...times }), NONE)).toEqual({ state: 'by-hand-only' })
      expect(reAskOf(experience({ action, byHand: { at: 3 } }), NONE)).toMatchObject({ at: 3 })
    }
  })

  test('when an agent says so, also before the parcel comes', () => {
    const early = experience({ deliveredAt: 7, byHand: { at: 3 } })
    expect(reAskOf(early, NONE)).toEqual({ state: 'due', at: 3, by: 'hand' })
  })

  test('never, where an agent says so', () => {
    const skipped = experience({ deliveredAt: 7, byHand: 'skip' })
    expect(reAskOf(skipped, NONE)).toEqual({ state: 'skipped' })
    expect(asksDue([skipped], NONE, { now: 100 })).toEqual([])
  })

  test('once for each experience, twice for two deliveries of one case', () => {
    const first = experience({ id: 'case-1:1', deliveredAt: 20 })
    const second = experience({ id: 'case-1:2', deliveredAt: 10 })
    const ids = (asked: Iterable<string>, now: number) =>
      asksDue([first, second, first], new Set(asked), { now }).map(({ id }) => id)
    expect(ids([], 9)).toEqual([])
    expect(ids([], 10)).toEqual(['case-1:2'])
    expect(ids([], 50)).toEqual(['case-1:2', 'case-1:1'])
    expect(ids(['case-1:1'], 50)).toEqual(['case-1:2'])
    expect(ids(['case-1:1', 'case-1:2'], 50)).toEqual([])
    expect(reAskOf(first, new Set(['case-1:1']))).toEqual({ state: 'asked' })
  })
})

describe('a second failure', () => {
  const now = 1000 * DAY_MS
  const past = (id: string, daysAgo: number, wasDismissed = false) => ({
    id,
    openedAt: now - daysAgo * DAY_MS,
    wasDismissed,
  })
  const here = { id: 'now', openedAt: now }

  test('is most urgent, whatever the rule says', () => {
    const before = failureBefore(here, [past('a', 300), past('b', 20), past('now', 0)])
    expect(before?.id).toBe('b')
    expect(priorityOf('low', before)).toBe('urgent')
    expect(priorityOf('low', null)).toBe('low')
  })

  test('is none after what was dismissed, is long ago, came later or is this one', () => {
    const others = [past('a', 3, true), past('b', SECOND_FAILURE_DAYS), past('c', -1)]
    expect(failureBefore(here, [...others, past('now', 0)])).toBeNull()
  })
})

describe('what became of a customer', () => {
  const base = { before: -50, after: null, askedAt: null, resolvedAt: 0, boughtAt: null }
  const at = (day: number) => ({ now: day * DAY_MS, days: 60 })

  test('is three facts, and silence is none of them', () => {
    expect(recoveryOf(base, at(1))).toEqual({
      wasAsked: false,
      answeredAgain: false,
      movedUp: null,
      boughtAgain: null,
    })
    expect(recoveryOf({ ...base, askedAt: 5, after: 50 }, at(61))).toEqual({
      wasAsked: true,
      answeredAgain: true,
      movedUp: true,
      boughtAgain: false,
    })
  })

  test('is never one word, and never from a score alone', () => {
    const best = recoveryOf({ ...base, after: 100 }, at(1))
    expect(best.boughtAgain).toBeNull()
    expect(Object.keys(best)).not.toContain('recovered')
  })

  test('moved up by a whole face or not at all', () => {
    const moved = (before: number, after: number) =>
      recoveryOf({ ...base, before, after }, at(1)).movedUp
    expect(moved(-100, -50)).toBe(true)
    expect(moved(-50, -40)).toBe(false)
    expect(moved(-50, -50)).toBe(false)
    expect(moved(0, -50)).toBe(false)
    expect(recoveryOf({ ...base, before: null, after: 100 }, at(1)).movedUp).toBeNull()
    expect([-100, -76, -74, -26, -24, 0, 24, 26, 74, 76, 100].map(bandOf)).toEqual([
      -2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2,
    ])
  })

  test('bought again counts within the days after the case only', () => {
    const bought = (day: number, now = 100) =>
      recoveryOf({ ...base, boughtAt: day * DAY_MS }, at(now)).boughtAgain
    expect(bought(60)).toBe(true)
    expect(bought(60.01)).toBe(false)
    expect(bought(0)).toBe(false)
    expect(bought(30, 31)).toBe(true)
  })

  test('is counted with the silent in sight', () => {
    const one = (facts: Partial<ReturnType<typeof recoveryOf>>) => ({
      wasAsked: true,
      answeredAgain: false,
      movedUp: null,
      boughtAgain: null,
      ...facts,
    })
    const counts = countRecoveries([
      one({ answeredAgain: true, movedUp: true, boughtAgain: true }),
      one({ answeredAgain: true, movedUp: false, boughtAgain: false }),
      one({}),
      one({}),
      one({ wasAsked: false }),
    ])
    expect(counts).toMatchObject({
      cases: 5,
      asked: 4,
      answered: 2,
      movedUp: 1,
      comparable: 2,
      bounds: { low: 0.25, high: 0.75 },
      boughtAgain: 1,
      known: 2,
    })
    expect(countRecoveries([])).toMatchObject({ interval: null, bounds: null })
  })
})
