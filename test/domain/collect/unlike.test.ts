import { expect, test } from 'vitest'
import { unlikeSources, type SourceCount } from '#worker/domain/collect/unlike.ts'

const count = (source: string, answers: number, more: Partial<SourceCount> = {}): SourceCount => ({
  touchpoint: 'checkout',
  source,
  answers,
  shown: answers,
  quick: 0,
  ...more,
})
const CUSTOMERS = Array.from({ length: 40 }, (_, index) => count(`home-${index}`, 1))
const found = (counts: SourceCount[]) => unlikeSources(counts).map(({ source }) => source)

test('more answers than cards, or half of them within a second, make a source unlike the rest', () => {
  expect(found([...CUSTOMERS, count('forger', 30, { shown: 29 })])).toEqual(['forger'])
  expect(found([...CUSTOMERS, count('forger', 30, { quick: 15 })])).toEqual(['forger'])
})

test('so does a number far above what the others give, with every card', () => {
  expect(found([...CUSTOMERS, count('forger', 30)])).toEqual(['forger'])
  const offices = Array.from({ length: 9 }, (_, index) => count(`office-${index}`, 20 + 5 * index))
  expect(found([...offices, count('office', 100)])).toEqual([])
})

test('few answers, a small share, another touchpoint or too few sources are no sign', () => {
  const odd = { shown: 0, quick: 29 }
  expect(found([...CUSTOMERS, count('someone', 29, odd)])).toEqual([])
  const many = Array.from({ length: 160 }, (_, index) => count(`home-${index}`, 1))
  expect(found([...many, count('someone', 40, odd)])).toEqual([])
  expect(found([...many, count('someone', 41, odd)])).toEqual(['someone'])
  expect(found([count('kiosk', 500, odd), count('home', 1)])).toEqual([])
  const elsewhere = { ...odd, touchpoint: 'parcel' }
  expect(found([...CUSTOMERS, count('someone', 40, elsewhere)])).toEqual([])
})
