import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  nps,
  npsAdjustedWald,
  npsClass,
  type NpsCounts,
  npsDifference,
  npsFromScores,
} from '#worker/domain/stats/nps.ts'

const classes = fc.record({
  detractors: fc.integer({ min: 0, max: 300 }),
  passives: fc.integer({ min: 0, max: 300 }),
  promoters: fc.integer({ min: 1, max: 300 }),
})
const mirrored = ({ detractors, passives, promoters }: NpsCounts) => ({
  detractors: promoters,
  passives,
  promoters: detractors,
})

describe('net promoter score', () => {
  test('raw answers 0, 7, 7, 9, 9, 9 give a third', () => {
    // B. Rocks, tests of the R package NPS by the author of Rocks 2016.
    expect(npsFromScores([0, 7, 7, 9, 9, 9])).toBeCloseTo(1 / 3, 15)
  })

  test('6 is a detractor, 7 and 8 are passive, 9 is a promoter', () => {
    expect([0, 6, 7, 8, 9, 10].map(npsClass)).toEqual([-1, -1, 0, 0, 1, 1])
    for (const score of [-1, 11, 7.5, Number.NaN]) expect(() => npsClass(score)).toThrow(RangeError)
  })

  test('no answers have no score', () => {
    const none = { detractors: 0, passives: 0, promoters: 0 }
    expect(nps(none)).toBeNull()
    expect(npsAdjustedWald(none)).toBeNull()
    expect(npsFromScores([])).toBeNull()
    expect(npsDifference({ a: none, b: { ...none, passives: 1 } })).toBeNull()
  })

  test('all promoters: the plain interval has no width, the adjusted one does', () => {
    const all = { detractors: 0, passives: 0, promoters: 6 }
    expect(nps(all)).toMatchObject({ nps: 1, variance: 0, low: 1, high: 1 })
    const adjusted = npsAdjustedWald(all)
    expect(adjusted?.low).toBeLessThan(0.7)
    expect(adjusted?.high).toBe(1)
  })

  test('negative or infinite counts are refused', () => {
    expect(() => nps({ detractors: -1, passives: 0, promoters: 2 })).toThrow(RangeError)
    expect(() => nps({ detractors: Infinity, passives: 0, promoters: 2 })).toThrow(RangeError)
  })

  test('the adjusted interval lies in −1…1, mirrors, and holds the raw score of ten and more', () => {
    fc.assert(
      fc.property(classes, (counts) => {
        const raw = nps(counts)
        const adjusted = npsAdjustedWald(counts)
        const mirror = npsAdjustedWald(mirrored(counts))
        if (!raw || !adjusted || !mirror) throw new Error('There are answers.')
        expect(adjusted.low).toBeGreaterThanOrEqual(-1)
        expect(adjusted.high).toBeLessThanOrEqual(1)
        expect(mirror.low).toBeCloseTo(-adjusted.high, 14)
        if (counts.detractors + counts.passives + counts.promoters < 10) return
        expect(adjusted.low).toBeLessThanOrEqual(raw.nps)
        expect(adjusted.high).toBeGreaterThanOrEqual(raw.nps)
      }),
    )
  })
})

describe('difference of two scores', () => {
  const a = { detractors: 20, passives: 30, promoters: 50 }
  const b = { detractors: 30, passives: 40, promoters: 30 }

  test('it follows the z test', () => {
    // By hand: SE² = 0.61/100 + 0.60/100, z = 0.3/0.11 = 2.7273.
    const result = npsDifference({ a, b })
    expect(result?.difference).toBeCloseTo(0.3, 14)
    expect(result?.se).toBeCloseTo(0.11, 14)
    expect(result?.low).toBeCloseTo(0.08440396170059405, 14)
    expect(result?.high).toBeCloseTo(0.5155960382994059, 14)
    expect(result?.p).toBeCloseTo(0.006386023282707057, 14)
  })

  test('adjusted counts on both sides give a smaller difference', () => {
    const result = npsDifference({ a, b, adjusted: true })
    expect(result?.difference).toBeCloseTo(30 / 103, 14)
  })

  test('two unanimous groups: p is 1 when they agree and 0 when they do not', () => {
    const love = { detractors: 0, passives: 0, promoters: 4 }
    const hate = { detractors: 4, passives: 0, promoters: 0 }
    expect(npsDifference({ a: love, b: love })?.p).toBe(1)
    expect(npsDifference({ a: love, b: hate })?.p).toBe(0)
    expect(npsDifference({ a: love, b: hate, adjusted: true })?.p).toBeGreaterThan(0)
  })
})
