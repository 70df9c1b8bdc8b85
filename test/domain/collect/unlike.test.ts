import { expect, test } from 'vitest'
import { unlikeSources, type SourceCount } from '#worker/domain/collect/unlike.ts'

const count = (source: string, answers: number, more: Partial<SourceCount> = {}): SourceCount => ({
  touchpoint: 'checkout',
  source,
  answers,
  shown: answers,
  odd: 0,
  quick: 0,
  ...more,
})
const CUSTOMERS = Array.from({ length: 40 }, (_, index) => count(`home-${index}`, 1))
const found = (counts: SourceCount[]) => unlikeSources(counts).map(({ source }) => source)

test('half of ten answers without a card, or within a second of theirs, make a source unlike the rest', () => {
  expect(found([...CUSTOMERS, count('forger', 10, { shown: 5 })])).toEqual(['forger'])
  expect(found([...CUSTOMERS, count('forger', 10, { quick: 5 })])).toEqual(['forger'])
  expect(found([...CUSTOMERS, count('someone', 10, { quick: 4, shown: 6 })])).toEqual([])
  const fifty = Array.from({ length: 50 }, (_, index) => count(`bot-${index}`, 20, { shown: 0 }))
  expect(found([...CUSTOMERS, ...fifty])).toHaveLength(50)
})

test('so do ten cards of which half have ids that the widget does not make', () => {
  expect(found([...CUSTOMERS, count('forger', 0, { shown: 10, odd: 5 })])).toEqual(['forger'])
  expect(found([...CUSTOMERS, count('someone', 0, { shown: 10, odd: 4 })])).toEqual([])
  expect(found([...CUSTOMERS, count('someone', 0, { shown: 9, odd: 9 })])).toEqual([])
})

test('so does a number far above what the others give, and a fifth of all, with every card', () => {
  expect(found([...CUSTOMERS, count('forger', 30)])).toEqual(['forger'])
  const offices = Array.from({ length: 9 }, (_, index) => count(`office-${index}`, 20 + 5 * index))
  expect(found([...offices, count('office', 100)])).toEqual([])
  const many = Array.from({ length: 160 }, (_, index) => count(`home-${index}`, 1))
  expect(found([...many, count('office', 40)])).toEqual([])
  expect(found([...many, count('office', 41)])).toEqual(['office'])
})

test('few answers, another touchpoint or too few sources are no sign', () => {
  const odd = { shown: 0, quick: 500 }
  expect(found([...CUSTOMERS, count('someone', 9, odd)])).toEqual([])
  expect(found([count('kiosk', 500, odd), count('home', 1)])).toEqual([])
  expect(found([...CUSTOMERS, count('someone', 40, { ...odd, touchpoint: 'parcel' })])).toEqual([])
})
