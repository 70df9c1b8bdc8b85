import { describe, expect, test } from 'vitest'
import { applyEdit, inverseOf, type Edit } from '#contract/map/apply.ts'
import { changesBetween } from '#contract/map/changes.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { mapFileSchema } from '#contract/map/file.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import { newMap } from '#test/support/map-steps.ts'
import { editsBetween } from '#worker/domain/journey/map/edits-between.ts'
import { faultOf, takeEdits } from '#worker/domain/journey/map/take-edits.ts'
import { usualSegments } from '#worker/domain/journey/map/usual-segments.ts'

const id = '00000000-0000-4000-8000-000000000000'
const rules = [{ trait: 'segment', is: ['b2b'] }]
const map: MapDocument = {
  ...newMap(),
  personas: [
    { id: 'anna', name: 'Anna', names: {}, rules: [] },
    { id: 'firma', name: 'Firma', names: {}, rules },
  ],
  segments: [{ id: 'b2b', name: 'B2B', names: {} }],
}
const after = (edit: Edit): MapDocument => {
  const outcome = applyEdit(map, edit)
  if ('refusal' in outcome) throw new Error(outcome.refusal.reason)
  return outcome.map
}

describe('personas and segments', () => {
  const part = { id: 'new', name: 'New', names: {}, rules: [] }
  test.each<[string, Edit]>([
    ['added', { id, do: 'add', list: 'personas', parent: map.id, before: 'anna', part }],
    ['moved', { id, do: 'move', part: 'firma', parent: map.id, before: 'anna' }],
    ['changed', { id, do: 'set', part: 'anna', field: 'rules', value: rules, was: [] }],
    ['renamed', { id, do: 'set', part: 'b2b', field: 'name', value: 'Companies', was: 'B2B' }],
    ['removed', { id, do: 'remove', part: 'b2b', was: map.segments[0] }],
  ])('are %s, told as one difference, and as they were when that is taken back', (_, edit) => {
    const changed = after(edit)
    expect(changesBetween(map, changed)).toHaveLength(1)
    const back = inverseOf(map, edit, id)
    const outcome = back ? applyEdit(changed, back) : null
    expect(outcome).toEqual({ map })
  })

  test('that somebody else has changed are not overwritten unseen', () => {
    const set = { id, do: 'set', part: 'firma', field: 'rules', value: [], was: [] } as const
    expect(applyEdit(map, set)).toEqual({ refusal: { reason: 'changed', now: rules } })
  })

  test('share no id with anything else in the map', () => {
    const add = (taken: string): Edit => ({
      id,
      do: 'add',
      list: 'segments',
      parent: map.id,
      before: null,
      part: { id: taken, name: 'Twice', names: {} },
    })
    for (const taken of ['anna', 'b2b', 'purchase', 'help-page'])
      expect(applyEdit(map, add(taken)), taken).toEqual({ refusal: { reason: 'taken', now: null } })
    const twin = { ...map, segments: [{ id: 'anna', name: 'A', names: {} }] }
    expect(faultOf(twin)).toContain('“anna” stands twice')
  })

  test.each([
    ['a rule without values', [{ trait: 'visits', is: [] }]],
    ['a trait that no page can send', [{ trait: 'number of visits', is: ['1'] }]],
    ['too many values', [{ trait: 'n', is: Array.from({ length: 21 }, String) }]],
    ['a value of blanks', [{ trait: 'n', is: [' '] }]],
    ['too many rules', Array.from({ length: MAP_LIMITS.rules + 1 }, () => rules[0])],
  ])('take no %s', (_, value) => {
    const edit = { id, do: 'set', part: 'anna', field: 'rules', value, was: [] } as const
    expect(takeEdits(map, [edit], () => false).refused).toMatchObject([{ reason: 'invalid' }])
  })

  test('are twenty of each at most', () => {
    const many = Array.from({ length: 21 }, (_, n) => ({
      id: `p${n}`,
      name: 'P',
      names: {},
      rules: [],
    }))
    expect(faultOf({ ...map, personas: many.slice(1) })).toBeNull()
    expect(faultOf({ ...map, personas: many })).toContain('personas')
  })
})

test('a file that was saved before there were personas still opens', () => {
  const { personas: _, segments: __, ...journey } = newMap()
  expect(mapFileSchema.parse({ format: 1, journey }).journey).toEqual(newMap())
})

test('what was a persona becomes a stage under the same id, and the other way round', () => {
  const dice = () => crypto.randomUUID()
  const [first, ...others] = map.stages
  const other = {
    ...map,
    stages: [...others, ...(first ? [{ ...first, id: 'anna' }] : [])],
    personas: [{ id: 'purchase', name: 'Buyer', names: {}, rules: [] }],
  }
  const moved = { ...other, stages: other.stages.map((stage) => ({ ...stage, needs: [] })) }
  const edits = editsBetween(map, moved, dice)
  expect(
    edits.reduce((now, edit) => {
      const outcome = applyEdit(now, edit)
      return 'map' in outcome ? outcome.map : now
    }, map),
  ).toEqual(moved)
})

test('a new map begins with the two usual segments, but for ids that it has itself', () => {
  expect(usualSegments({ id: 'shop', stages: [] }).map((one) => one.name)).toEqual(['B2C', 'B2B'])
  const stages = [{ id: 'b2c', touchpoints: [{ id: 'b2b' }] }]
  expect(usualSegments({ id: 'shop', stages })).toEqual([])
})
