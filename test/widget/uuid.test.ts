import { afterEach, expect, test, vi } from 'vitest'
import { UUID_PATTERN } from '#contract/words.ts'
import { uuid } from '#widget/loader/uuid.ts'

afterEach(() => vi.useRealTimers())

test('ids are UUIDs of version 7 that the API takes', () => {
  const id = uuid()
  expect(id).toMatch(UUID_PATTERN)
  expect(id[14]).toBe('7')
  expect(id[19]).toMatch(/[89ab]/)
})

test('ids begin with their time, so they sort by it', () => {
  vi.useFakeTimers()
  vi.setSystemTime(1_764_000_000_000)
  const early = uuid()
  vi.setSystemTime(1_764_000_000_001)
  const late = uuid()
  expect(Number.parseInt(early.replace('-', '').slice(0, 12), 16)).toBe(1_764_000_000_000)
  expect([late, early].toSorted()).toEqual([early, late])
})

test('ids of the same millisecond differ', () => {
  vi.useFakeTimers()
  const ids = Array.from({ length: 1000 }, uuid)
  expect(new Set(ids).size).toBe(1000)
})
