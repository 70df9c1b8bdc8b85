import { afterEach, expect, test, vi } from 'vitest'
import { UUID_PATTERN } from '#contract/words.ts'
import { now } from '#widget/native.ts'
import { uuid } from '#widget/loader/uuid.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

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

test.each<[name: string, value: unknown]>([
  ['a Date', new Date()],
  ['a fraction', 1_764_000_000_000.5],
  ['nothing', undefined],
])('A3: Date.now that returns %s changes nothing', (_, value) => {
  vi.spyOn(Date, 'now').mockReturnValue(value as number)
  expect(Number.isInteger(now())).toBe(true)
  expect(Math.abs(now() - Number(new Date()))).toBeLessThan(60_000)
  expect(uuid()).toMatch(UUID_PATTERN)
})

test('A9: no blob address is made for an id', () => {
  const make = vi.spyOn(URL, 'createObjectURL')
  uuid()
  expect(make).not.toHaveBeenCalled()
})
