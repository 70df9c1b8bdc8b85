import { describe, expect, test } from 'vitest'
import { displayWeight, rowBudget } from '#worker/domain/collect/budget.ts'

const days = (count: number, rows: number) => Array<number>(count).fill(rows)

describe('a day of an old site', () => {
  test.each([
    ['of which nothing was told may write 5,000 rows', [], 5000],
    ['that writes little, too', days(28, 200), 5000],
    ['that writes much, twenty times its median', days(28, 3000), 60_000],
    ['is not moved by one flood', [900_000, ...days(27, 3000)], 60_000],
    ['counts days without a word as nothing', days(13, 3000), 5000],
    ['takes the middle of two halves', [...days(14, 1000), ...days(14, 3000)], 40_000],
  ])('%s', (_, before, budget) => {
    expect(rowBudget(before, 400)).toBe(budget)
  })
})

describe('a new site', () => {
  test.each([
    ['may write 50,000 rows a day in its first week', { before: [], age: 6.9 }, 50_000],
    ['then twenty times its median of the days since', { before: days(9, 8000), age: 9 }, 160_000],
    ['and little if it wrote little', { before: days(2, 8000), age: 9 }, 5000],
  ])('%s', (_, { before, age }, budget) => {
    expect(rowBudget(before, age)).toBe(budget)
  })
})

describe('a display stands for', () => {
  test.each([
    ['itself, without a day before', undefined, 1],
    ['itself, under the bound of the site', { rows: 50_000, weight: 1 }, 1],
    ['two, just above it', { rows: 50_001, weight: 1 }, 2],
    ['eight, eight times above it', { rows: 400_000, weight: 1 }, 8],
    ['eight still, when the day before was sampled by eight', { rows: 50_000, weight: 8 }, 8],
    ['one again, when little comes in', { rows: 5000, weight: 8 }, 1],
    ['64 at most', { rows: 9e9, weight: 1 }, 64],
  ])('%s', (_, yesterday, weight) => {
    expect(displayWeight(yesterday, 50_000)).toBe(weight)
  })
})
