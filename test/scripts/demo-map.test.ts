import { expect, test } from 'vitest'
import { strikeBefore } from '#scripts/demo/model/parcels.ts'
import { demoMap } from '#scripts/demo/site/demo-map.ts'
import { addDays } from '#worker/domain/days.ts'

const UNTIL = '2026-10-31'
const map = demoMap(UNTIL)

test('the demo’s map says something in every lane of every stage', () => {
  for (const stage of map.stages) {
    const { id, assumed, owner, reviewOn, needs, barriers, solutions, touchpoints } = stage
    const lists = [needs, barriers, solutions, touchpoints]
    expect([id, ...lists.map((list) => list.length > 0)]).toEqual([id, true, true, true, true])
    expect([id, assumed !== null, owner !== '', reviewOn !== null]).toEqual([id, true, true, true])
    for (const { actions } of touchpoints)
      expect(actions.filter(({ name }) => name === '')).toEqual([])
  }
  expect(map.stages.every(({ names }) => names['pl'] && names['ru'])).toBe(true)
})

test('it has a review that is due, and solutions of the past year and of days to come', () => {
  const due = map.stages.filter(({ reviewOn }) => reviewOn !== null && reviewOn <= UNTIL)
  expect(due.map(({ id }) => id)).toEqual(['delivery'])
  const starts = map.stages.flatMap(({ solutions }) =>
    solutions.flatMap(({ startsOn }) => startsOn ?? []),
  )
  const first = addDays(UNTIL, -364)
  expect(starts.filter((day) => first <= day && day <= UNTIL).length).toBeGreaterThan(2)
  expect(starts.filter((day) => day > UNTIL).length).toBeGreaterThan(1)
})

test('what it says has happened is what its data do, counted from their last day', () => {
  const strike = strikeBefore(UNTIL)
  expect(map.annotations.map(({ on }) => on)).toEqual([
    addDays(UNTIL, -130),
    strike.from,
    strike.to,
  ])
  const later = demoMap('2027-03-01')
  expect(later.annotations.map(({ on }) => on)).toContain(strikeBefore('2027-03-01').to)
  expect(later.stages.map(({ needs }) => needs)).toEqual(map.stages.map(({ needs }) => needs))
})
