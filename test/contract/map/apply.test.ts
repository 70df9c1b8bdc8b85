import { describe, expect, test } from 'vitest'
import { applyEdit, inverseOf, isSame, type Edit } from '#contract/map/apply.ts'
import { mapDocumentSchema, type MapDocument } from '#contract/map/document.ts'
import { diceOf, emptyStage, newMap, randomEdit, uuidOf } from '#test/support/map-steps.ts'

const dice = diceOf(7)
const id = () => uuidOf(dice)

function done(map: MapDocument, edit: Edit): MapDocument {
  const outcome = applyEdit(map, edit)
  if ('refusal' in outcome) throw new Error(`refused: ${outcome.refusal.reason}`)
  return outcome.map
}

const rename = (part: string, value: unknown, was: unknown): Edit => ({
  id: id(),
  do: 'set',
  part,
  field: 'name',
  value,
  was,
})

test('fifty random edits and as many undos give the start back, and every map between is a map', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const dice = diceOf(seed)
    const start = newMap()
    let map = start
    const undos: Edit[] = []
    while (undos.length < 50) {
      const edit = randomEdit(map, dice)
      const inverse = inverseOf(map, edit, uuidOf(dice))
      const outcome = applyEdit(map, edit)
      if (!inverse || 'refusal' in outcome) continue
      map = outcome.map
      expect(mapDocumentSchema.parse(map)).toEqual(map)
      undos.push(inverse)
    }
    expect(isSame(map, start)).toBe(false)
    for (const undo of undos.reverse()) map = done(map, undo)
    expect(map).toEqual(start)
  }
})

test('the map that was given stays as it was', () => {
  const map = newMap()
  const copy = structuredClone(map)
  for (let seed = 0; seed < 300; seed += 1) applyEdit(map, randomEdit(map, diceOf(seed)))
  expect(map).toEqual(copy)
})

describe('an edit is refused', () => {
  const map = newMap()
  const refusal = (edit: Edit, on = map) => {
    const outcome = applyEdit(on, edit)
    return 'refusal' in outcome ? outcome.refusal : null
  }

  test('where somebody else has changed what it found, with what stands there now', () => {
    const theirs = done(map, rename('delivery', 'On the way', 'Delivery'))
    expect(refusal(rename('delivery', 'Parcel', 'Delivery'), theirs)).toEqual({
      reason: 'changed',
      now: 'On the way',
    })
    // The same idea is no conflict.
    expect(refusal(rename('delivery', 'On the way', 'Delivery'), theirs)).toBeNull()
  })

  test('where a stage would go that somebody else has just written in', () => {
    const [, delivery] = map.stages
    const remove: Edit = { id: id(), do: 'remove', part: 'delivery', was: delivery }
    expect(refusal(remove)).toBeNull()
    const note = { id: 'n1', text: 'Know the day' }
    const theirs = done(map, {
      id: id(),
      do: 'add',
      list: 'needs',
      parent: 'delivery',
      before: null,
      part: note,
    })
    expect(refusal(remove, theirs)).toMatchObject({ reason: 'changed' })
  })

  test.each<[string, Edit, string]>([
    ['a part that is gone', rename('nowhere', 'X', 'Y'), 'gone'],
    [
      'a stage that is gone',
      { id: id(), do: 'move', part: 'help-page', parent: 'nowhere', before: null },
      'gone',
    ],
    [
      'a list that a stage has not',
      { id: id(), do: 'add', list: 'stages', parent: 'help', before: null, part: { id: 'x' } },
      'gone',
    ],
    [
      'an id that something else has',
      {
        id: id(),
        do: 'add',
        list: 'stages',
        parent: 'shopping',
        before: null,
        part: emptyStage('help-page', 'Help'),
      },
      'taken',
    ],
    [
      'a stage that brings an id along that something else has',
      {
        id: id(),
        do: 'add',
        list: 'stages',
        parent: 'shopping',
        before: null,
        part: { ...emptyStage('new', 'New'), needs: [{ id: 'help', text: 'x' }] },
      },
      'taken',
    ],
    ['an id as a field', { ...rename('help', 'x', 'help'), field: 'id' } as Edit, 'unknown'],
    ['a list as a field', { ...rename('help', [], []), field: 'needs' } as Edit, 'unknown'],
    [
      'the kind of a journey',
      { ...rename('shopping', 'employee', 'customer'), field: 'kind' } as Edit,
      'unknown',
    ],
    ['a field that there is not', { ...rename('help', 1, 2), field: 'colour' } as Edit, 'unknown'],
    ['a name of all objects', { ...rename('help', 1, 2), field: '__proto__' } as Edit, 'unknown'],
  ])('for %s', (_, edit, reason) => {
    expect(refusal(edit)?.reason).toBe(reason)
  })
})

test('what has to come before something that is gone goes to the end, and nothing is lost', () => {
  const map = newMap()
  const edit: Edit = { id: id(), do: 'move', part: 'purchase', parent: 'shopping', before: 'gone' }
  expect(done(map, edit).stages.map(({ id }) => id)).toEqual(['delivery', 'help', 'purchase'])
})

test('a touchpoint moves to another stage with all that it has', () => {
  const map = newMap()
  const edit: Edit = {
    id: id(),
    do: 'move',
    part: 'help-page',
    parent: 'purchase',
    before: 'purchase-page',
  }
  const [purchase, , help] = done(map, edit).stages
  expect(purchase?.touchpoints.map(({ id }) => id)).toEqual(['help-page', 'purchase-page'])
  expect(help?.touchpoints).toEqual([])
})

test('a second time changes nothing', () => {
  const map = newMap()
  const steps: Edit[] = [
    rename('help', 'Service', 'Help'),
    {
      id: id(),
      do: 'add',
      list: 'needs',
      parent: 'help',
      before: null,
      part: { id: 'n', text: 'x' },
    },
    { id: id(), do: 'remove', part: 'help-need', was: map.stages[2]?.needs[0] },
  ]
  for (const step of steps) {
    const once = done(map, step)
    expect(done(once, step)).toBe(once)
  }
})
