import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dice } from '#widget/loader/rules/sample.ts'

/** Pearson's chi-square of counts against an even spread. */
function chiSquare(counts: number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** How 20,000 texts fall into 100 boxes. */
function spread(text: (index: number) => string): number[] {
  const counts = Array.from<number>({ length: 100 }).fill(0)
  for (let index = 0; index < 20_000; index += 1) {
    const box = Math.floor(dice(text(index)) * 100)
    counts[box] = (counts[box] ?? 0) + 1
  }
  return counts
}

// With 99 degrees of freedom an even spread stays below 148.2 in 999 of 1,000 cases.
test.each<[name: string, text: (index: number) => string]>([
  ['random ids', () => `${crypto.randomUUID()} checkout`],
  ['ids that count up', (index) => `customer-${index} checkout`],
  ['one visitor and many touchpoints', (index) => `a8f0 touchpoint-${index}`],
  ['ids that differ in their last letter only', (index) => `${index.toString(36)} q`],
])('the dice fall evenly for %s', (_, text) => {
  expect(chiSquare(spread(text))).toBeLessThan(160)
})

test('the dice fall the same way for the same visitor and touchpoint', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const value = dice(text)
      expect(dice(text)).toBe(value)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThan(1)
    }),
  )
})

test('who is asked at one touchpoint says nothing about who is asked at another', () => {
  let both = 0
  for (let index = 0; index < 20_000; index += 1)
    if (dice(`visitor-${index} cart`) < 0.3 && dice(`visitor-${index} parcel`) < 0.3) both += 1
  expect(both / 20_000).toBeCloseTo(0.09, 2)
})
