import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { curvePoints } from '#dashboard/features/journey/curve/curve-points.ts'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { bothFigures } from '#dashboard/features/suspicions/both-figures.tsx'
import { type Both, compareCurves } from '#dashboard/features/suspicions/compare.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { makeCurve } from '#test/dashboard/support/fixtures.ts'
import { floodedCurve } from '#test/dashboard/support/forgery.ts'

const RANGE = { from: '2026-10-25', to: '2026-11-21' }
const counted = floodedCurve(false, RANGE)
const without = floodedCurve(true, RANGE)

beforeAll(() => setLocale('en'))
afterEach(() => {
  doubt.value = {}
})

describe('two curves side by side', () => {
  it('differ by the answers in doubt, at the stages that have some', () => {
    const both = compareCurves(counted, without) as Both
    expect([both.n, [...both.pairs.keys()], both.worst.n]).toEqual([1204, ['purchase'], 1204])
  })

  it('speak of the stage with the most answers in doubt', () => {
    const stages = without.stages.map((stage) => ({ ...stage, n: stage.n - 5 }))
    const both = compareCurves(counted, { ...without, stages }) as Both
    expect([both.n, both.worst.counted.id, both.worst.n]).toEqual([1239, 'purchase', 1209])
  })

  it('are the same where no stage has fewer answers', () => {
    expect(compareCurves(without, without)).toBe('same')
  })

  it.each([
    ['days', { range: { ...RANGE, from: '2026-11-01' } }],
    ['kind', { kind: 'nps' as const }],
    ['journey', { journey: 'b2b' }],
  ])('are apart while one of them is of another view: %s', (_, other) => {
    expect(compareCurves(counted, { ...without, ...other })).toBe('apart')
  })
})

describe('the points of both', () => {
  const drawn = () => {
    doubt.value = bothFigures(compareCurves(counted, without) as Both) ?? {}
    return curvePoints(counted)
  }

  it('are dashed through the stage in doubt, to and from the stages beside it', () => {
    expect(drawn().map(({ other }) => other && [other.value, other.label])).toEqual([
      null,
      [35, ''],
      [48, '+48 without them'],
      [-31, ''],
      null,
      null,
      null,
    ])
  })

  it('leave out the period before, whose line is dashed, too', () => {
    expect(drawn().every(({ previous }) => previous === null)).toBe(true)
    doubt.value = {}
    expect(curvePoints(makeCurve()).some(({ previous }) => previous === null)).toBe(false)
  })

  it('are none where the stage in doubt has no value itself', () => {
    const hidden = { state: 'hidden' as const, sentiment: null }
    const stages = counted.stages.map((stage) => ({ ...stage, ...hidden }))
    expect(bothFigures(compareCurves({ ...counted, stages }, without) as Both)).toBeNull()
  })
})
