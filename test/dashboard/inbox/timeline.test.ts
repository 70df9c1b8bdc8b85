import { describe, expect, it } from 'vitest'
import { viewOf, filterOf, searchOf } from '#dashboard/features/inbox/list/address.ts'
import { neighboursOf } from '#dashboard/features/inbox/list/use-cases.ts'
import { minorOf } from '#dashboard/kit/i18n/money.ts'
import { timelineOf } from '#dashboard/features/inbox/case/timeline.ts'
import { snoozeTimes } from '#dashboard/features/inbox/steps/snooze.ts'
import { makeCase, makeCaseItem, makeStory } from '#test/dashboard/support/cases.ts'

const iso = (at: number) => new Date(at).toISOString()

describe('the timeline of a case', () => {
  it('has what was seen, said and done in the order of time, with the promise cutting through', () => {
    const kinds = timelineOf(makeCase(), 'Europe/Warsaw').map(({ kind }) => kind)
    expect(kinds).toEqual(['placed', 'scan', 'promise', 'delivered', 'answer', 'case'])
  })

  it('calls a parcel late only after the promised day of the site', () => {
    const late = (promised: string) =>
      timelineOf(makeCase({ story: makeStory({ promised }) }), 'Europe/Warsaw').some(
        (entry) => entry.kind === 'delivered' && entry.late,
      )
    expect([late('2026-11-13'), late('2026-11-14')]).toEqual([true, false])
  })

  it('tells a case without an order by what was done to it', () => {
    const kinds = timelineOf(makeCase({ story: null }), 'UTC').map(({ kind }) => kind)
    expect(kinds).toEqual(['case'])
  })
})

describe('snoozing', () => {
  it('wakes on the clocks of the site: tomorrow at nine, and on Monday', () => {
    const friday = Date.parse('2026-11-27T23:30:00Z')
    const times = snoozeTimes(friday, 'Europe/Warsaw')
    // It is Saturday in Warsaw already.
    expect(iso(times.hours)).toBe('2026-11-28T02:30:00.000Z')
    expect(iso(times.tomorrow)).toBe('2026-11-29T08:00:00.000Z')
    expect(iso(times.week)).toBe('2026-11-30T08:00:00.000Z')
  })

  it('keeps to nine over a change of the clocks, and calls the next Monday next week', () => {
    const saturday = Date.parse('2026-10-24T10:00:00Z')
    expect(iso(snoozeTimes(saturday, 'Europe/Warsaw').tomorrow)).toBe('2026-10-25T08:00:00.000Z')
    const monday = Date.parse('2026-11-02T10:00:00Z')
    expect(iso(snoozeTimes(monday, 'America/St_Johns').week)).toBe('2026-11-09T12:30:00.000Z')
  })
})

describe('the address of a list', () => {
  it('keeps the view, and leaves out what makes no sense', () => {
    const search = '?list=mine&owner=jan&issue=late&priority=loud&stage=a%20b&overdue=1&sort=due'
    expect(searchOf(viewOf(search))).toBe('?list=mine&issue=late&overdue=1&sort=due')
    expect(searchOf(viewOf(''))).toBe('')
  })

  it('asks for one’s own as those of the open list', () => {
    expect(filterOf(viewOf('?list=mine&carrier=dpd'))).toEqual({
      list: 'open',
      owner: 'me',
      carrier: 'dpd',
    })
  })
})

describe('neighbours of a case', () => {
  const cases = [9, 7, 5].map((number) => makeCaseItem({ number }))
  const around = (number: number) => {
    const { before, next } = neighboursOf(cases, number)
    return [before?.number, next?.number]
  }
  it('stand beside it, and where it has left the list, where it stood', () => {
    expect(around(7)).toEqual([9, 5])
    expect(around(8)).toEqual([9, 7])
    expect(around(5)).toEqual([7, undefined])
    expect(around(3)).toEqual([5, undefined])
  })
})

describe('an amount', () => {
  it.each([
    ['24.90', 'PLN', 2490],
    ['24,9', 'PLN', 2490],
    ['1 200', 'PLN', 120_000],
    ['500', 'JPY', 500],
    ['-3', 'PLN', null],
    ['about 5', 'PLN', null],
  ])('is read as people write it: %s %s', (text, currency, minor) => {
    expect(minorOf(text, currency)).toBe(minor)
  })
})
