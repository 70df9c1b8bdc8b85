import { describe, expect, test } from 'vitest'
import { buildNamedMore } from '#worker/domain/insight/segments/named-more.ts'
import { buildSegmentGaps, type PlacedCell } from '#worker/domain/insight/segments/gaps.ts'
import { mantelHaenszelRatio } from '#worker/domain/stats/strata.ts'
import { g2Keyness } from '#worker/domain/stats/text.ts'

/** Answers of one segment at one touchpoint: `bad` ones gave a 1 (−100), `good` ones a 5 (+100). */
function cell(touchpoint: string, segment: string, [bad, good]: [number, number]): PlacedCell {
  return { stage: 'delivery', touchpoint, segment, scale: 'csat5', scores: [0, bad, 0, 0, 0, good] }
}

describe('which touchpoint fails which segment', () => {
  test('compares within touchpoints: kidney stones turn round where all is put together', () => {
    // Charig et al. 1986: open surgery 81 of 87 and 192 of 263, percutaneous 234 of 270 and 55 of 80.
    const found = buildSegmentGaps(
      [
        cell('small', 'open', [6, 81]),
        cell('large', 'open', [71, 192]),
        cell('small', 'needle', [36, 234]),
        cell('large', 'needle', [25, 55]),
      ],
      'customer',
    )
    const open = found.segments.find(({ segment }) => segment === 'open')
    // On −100…100 a share counts twice: 273 of 350 less 289 of 350; and 87 and 263 of 350 as weights.
    expect(open?.crude?.difference).toBeCloseTo((200 * (273 - 289)) / 350, 9)
    const inside = (200 * (87 * (81 / 87 - 234 / 270) + 263 * (192 / 263 - 55 / 80))) / 350
    expect(open?.within?.difference).toBeCloseTo(inside, 9)
    expect(open).toMatchObject({ n: 350, cells: 2, isReversed: true })
    expect(found).toMatchObject({ n: 700, unknown: 0, few: 0 })
  })

  test('takes 20 answers on either side, counts unknown ones among the others, and corrects for looking often', () => {
    const found = buildSegmentGaps(
      [
        cell('courier', 'b2b', [30, 10]),
        cell('courier', 'b2c', [10, 50]),
        cell('courier', '', [5, 35]),
        cell('locker', 'b2b', [9, 10]),
        cell('locker', 'b2c', [10, 40]),
        cell('site', 'b2b', [10, 30]),
        cell('site', '', [5, 14]),
      ],
      'customer',
    )
    expect(found.cells.map(({ segment, touchpoint }) => [segment, touchpoint])).toEqual([
      ['b2b', 'courier'],
      ['b2c', 'courier'],
    ])
    const [worst, best] = found.cells
    expect(worst).toMatchObject({ own: { n: 40, mean: -50 }, others: { n: 100, mean: 70 } })
    expect(worst).toMatchObject({ difference: -120, isReal: true })
    expect(best).toMatchObject({ own: { n: 60 }, others: { n: 80, mean: 12.5 }, isReal: true })
    // Nineteen of b2b at the locker, and nineteen others at the site.
    expect(found).toMatchObject({ few: 3, unknown: 59 })
    expect(found.segments.map(({ segment, cells }) => [segment, cells])).toEqual([
      ['b2c', 1],
      ['b2b', 1],
    ])
  })

  test('who looks at twice as many touchpoints believes half as soon', () => {
    const courier = [cell('courier', 'b2b', [20, 40]), cell('courier', 'b2c', [40, 160])]
    const alike = [cell('site', 'b2b', [20, 40]), cell('site', 'b2c', [20, 40])]
    const qOf = (cells: PlacedCell[]) => buildSegmentGaps(cells, 'customer').cells[0]?.q ?? 0
    expect(qOf(courier)).toBeGreaterThan(0.001)
    expect(qOf([...courier, ...alike])).toBeCloseTo(2 * qOf(courier), 12)
  })

  test('a difference that may be chance is none, and of employees a place with a handful tells nothing', () => {
    const same = [cell('desk', 'ops', [20, 21]), cell('desk', 'it', [20, 20])]
    expect(buildSegmentGaps(same, 'employee').cells.map(({ isReal }) => isReal)).toEqual([
      false,
      false,
    ])
    const handful = [...same, cell('desk', 'hr', [1, 8])]
    expect(buildSegmentGaps(handful, 'customer').cells).toHaveLength(2)
    expect(buildSegmentGaps(handful, 'employee')).toMatchObject({ cells: [], few: 3 })
  })
})

const painsOf = (named: ReturnType<typeof buildNamedMore>, segment: string) =>
  (named.get(segment) ?? []).map(({ pain }) => pain)

describe('what a segment names more', () => {
  test('with one touchpoint it is the keyness of Rayson and Garside', () => {
    const named = buildNamedMore({
      'a|delivery|courier|b2b': [60],
      'a|delivery|courier|b2c': [200],
      'p|delivery|courier|b2b|late': [30],
      'p|delivery|courier|b2c|late': [25],
      'p|delivery|courier|b2c|damaged': [3],
    })
    const [late, ...others] = painsOf(named, 'b2b')
    expect(late).toMatchObject({ code: 'late', own: { n: 30, of: 60 }, others: { n: 25, of: 200 } })
    expect(late?.g2).toBeCloseTo(g2Keyness({ a: 30, b: 25, c: 60, d: 200 }) ?? 0, 9)
    expect(late?.times).toBeCloseTo(4, 9)
    expect(late?.isKey).toBe(true)
    expect(others).toEqual([])
    expect(painsOf(named, 'b2c')).toMatchObject([{ code: 'damaged', times: null, isKey: false }])
  })

  test('who answers where everybody names it does not name it more', () => {
    // At each place one in two, or one in ten, whatever the segment; b2b answers at the bad one.
    const named = buildNamedMore({
      'a|delivery|courier|b2b': [200],
      'a|delivery|courier|b2c': [40],
      'a|purchase|site|b2b': [40],
      'a|purchase|site|b2c': [400],
      'p|delivery|courier|b2b|late': [100],
      'p|delivery|courier|b2c|late': [20],
      'p|purchase|site|b2b|late': [4],
      'p|purchase|site|b2c|late': [40],
    })
    expect([...named.values()].flat()).toEqual([])
  })

  test('fewer than 20 answers, or than five who name it, are no ground', () => {
    const of = (n: number, x: number) =>
      painsOf(
        buildNamedMore({
          'a|delivery|courier|b2b': [n],
          'a|delivery|courier|b2c': [500],
          'p|delivery|courier|b2b|late': [x],
          'p|delivery|courier|b2c|late': [1],
        }),
        'b2b',
      )
    expect(of(19, 19)).toEqual([])
    expect(of(20, 4)).toMatchObject([{ isKey: false }])
    expect(of(20, 5)).toMatchObject([{ isKey: true }])
  })
})

describe('the ratio that strata have in common', () => {
  test('of one stratum it is the plain ratio with the interval of its logarithm', () => {
    const found = mantelHaenszelRatio([{ a: { x: 30, n: 60 }, b: { x: 25, n: 200 } }])
    const se = Math.sqrt(1 / 30 - 1 / 60 + 1 / 25 - 1 / 200)
    expect(found?.ratio).toBeCloseTo(4, 12)
    expect(found?.low).toBeCloseTo(4 * Math.exp(-1.959963984540054 * se), 9)
    expect(found?.high).toBeCloseTo(4 * Math.exp(1.959963984540054 * se), 9)
  })

  test('strata in which one group is missing say nothing', () => {
    const one = { a: { x: 3, n: 10 }, b: { x: 2, n: 10 } }
    const lone = { a: { x: 9, n: 10 }, b: { x: 0, n: 0 } }
    expect(mantelHaenszelRatio([one, lone])).toEqual(mantelHaenszelRatio([one]))
    expect(mantelHaenszelRatio([lone])).toBeNull()
  })
})
