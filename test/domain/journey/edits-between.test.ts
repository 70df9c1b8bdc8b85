import { expect, test } from 'vitest'
import { applyAll, applyEdit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { editsBetween } from '#worker/domain/journey/map/edits-between.ts'
import { diceOf, newMap, randomEdit, uuidOf, type Dice } from '#test/support/map-steps.ts'

function changed(map: MapDocument, steps: number, dice: Dice): MapDocument {
  let now = map
  for (let step = 0; step < steps; step += 1) {
    const outcome = applyEdit(now, randomEdit(now, dice))
    if ('map' in outcome) now = outcome.map
  }
  return now
}

test('lead from any map to any other, by steps that are never refused', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const dice = diceOf(seed)
    const before = changed(newMap(), 20, dice)
    const after = changed(seed % 3 ? before : newMap(), 1 + (seed % 40), dice)
    const edits = editsBetween(before, after, () => uuidOf(dice))
    expect(applyAll(before, edits), `seed ${seed}`).toEqual(after)
  }
})

test('are none between a map and itself, and one for one change', () => {
  const dice = diceOf(1)
  expect(editsBetween(newMap(), newMap(), () => uuidOf(dice))).toEqual([])
  const [purchase, ...others] = newMap().stages
  const renamed = {
    ...newMap(),
    stages: [...others, ...(purchase ? [{ ...purchase, name: 'Buying' }] : [])],
  }
  const edits = editsBetween(newMap(), renamed, () => uuidOf(dice))
  expect(edits.map((edit) => edit.do)).toEqual(['move', 'set'])
})

test('what changes its kind under the same id goes and comes anew', () => {
  const before = newMap()
  const after = {
    ...before,
    stages: before.stages.map((stage) => ({
      ...stage,
      needs: [],
      barriers: stage.needs,
    })),
  }
  const dice = diceOf(2)
  const edits = editsBetween(before, after, () => uuidOf(dice))
  expect(applyAll(before, edits)).toEqual(after)
})
