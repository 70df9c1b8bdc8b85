import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FILTERS, HIDDEN_BELOW, JOURNEY_KINDS, type JourneyKind } from '#contract/words.ts'
import { addDays } from '#worker/domain/days.ts'
import {
  answersOf,
  blocksOf,
  partsWithin,
  sumOfParts,
  withLeast,
  type WeekCounts,
} from '#worker/domain/journey/guest-blocks.ts'

/** The first Monday of a quarter. */
const START = '2026-01-05'

function row(week: number, answers: number, of: Partial<WeekCounts> = {}): WeekCounts {
  const scores = Array.from({ length: 11 }, (_, score) => (score === 4 ? answers : 0))
  const place = { channel: 'web', segment: '', persona: '' }
  const day = addDays(START, 7 * week)
  return { week: day, ...place, answers, scores, shown: 2 * answers, spread: 0, imported: 0, ...of }
}

const { customer: FIVE, employee: TEN } = HIDDEN_BELOW

const spans = (rows: WeekCounts[], least = FIVE) =>
  blocksOf(rows, least).map(({ first, last, rows }) => [first, addDays(last, 6), answersOf(rows)])

test('puts weeks together until they hold five answers', () => {
  expect(spans([row(0, 7), row(1, 2), row(2, 2), row(3, 1), row(4, 4)])).toEqual([
    ['2026-01-05', '2026-01-11', 7],
    ['2026-01-12', '2026-02-01', 5],
  ])
})

test('puts weeks of an employee journey together until they hold ten', () => {
  expect(spans([row(0, 7), row(1, 2), row(2, 2), row(3, 9), row(4, 4)], TEN)).toEqual([
    ['2026-01-05', '2026-01-25', 11],
    ['2026-01-26', '2026-02-08', 13],
  ])
})

test('the journey that a cell stands in says how many are needed, and a cell of none is left out', () => {
  const journey = (kind: JourneyKind, stage: string) => ({ kind, stages: [{ id: stage }] })
  const journeys = [journey('customer', 'purchase'), journey('employee', 'exit')]
  const cells = ['exit', 'purchase', 'elsewhere'].map((stageId) => ({ stageId }))
  expect(withLeast(cells, journeys)).toEqual([
    { stageId: 'exit', least: 10 },
    { stageId: 'purchase', least: 5 },
  ])
})

test('never joins two quarters: what is left of one is in no block', () => {
  expect(spans([row(11, 4), row(12, 4), row(13, 4), row(14, 1)])).toEqual([
    ['2026-03-23', '2026-04-05', 8],
    ['2026-04-06', '2026-04-19', 5],
  ])
  expect(spans([row(12, 4), row(13, 4)])).toEqual([])
})

test('weeks to come change no block that is there', () => {
  const rows = [row(0, 3), row(1, 3), row(2, 4), row(3, 1), row(5, 9)]
  for (let length = 0; length <= rows.length; length += 1) {
    const before = spans(rows.slice(0, length))
    expect(spans(rows).slice(0, before.length)).toEqual(before)
  }
})

test('tells apart what holds five answers, as long as the rest does so, too', () => {
  const channelsBy = (least: number, ...counts: [channel: string, answers: number][]) => {
    const rows = counts.map(([channel, answers]) => row(0, answers, { channel }))
    const parts = partsWithin(
      blocksOf(rows, least),
      { from: START, to: addDays(START, 6) },
      {},
    ).map(({ part }) => [part.known.channel ?? 'rest', answersOf(part.rows)].join(' '))
    return parts.toSorted()
  }
  const channels = (...counts: [string, number][]) => channelsBy(FIVE, ...counts)
  expect(channels(['web', 9], ['app', 6])).toEqual(['app 6', 'web 9'])
  // Three answers by e-mail would be what is left of fifteen when twelve are taken off.
  expect(channels(['web', 12], ['email', 3])).toEqual(['rest 15'])
  expect(channels(['web', 12], ['app', 6], ['email', 3])).toEqual(['rest 9', 'web 12'])
  expect(channels(['web', 12], ['app', 3], ['email', 3])).toEqual(['rest 6', 'web 12'])
  // Where ten are needed six are too few, and so are nine that are left.
  const byTen = (...counts: [string, number][]) => channelsBy(TEN, ...counts)
  expect(byTen(['web', 19], ['app', 6])).toEqual(['rest 25'])
  expect(byTen(['web', 12], ['app', 6], ['email', 3])).toEqual(['rest 21'])
  expect(byTen(['web', 19], ['app', 6], ['email', 4])).toEqual(['rest 10', 'web 19'])
})

test.each(JOURNEY_KINDS)('a filter finds just those parts that surely pass it: %s', (kind) => {
  const value = fc.constantFrom('', 'a', 'b')
  const rows = fc.array(
    fc.record({
      channel: value,
      segment: value,
      persona: value,
      answers: fc.nat(2 * HIDDEN_BELOW[kind] - 1),
    }),
    { maxLength: 60 },
  )
  const wish = fc.option(value, { nil: undefined })
  const filter = fc.record({ channel: wish, segment: wish, persona: wish })
  fc.assert(
    fc.property(rows, filter, (drawn, wanted) => {
      const blocks = blocksOf(
        drawn.map(({ answers, ...of }) => row(0, answers, of)),
        HIDDEN_BELOW[kind],
      )
      const range = { from: START, to: addDays(START, 6) }
      const parts = partsWithin(blocks, range, {})
      // Rows of displays alone make a part without an answer.
      const counts = parts.map(({ part }) => answersOf(part.rows)).filter((answers) => answers > 0)
      expect(counts.filter((answers) => answers < HIDDEN_BELOW[kind])).toEqual([])
      const passing = parts.filter(({ part }) =>
        FILTERS.every((name) => wanted[name] === undefined || wanted[name] === part.known[name]),
      )
      expect(partsWithin(blocks, range, wanted)).toEqual(passing)
    }),
  )
})

test.each([
  ['five', FIVE],
  ['ten', TEN],
])('every difference and intersection of two views holds none or at least %s', (_, least) => {
  const rows = fc
    .array(
      fc.record({
        week: fc.integer({ min: 0, max: 25 }),
        answers: fc.integer({ min: 0, max: least + 1 }),
        channel: fc.constantFrom('web', 'email', 'app'),
        segment: fc.constantFrom('', 'b2b', 'b2c'),
        persona: fc.constantFrom('', 'anna'),
      }),
      { maxLength: 60 },
    )
    .map((all) =>
      all
        .toSorted((a, b) => a.week - b.week)
        .map(({ week, answers, ...of }) => row(week, answers, of)),
    )
  const view = fc.record({
    from: fc.integer({ min: 0, max: 25 }),
    weeks: fc.integer({ min: 1, max: 26 }),
    filter: fc.record(
      {
        channel: fc.constantFrom('web', 'email', 'app'),
        segment: fc.constantFrom('b2b', 'b2c'),
        persona: fc.constantFrom('anna'),
      },
      { requiredKeys: [] },
    ),
  })
  fc.assert(
    fc.property(rows, view, view, (all, one, other) => {
      const blocks = blocksOf(all, least)
      const shown = ({ from, weeks, filter }: typeof one) => {
        const range = { from: addDays(START, 7 * from), to: addDays(START, 7 * (from + weeks) - 1) }
        const parts = partsWithin(blocks, range, filter)
        for (const { part } of parts)
          for (const each of part.rows) {
            expect(each.week >= range.from && each.week <= range.to).toBe(true)
            for (const name of FILTERS)
              if (filter[name] !== undefined) expect(each[name]).toBe(filter[name])
          }
        const sum = sumOfParts(parts)
        const rowsShown = parts.flatMap(({ part }) => part.rows)
        expect(sum.scores[4]).toBe(answersOf(rowsShown))
        return new Set(rowsShown)
      }
      const [a, b] = [shown(one), shown(other)]
      const common = [...a].filter((each) => b.has(each))
      const [onlyA, onlyB] = [
        [...a].filter((each) => !b.has(each)),
        [...b].filter((each) => !a.has(each)),
      ]
      for (const set of [onlyA, onlyB, common]) {
        const answers = answersOf(set)
        expect(answers === 0 || answers >= least, `${answers} answers`).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
