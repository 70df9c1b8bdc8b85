import { expect, test } from 'vitest'
import { countsAt, funnelLines } from '#worker/domain/collect/funnel-lines.ts'

const isAsked = (survey: string) => survey !== 'gone'

test('lines of one step are one, and those of surveys that nobody asks are none', () => {
  expect(
    funnelLines(
      [
        { survey: 'a', step: 'address', n: 2 },
        { survey: 'a', step: 'address', n: 3 },
        { survey: 'gone', step: 'address', n: 1 },
        { survey: 'b', step: 'shown', n: 1 },
      ],
      isAsked,
    ),
  ).toEqual([
    { survey: 'a', step: 'address', n: 5 },
    { survey: 'b', step: 'shown', n: 1 },
  ])
})

test('a page tells of fifty views of a survey, however they are split', () => {
  expect(
    funnelLines(
      [
        { survey: 'a', step: 'address', n: 50 },
        { survey: 'a', step: 'shown', n: 50 },
        { survey: 'b', step: 'left', n: 30 },
        { survey: 'b', step: 'left', n: 30 },
      ],
      isAsked,
    ),
  ).toEqual([
    { survey: 'a', step: 'address', n: 50 },
    { survey: 'b', step: 'left', n: 50 },
  ])
})

test('counting is over at its end, by itself', () => {
  const counting = { every: 10, until: 1000 } as const
  expect([null, undefined, counting].map((one) => countsAt(one, 999))).toEqual([
    null,
    null,
    counting,
  ])
  expect(countsAt(counting, 1000)).toBeNull()
})
