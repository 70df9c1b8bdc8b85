import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairedChange, riditsOf } from '#worker/domain/digests/views/paired.ts'
import { hodgesLehmannPaired } from '#worker/domain/stats/ranks/hodges-lehmann.ts'
import {
  wilcoxonSignedExact,
  wilcoxonSignedNormal,
} from '#worker/domain/stats/ranks/signed-rank.ts'

const differences = fc.array(fc.constantFrom(-200, -100, -50, 0, 50, 100, 150), {
  minLength: 1,
  maxLength: 80,
})

test('counts of differences say the same as the pairs themselves', () => {
  fc.assert(
    fc.property(differences, (values) => {
      const counts = new Map<number, number>()
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
      const change = pairedChange(counts)
      const zeros = values.map(() => 0)
      const differing = values.filter((value) => value !== 0).length
      const p =
        differing <= 25
          ? (wilcoxonSignedExact(values, zeros)?.pTwoSided ?? 1)
          : wilcoxonSignedNormal({ a: values, b: zeros })?.p
      expect(change?.p).toBeCloseTo(p ?? 1, 12)
      expect(change?.location).toBe(hodgesLehmannPaired(values, zeros))
      const { low = 0, high = 0 } = change?.interval ?? {}
      expect(low).toBeLessThanOrEqual(change?.location ?? 0)
      expect(high).toBeGreaterThanOrEqual(change?.location ?? 0)
    }),
  )
})

test('a change of everybody is a whole effect, and none of nobody', () => {
  expect(pairedChange(new Map([[-50, 30]]))).toMatchObject({ n: 30, location: -50, effect: -1 })
  expect(pairedChange(new Map([[0, 9]]))).toMatchObject({ n: 9, location: 0, effect: 0, p: 1 })
  expect(pairedChange(new Map())).toBeNull()
})

test('a ridit is the share below and half of those beside', () => {
  expect([
    ...riditsOf([
      [100, 2],
      [-100, 4],
      [0, 4],
    ]),
  ]).toEqual([
    [-100, 0.2],
    [0, 0.6],
    [100, 0.9],
  ])
})
