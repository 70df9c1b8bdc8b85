import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openingHoursSchema } from '#contract/cases/clock.ts'
import {
  dueAt,
  escalatedPriority,
  escalationLevel,
  isOverdue,
  meetTerm,
  pauseTerm,
  resumeTerm,
  spentMinutes,
  startTerm,
} from '#worker/domain/cases/clock.ts'
import {
  addBusinessMinutes,
  businessMinutesBetween,
  type BusinessTime,
} from '#worker/domain/cases/opening-hours.ts'
import { isOpen, wallMinutes } from './wall-clock.ts'

const MINUTE_MS = 60_000
const NINE_TO_FIVE = [{ from: 540, to: 1020 }]
const OFFICE: BusinessTime = {
  week: [NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, [], []],
  holidays: [],
  timezone: 'Europe/Warsaw',
}
function warsaw(local: string): number {
  return Date.parse(local)
}

describe('business minutes', () => {
  test('stop at closing time and go on in the morning', () => {
    const start = warsaw('2026-11-26T16:00+01:00')
    expect(addBusinessMinutes(start, 120, OFFICE)).toBe(warsaw('2026-11-27T10:00+01:00'))
    expect(businessMinutesBetween(start, warsaw('2026-11-27T10:00+01:00'), OFFICE)).toBe(120)
  })

  test('that end with the day end at closing time, not in the morning', () => {
    const start = warsaw('2026-11-26T16:00+01:00')
    expect(addBusinessMinutes(start, 60, OFFICE)).toBe(warsaw('2026-11-26T17:00+01:00'))
  })

  test('skip the weekend and a holiday', () => {
    const start = warsaw('2026-11-27T16:30+01:00')
    expect(addBusinessMinutes(start, 60, OFFICE)).toBe(warsaw('2026-11-30T09:30+01:00'))
    const holidays = ['2026-11-30']
    expect(addBusinessMinutes(start, 60, { ...OFFICE, holidays })).toBe(
      warsaw('2026-12-01T09:30+01:00'),
    )
  })

  test('are real ones: the night in which clocks go forward is an hour shorter', () => {
    const always = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }])
    const time = { ...OFFICE, week: always }
    const start = warsaw('2026-03-28T12:00+01:00')
    expect(addBusinessMinutes(start, 24 * 60, time)).toBe(warsaw('2026-03-29T13:00+02:00'))
    expect(addBusinessMinutes(warsaw('2026-10-24T12:00+02:00'), 24 * 60, time)).toBe(
      warsaw('2026-10-25T11:00+01:00'),
    )
  })

  test('none are due at once, and where nobody is ever there nothing is due', () => {
    const never = { ...OFFICE, week: OFFICE.week.map(() => []) }
    expect(addBusinessMinutes(5, 0, never)).toBe(5)
    expect(addBusinessMinutes(5, 1, never)).toBeNull()
    expect(businessMinutesBetween(9, 5, OFFICE)).toBe(0)
  })
})

const RANGES = [
  ['Europe/Warsaw', '2026-03-23T00:00Z', '2026-04-06T00:00Z'],
  ['Europe/Warsaw', '2026-10-19T00:00Z', '2026-11-02T00:00Z'],
  ['America/St_Johns', '2026-03-02T00:00Z', '2026-03-16T00:00Z'],
  ['America/St_Johns', '2026-10-26T00:00Z', '2026-11-09T00:00Z'],
  // Clocks changed a minute after midnight there, until 2011.
  ['America/St_Johns', '2006-03-27T00:00Z', '2006-04-10T00:00Z'],
  ['America/St_Johns', '2006-10-23T00:00Z', '2006-11-06T00:00Z'],
  // Midnight does not come.
  ['America/Santiago', '2026-08-31T00:00Z', '2026-09-14T00:00Z'],
] as const

describe('the clock agrees with one that looks at the wall every minute', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
  // Closed, open all day, open around the hours in which clocks change, or anything.
  const usual = fc.constantFrom<{ from: number; to: number }[]>(
    [],
    [{ from: 0, to: 1440 }],
    [{ from: 0, to: 1 }],
    [{ from: 90, to: 200 }],
  )
  const day = fc.oneof(
    usual,
    span.map((one) => [one]),
  )
  const week = fc.array(day, { minLength: 7, maxLength: 7 })

  test.each(RANGES)('%s, from %s', (timezone, from, to) => {
    const minutes = wallMinutes(timezone, from, to)
    const dates = [...new Set(minutes.map(({ date }) => date))]
    fc.assert(
      fc.property(
        fc.record({
          week,
          holidays: fc.subarray(dates, { maxLength: 3 }),
          start: fc.nat(minutes.length - 1),
          term: fc.integer({ min: 1, max: 6000 }),
        }),
        ({ week, holidays, start, term }) => {
          const time = { week, holidays, timezone }
          const open = minutes.slice(start).filter((minute) => isOpen(minute, time))
          const begin = minutes[start]?.at ?? 0
          expect(businessMinutesBetween(begin, Date.parse(to), time)).toBe(open.length)
          const last = open[term - 1]
          if (last) expect(addBusinessMinutes(begin, term, time)).toBe(last.at + MINUTE_MS)
          else {
            const due = addBusinessMinutes(begin, term, time)
            expect(due === null || due > Date.parse(to)).toBe(true)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test.each(RANGES)('%s, from %s: a pause moves the due time by what it missed', (...range) => {
    const [timezone, from, to] = range
    const minutes = wallMinutes(timezone, from, to)
    fc.assert(
      fc.property(
        fc.record({
          week,
          instants: fc.array(fc.nat(minutes.length - 1), { minLength: 5, maxLength: 5 }),
          term: fc.integer({ min: 1, max: 3000 }),
        }),
        ({ week, instants, term }) => {
          const time = { week, holidays: [], timezone }
          const [start = 0, pause = 0, resume = 0, again = 0, on = 0] = instants.toSorted(
            (a, b) => a - b,
          )
          const at = (index: number) => minutes[index]?.at ?? 0
          const paused = pauseTerm(startTerm(at(start), term), at(pause))
          expect(dueAt(paused, time)).toBeNull()
          const twice = pauseTerm(resumeTerm(paused, at(resume), time), at(again))
          const resumed = resumeTerm(twice, at(on), time)
          const counts = minutes
            .slice(start)
            .filter((minute) => isOpen(minute, time))
            .filter(
              (minute) =>
                !(minute.at >= at(pause) && minute.at < at(resume)) &&
                !(minute.at >= at(again) && minute.at < at(on)),
            )
          const last = counts[term - 1]
          // Where the term was over before the pause began, it is the pause that is in the way.
          if (last && last.at >= at(on)) expect(dueAt(resumed, time)).toBe(last.at + MINUTE_MS)
          const spent = counts.filter((minute) => minute.at < at(on)).length
          expect(spentMinutes(resumed, at(on), time)).toBe(spent)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('a term', () => {
  const monday = warsaw('2026-11-23T09:00+01:00')
  const hour = (count: number) => monday + count * 60 * MINUTE_MS

  test('is overdue after its last minute, not with it', () => {
    const term = startTerm(monday, 60)
    expect(isOverdue(term, hour(1), OFFICE)).toBe(false)
    expect(isOverdue(term, hour(1) + 1, OFFICE)).toBe(true)
  })

  test('that stands still is never overdue, and has as much left afterwards', () => {
    const paused = pauseTerm(startTerm(monday, 60), hour(0.5))
    expect(isOverdue(paused, hour(200), OFFICE)).toBe(false)
    const resumed = resumeTerm(paused, hour(3), OFFICE)
    expect(dueAt(resumed, OFFICE)).toBe(hour(3.5))
    expect(spentMinutes(resumed, hour(3.25), OFFICE)).toBe(45)
  })

  test('that stands still over night misses no minute by it', () => {
    const paused = pauseTerm(startTerm(hour(7), 120), hour(8))
    const resumed = resumeTerm(paused, hour(24), OFFICE)
    expect(resumed.pausedMinutes).toBe(0)
    expect(dueAt(resumed, OFFICE)).toBe(hour(25))
  })

  test('stands still only once, and goes on only from standing still', () => {
    const paused = pauseTerm(startTerm(monday, 60), hour(0.5))
    expect(pauseTerm(paused, hour(2))).toBe(paused)
    const running = startTerm(monday, 60)
    expect(resumeTerm(running, hour(2), OFFICE)).toBe(running)
  })

  test('that was met is judged by when, for ever', () => {
    const met = meetTerm(startTerm(monday, 60), hour(1), OFFICE)
    expect(isOverdue(met, hour(500), OFFICE)).toBe(false)
    expect(meetTerm(met, hour(9), OFFICE)).toBe(met)
    expect(pauseTerm(met, hour(9))).toBe(met)
    expect(isOverdue(meetTerm(startTerm(monday, 60), hour(2), OFFICE), hour(500), OFFICE)).toBe(
      true,
    )
  })
})

describe('escalation', () => {
  const monday = warsaw('2026-11-23T09:00+01:00')
  const steps = [
    { afterMinutes: 60, priority: 'high' },
    { afterMinutes: 480, priority: 'urgent' },
  ] as const
  const clock = (hours: number) => ({ now: monday + hours * 60 * MINUTE_MS, time: OFFICE })

  test('comes by age in business hours', () => {
    const one = { state: 'new', term: startTerm(monday, 600) } as const
    expect([0.5, 1, 7, 8, 24].map((hours) => escalationLevel(one, steps, clock(hours)))).toEqual([
      0, 1, 1, 2, 2,
    ])
  })

  test.each(['resolved', 'closed', 'dismissed'] as const)('never on one that is %s', (state) => {
    const one = { state, term: startTerm(monday, 600) }
    expect(escalationLevel(one, steps, clock(500))).toBe(0)
  })

  test('does not come of waiting', () => {
    const term = pauseTerm(startTerm(monday, 600), monday + 30 * MINUTE_MS)
    expect(escalationLevel({ state: 'waiting_carrier', term }, steps, clock(500))).toBe(0)
  })

  test('raises the priority and never lowers it', () => {
    expect(escalatedPriority('normal', steps, 0)).toBe('normal')
    expect(escalatedPriority('normal', steps, 1)).toBe('high')
    expect(escalatedPriority('urgent', steps, 1)).toBe('urgent')
  })
})

describe('opening hours', () => {
  const week = (monday: { from: number; to: number }[]) => ({
    week: [monday, [], [], [], [], [], []],
    holidays: ['2026-12-25'],
  })
  test.each([
    [
      'in order',
      [
        { from: 540, to: 720 },
        { from: 720, to: 1440 },
      ],
      true,
    ],
    [
      'that overlap',
      [
        { from: 540, to: 800 },
        { from: 720, to: 1020 },
      ],
      false,
    ],
    [
      'out of order',
      [
        { from: 800, to: 900 },
        { from: 100, to: 200 },
      ],
      false,
    ],
    ['that end before they begin', [{ from: 600, to: 540 }], false],
    ['beyond midnight', [{ from: 600, to: 1441 }], false],
  ] as const)('%s', (_, spans, isRight) => {
    expect(openingHoursSchema.safeParse(week([...spans])).success).toBe(isRight)
  })

  test('have seven days', () => {
    expect(openingHoursSchema.safeParse({ week: [[]], holidays: [] }).success).toBe(false)
  })
})
