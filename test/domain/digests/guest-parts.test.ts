import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PAIN } from '#worker/domain/digests/adds.ts'
import type { Counts } from '#worker/domain/digests/counts.ts'
import { guestPains, guestPairs } from '#worker/domain/digests/views/guest-parts.ts'
import { addDays } from '#worker/domain/days.ts'

const FIRST = '2026-01-05'
const WEEKS = 26
/** A counter that no pain has: each week adds another bit, and so a sum says whose weeks it is of. */
const WEEK = PAIN.scored + 1
const [ASKED, LATE] = ['a|delivery|parcel', 'p|delivery|parcel|late']

const weekOf = (place: number) => addDays(FIRST, 7 * place)
const range = fc
  .tuple(fc.nat(WEEKS - 1), fc.nat(WEEKS - 1))
  .map(([a, b]) => ({ from: weekOf(Math.min(a, b)), to: addDays(weekOf(Math.max(a, b)), 6) }))
const pain = fc
  .record({ named: fc.nat(4), others: fc.nat(4), unscored: fc.nat(2) })
  .map(({ named, others, unscored }) => ({ named, others, unscored: Math.min(named, unscored) }))
const view = (of: { from: string; to: string }) => ({ range: of, kind: 'customer' as const })

test('whom two ranges of a pain differ by are enough: who named it, who did not, who scored and who did not', () => {
  let found = 0
  fc.assert(
    fc.property(
      fc.array(pain, { minLength: WEEKS, maxLength: WEEKS }),
      fc.array(range, { minLength: 6, maxLength: 6 }),
      (weeks, ranges) => {
        const documents = weeks.map(({ named, others, unscored }, place) => {
          const counters = Array<number>(WEEK + 1).fill(0)
          counters[PAIN.named] = named
          counters[PAIN.unscored] = unscored
          counters[PAIN.scored] = named - unscored
          counters[WEEK] = 2 ** place
          return { week: weekOf(place), counts: { [ASKED]: [named + others], [LATE]: counters } }
        })
        const told = ranges.map((of) => guestPains(documents, view(of)).counts)
        for (const a of [...told, {}])
          for (const b of [...told, {}]) {
            const [inA, inB] = [a, b].map((counts: Counts) => counts[LATE]?.[WEEK] ?? 0)
            const isOnlyIn = (place: number) =>
              Math.floor((inA ?? 0) / 2 ** place) % 2 > Math.floor((inB ?? 0) / 2 ** place) % 2
            const only = weeks.filter((_, place) => isOnlyIn(place))
            const sum = (of: (week: (typeof weeks)[number]) => number) =>
              only.reduce((total, week) => total + of(week), 0)
            if (only.length === 0) continue
            found += 1
            expect(sum(({ named }) => named)).toBeGreaterThanOrEqual(5)
            expect(sum(({ others }) => others)).toBeGreaterThanOrEqual(5)
            const unscored = sum((week) => week.unscored)
            const scored = sum(({ named }) => named) - unscored
            for (const few of [1, 2, 3, 4]) {
              expect(unscored).not.toBe(few)
              expect(scored).not.toBe(few)
            }
          }
      },
    ),
    { numRuns: 300 },
  )
  expect(found).toBeGreaterThan(1000)
})

test('pairs of one instrument are told from five on, and are no less by which two ranges differ', () => {
  const key = 'm|purchase|checkout|csat5|5|delivery|parcel|csat5|2'
  const documents = Array.from({ length: 13 }, (_, place) => ({
    week: weekOf(place),
    counts: { [key]: [2] },
  }))
  const told = (last: number) =>
    guestPairs(documents, view({ from: FIRST, to: addDays(weekOf(last), 6) })).counts[key]?.[0] ?? 0
  expect(documents.map((_, place) => told(place))).toEqual([
    0, 0, 6, 6, 6, 12, 12, 12, 18, 18, 18, 24, 24,
  ])
})
