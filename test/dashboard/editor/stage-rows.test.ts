import { expect, test } from 'vitest'
import { sortRows, SORTS, stageRows } from '#dashboard/features/editor/table/stage-rows.ts'
import { makeLane } from '#test/dashboard/support/lanes.ts'
import { emptyStage } from '#test/support/map-steps.ts'

const stages = [
  { ...emptyStage('a', 'A'), owner: 'Zoe', assumed: 20 },
  { ...emptyStage('b', 'B'), owner: '', assumed: 0 },
  { ...emptyStage('c', 'C'), owner: 'Ola' },
]
const current = [
  { id: 'a', answeredOn: '2026-11-20', editedOn: null, staleSince: null },
  { id: 'b', answeredOn: '2026-01-02', editedOn: '2026-02-03', staleSince: '2026-02-03' },
]
const measured = new Map([
  ['a', { value: 25, n: 40 }],
  ['b', { value: -60, n: 40 }],
])
const grades = {
  needs: 'none',
  touchpoints: 'full',
  emotion: 'partly',
  pain: 'none',
  barriers: 'none',
  actions: 'none',
  solutions: 'none',
} as const
const lanes = [
  makeLane({ id: 'a', grades }),
  makeLane({
    id: 'b',
    grades: { ...grades, needs: 'partly', emotion: 'none', touchpoints: 'none' },
  }),
]
const rows = stageRows(stages, current, { measuredAt: measured, lanes })
const sorted = Object.fromEntries(
  SORTS.map((sort) => [
    sort,
    sortRows(rows, sort)
      .map(({ id }) => id)
      .join(''),
  ]),
)

test('a gap is what was measured less what was assumed, where both are known', () => {
  expect(rows.map(({ gap }) => gap)).toEqual([5, -60, null])
})

test('the longest silence, the first owner and the widest gap and the least evidence come first; what is not known last', () => {
  expect(sorted).toEqual({ order: 'abc', age: 'bac', owner: 'cab', gap: 'bac', evidence: 'bac' })
})
