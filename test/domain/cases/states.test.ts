import { describe, expect, test } from 'vitest'
import { CASE_STATES } from '#contract/cases/words.ts'
import { dueAt, isOverdue, startTerm } from '#worker/domain/cases/clock.ts'
import { listOf, MOVES, refuseMove, termsAfter } from '#worker/domain/cases/states.ts'

const ALL = { cause: 'damaged', action: 'refund', dismissReason: 'spam' } as const

describe('moves', () => {
  const LEGAL = `
    new → acknowledged in_progress waiting_customer waiting_carrier resolved dismissed
    acknowledged → in_progress waiting_customer waiting_carrier resolved dismissed
    in_progress → waiting_customer waiting_carrier resolved dismissed
    waiting_customer → in_progress waiting_carrier resolved dismissed
    waiting_carrier → in_progress waiting_customer resolved dismissed
    resolved → reopened closed
    reopened → in_progress waiting_customer waiting_carrier resolved dismissed
    closed → reopened
    dismissed → reopened`

  test('are those of the table, and no others', () => {
    const expected = new Map(
      LEGAL.trim()
        .split('\n')
        .map((line) => {
          const [from = '', to = ''] = line.trim().split(' → ')
          return [from, to.split(' ')]
        }),
    )
    for (const from of CASE_STATES) {
      const allowed = CASE_STATES.filter((to) => refuseMove(from, to, ALL) === null)
      expect([from, allowed.toSorted()]).toEqual([from, expected.get(from)?.toSorted()])
    }
  })

  test('lead from every state to a done one, and nothing leads back to new', () => {
    for (const from of CASE_STATES) {
      expect(MOVES[from]).not.toContain('new')
      expect(MOVES[from]).not.toContain(from)
      expect(MOVES[from].length).toBeGreaterThan(0)
    }
  })
})

describe('a case is resolved only', () => {
  test('with what was wrong and what was done', () => {
    expect(refuseMove('in_progress', 'resolved', { ...ALL, cause: null })).toBe('no-cause')
    expect(refuseMove('in_progress', 'resolved', { ...ALL, action: null })).toBe('no-action')
    expect(refuseMove('in_progress', 'resolved', { ...ALL, action: 'none' })).toBeNull()
  })

  test('and dismissed only with a reason', () => {
    expect(refuseMove('new', 'dismissed', { ...ALL, dismissReason: null })).toBe('no-reason')
    expect(refuseMove('closed', 'resolved', { ...ALL, cause: null })).toBe('no-such-move')
  })
})

test('every state stands in one list', () => {
  expect(CASE_STATES.map((state) => [state, listOf(state)])).toEqual([
    ['new', 'open'],
    ['acknowledged', 'open'],
    ['in_progress', 'open'],
    ['waiting_customer', 'waiting'],
    ['waiting_carrier', 'waiting'],
    ['resolved', 'done'],
    ['reopened', 'open'],
    ['closed', 'done'],
    ['dismissed', 'done'],
  ])
})

describe('the terms of a case', () => {
  const HOUR_MS = 3_600_000
  const always = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }])
  const time = { week: always, holidays: [], timezone: 'Europe/Warsaw' }
  const fresh = { firstContact: startTerm(0, 24 * 60), resolution: startTerm(0, 72 * 60) }
  const at = (hours: number) => ({ now: hours * HOUR_MS, time })
  const dueHours = (terms: typeof fresh) => {
    const due = dueAt(terms.resolution, time)
    return due === null ? null : due / HOUR_MS
  }

  test('stand still while somebody is waited for, also from one wait into the other', () => {
    const waiting = termsAfter(fresh, 'waiting_customer', at(10))
    expect(dueHours(waiting)).toBeNull()
    const other = termsAfter(waiting, 'waiting_carrier', at(20))
    expect(dueHours(other)).toBeNull()
    const on = termsAfter(other, 'in_progress', at(50))
    expect(dueHours(on)).toBe(72 + 40)
    expect(dueAt(on.firstContact, time)).toBe((24 + 40) * HOUR_MS)
  })

  test('end with the case, whether in time or not', () => {
    const inTime = termsAfter(fresh, 'resolved', at(72))
    expect(isOverdue(inTime.resolution, 1000 * HOUR_MS, time)).toBe(false)
    expect(isOverdue(inTime.firstContact, 1000 * HOUR_MS, time)).toBe(false)
    const late = termsAfter(fresh, 'resolved', at(73))
    expect(isOverdue(late.resolution, 1000 * HOUR_MS, time)).toBe(true)
  })

  test('are not met anew by closing what was resolved', () => {
    const resolved = termsAfter(fresh, 'resolved', at(10))
    expect(termsAfter(resolved, 'closed', at(900)).resolution).toEqual(resolved.resolution)
  })

  test('go on where they were when it is opened again', () => {
    const resolved = termsAfter(fresh, 'resolved', at(70))
    const again = termsAfter(resolved, 'reopened', at(500))
    expect(again.resolution.metAt).toBeNull()
    expect(dueHours(again)).toBe(502)
    expect(isOverdue(again.resolution, 503 * HOUR_MS, time)).toBe(true)
  })

  test('count no wait that ended with the resolution', () => {
    const waiting = termsAfter(fresh, 'waiting_carrier', at(10))
    const resolved = termsAfter(waiting, 'resolved', at(300))
    expect(isOverdue(resolved.resolution, 1000 * HOUR_MS, time)).toBe(false)
    expect(resolved.resolution.pausedMinutes).toBe(290 * 60)
  })
})
