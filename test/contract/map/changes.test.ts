import { expect, test } from 'vitest'
import { applyEdit, isSame, type Edit } from '#contract/map/apply.ts'
import { changesBetween } from '#contract/map/changes.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { diceOf, emptyStage, newMap, randomEdit } from '#test/support/map-steps.ts'

const id = '00000000-0000-4000-8000-000000000000'
const after = (map: MapDocument, ...edits: Edit[]) =>
  edits.reduce((one, edit) => {
    const outcome = applyEdit(one, edit)
    if ('refusal' in outcome) throw new Error(outcome.refusal.reason)
    return outcome.map
  }, map)
const before = newMap()
const changes = (...edits: Edit[]) => changesBetween(before, after(before, ...edits))

test('a map is no different from itself, and any other one is', () => {
  expect(changesBetween(before, newMap())).toEqual([])
  for (let seed = 0; seed < 300; seed += 1) {
    const outcome = applyEdit(before, randomEdit(before, diceOf(seed)))
    if ('refusal' in outcome) continue
    const isOther = !isSame(outcome.map, before)
    expect(changesBetween(before, outcome.map).length > 0, `seed ${seed}`).toBe(isOther)
  }
})

test('a changed field is told with what it was', () => {
  const set = { id, do: 'set', part: 'delivery', field: 'assumed', value: 20, was: null } as const
  expect(changes(set)).toEqual([
    {
      type: 'changed',
      list: 'stages',
      id: 'delivery',
      name: 'Delivery',
      stage: null,
      field: 'assumed',
      before: null,
      after: 20,
    },
  ])
})

test('a new stage is one difference, whatever came with it, and so is one that goes', () => {
  const part = { ...emptyStage('after', 'After'), needs: [{ id: 'n', text: 'Be thanked' }] }
  const add = { id, do: 'add', list: 'stages', parent: 'shopping', before: null, part } as const
  expect(changes(add)).toEqual([
    { type: 'added', list: 'stages', id: 'after', name: 'After', stage: null },
  ])
  const remove = { id, do: 'remove', part: 'help', was: before.stages[2] } as const
  expect(changes(remove)).toEqual([
    { type: 'removed', list: 'stages', id: 'help', name: 'Help', stage: null },
  ])
})

test('what goes to another stage has moved, and is neither new nor gone', () => {
  const move = { id, do: 'move', part: 'help-page', parent: 'purchase', before: null } as const
  expect(changes(move)).toEqual([
    {
      type: 'moved',
      list: 'touchpoints',
      id: 'help-page',
      name: 'Help page',
      from: 'Help',
      to: 'Purchase',
    },
  ])
})

test('another order is told once for its list', () => {
  const move = { id, do: 'move', part: 'help', parent: 'shopping', before: 'purchase' } as const
  expect(changes(move)).toEqual([{ type: 'reordered', list: 'stages', stage: null }])
})
