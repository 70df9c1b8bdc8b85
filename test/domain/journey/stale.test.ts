import { expect, test } from 'vitest'
import { addDays } from '#worker/domain/days.ts'
import { currency, staleAfter, staleSince } from '#worker/domain/journey/map/stale.ts'
import { emptyStage, newMap } from '#test/support/map-steps.ts'

const TODAY = '2026-11-28'

test('a stage is stale after twice its time frame, a month at least, sixty days without a frame', () => {
  expect([null, 2, 14, 30, 90].map(staleAfter)).toEqual([60, 30, 30, 60, 180])
  for (const frameDays of [null, 2, 30, 90]) {
    const days = staleAfter(frameDays)
    const since = (ago: number) =>
      staleSince({ answeredOn: addDays(TODAY, -ago), editedOn: null }, frameDays, TODAY)
    expect(since(days)).toBeNull()
    expect(since(days + 1)).toBe(addDays(TODAY, -days - 1))
  }
})

test('an edit keeps a stage current as well as an answer, and what was never touched is not stale', () => {
  const old = addDays(TODAY, -400)
  const fresh = addDays(TODAY, -3)
  expect(staleSince({ answeredOn: old, editedOn: fresh }, null, TODAY)).toBeNull()
  expect(staleSince({ answeredOn: fresh, editedOn: old }, null, TODAY)).toBeNull()
  expect(staleSince({ answeredOn: old, editedOn: addDays(old, 5) }, null, TODAY)).toBe(
    addDays(old, 5),
  )
  expect(staleSince({ answeredOn: null, editedOn: null }, null, TODAY)).toBeNull()
})

test('ninety days later exactly those are stale that nothing has come to for too long', () => {
  const stages = [
    { ...emptyStage('quick', 'Quick'), frameDays: 2 },
    { ...emptyStage('slow', 'Slow'), frameDays: 90 },
    { ...emptyStage('edited', 'Edited') },
    { ...emptyStage('answered', 'Answered') },
  ]
  const document = { ...newMap(), stages }
  const monday = '2026-11-23'
  const answered = [
    { stage: 'quick', touchpoint: 'a', week: monday },
    { stage: 'slow', touchpoint: 'b', week: monday },
    { stage: 'answered', touchpoint: 'c', week: '2026-11-16' },
    { stage: 'answered', touchpoint: 'd', week: '2027-02-15' },
  ]
  const editedOn = { edited: addDays(TODAY, 60) }
  const staleOn = (today: string) =>
    currency({ document, editedOn }, answered, today)
      .stages.filter((stage) => stage.staleSince !== null)
      .map(({ id }) => id)
  expect(staleOn(TODAY)).toEqual([])
  expect(staleOn(addDays(TODAY, 90))).toEqual(['quick'])
  expect(staleOn(addDays(TODAY, 200))).toEqual(['quick', 'slow', 'edited', 'answered'])
})
