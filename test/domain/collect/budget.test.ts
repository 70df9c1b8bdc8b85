import { expect, test } from 'vitest'
import { rowBudget } from '#worker/domain/collect/budget.ts'

test.each([
  ['a new site may write 5,000 rows', [], 5000],
  ['a quiet one, too', Array<number>(28).fill(200), 5000],
  ['a busy one twenty times its median day', Array<number>(28).fill(3000), 60_000],
  ['one day of a flood moves nothing', [900_000, ...Array<number>(27).fill(3000)], 60_000],
  ['days without a word wrote next to nothing', Array<number>(13).fill(3000), 5000],
  [
    'the middle of two halves counts',
    [...Array<number>(14).fill(1000), ...Array<number>(14).fill(3000)],
    40_000,
  ],
])('%s', (_, days, budget) => {
  expect(rowBudget(days)).toBe(budget)
})
