import { describe, expect, test } from 'vitest'
import { findPart, type Edit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import type { Draft } from '#contract/map/draft.ts'
import { edit, openDraft, redo, undo } from '#dashboard/features/editor/draft/draft-state.ts'
import type { Step } from '#dashboard/features/editor/draft/draft-store.ts'
import {
  mergeSteps,
  mergeTargets,
  splitSteps,
} from '#dashboard/features/editor/draft/split-merge.ts'
import { diceOf, emptyStage, newMap, randomEdit, uuidOf } from '#test/support/map-steps.ts'

const dice = diceOf(11)
const id = () => uuidOf(dice)
const touchpoint = (name: string) => ({ id: name, name, names: {}, channels: [], actions: [] })
const note = (name: string) => ({ id: name, text: name })

/** Three stages: `a` with three touchpoints and notes, `b` with one of each, and an empty `c`. */
function threeStages(): MapDocument {
  const a = {
    ...emptyStage('a', 'A'),
    touchpoints: ['a1', 'a2', 'a3'].map(touchpoint),
    needs: [note('need-a')],
    barriers: [note('barrier-a')],
    solutions: [{ ...note('solution-a'), startsOn: null }],
  }
  const b = { ...emptyStage('b', 'B'), touchpoints: [touchpoint('b1')], needs: [note('need-b')] }
  return { ...newMap(), stages: [a, b, emptyStage('c', 'C')] }
}

const draftOf = (map: MapDocument): Draft => ({
  document: map,
  published: map,
  version: 1,
  isOpen: false,
  stages: [],
  touchpoints: [],
  seq: 0,
  edits: [],
})
const withIds = (steps: Step[]): Edit[] => steps.map((step) => ({ ...step, id: id() }))
const act = (map: MapDocument, steps: Step[]) => edit(openDraft(draftOf(map)), withIds(steps), id)
const stageOf = (map: MapDocument, name: string) => {
  const stage = map.stages.find((one) => one.id === name)
  if (!stage) throw new Error(`no stage ${name}`)
  return stage
}
const idsOf = (parts: { id: string }[]) => parts.map((part) => part.id)

describe('splitting a stage', () => {
  const split = { id: 'new', name: 'New', touchpoints: ['a3', 'a1'] }

  test('puts the chosen touchpoints, in their order, into a new stage behind it', () => {
    const map = threeStages()
    const { shown, pending } = act(map, splitSteps(map, stageOf(map, 'a'), split))
    expect(idsOf(shown.stages)).toEqual(['a', 'new', 'b', 'c'])
    expect(idsOf(stageOf(shown, 'a').touchpoints)).toEqual(['a2'])
    expect(idsOf(stageOf(shown, 'new').touchpoints)).toEqual(['a1', 'a3'])
    expect(stageOf(shown, 'a').needs).toEqual(stageOf(map, 'a').needs)
    expect(pending.map((one) => one.do)).toEqual(['add', 'move', 'move'])
  })

  test('of the last stage adds one at the end', () => {
    const map = threeStages()
    const last = { ...stageOf(map, 'c'), touchpoints: [touchpoint('c1'), touchpoint('c2')] }
    const full = { ...map, stages: map.stages.with(2, last) }
    const { shown } = act(full, splitSteps(full, last, { ...split, touchpoints: ['c2'] }))
    expect(idsOf(shown.stages)).toEqual(['a', 'b', 'c', 'new'])
    expect(idsOf(stageOf(shown, 'new').touchpoints)).toEqual(['c2'])
  })

  test('is taken back as one thing, and done again', () => {
    const map = threeStages()
    const state = act(map, splitSteps(map, stageOf(map, 'a'), split))
    expect(undo(state, id).shown).toEqual(map)
    expect(redo(undo(state, id), id).shown).toEqual(state.shown)
  })
})

describe('merging two stages', () => {
  test.each([
    ['b', 'a'],
    ['a', 'b'],
  ])('%s goes into %s with all that it has, in the order of the map', (from, into) => {
    const map = threeStages()
    const { shown } = act(map, mergeSteps(map, stageOf(map, from), stageOf(map, into)))
    expect(idsOf(shown.stages)).toEqual([into, 'c'])
    expect(idsOf(stageOf(shown, into).touchpoints)).toEqual(['a1', 'a2', 'a3', 'b1'])
    expect(idsOf(stageOf(shown, into).needs)).toEqual(['need-a', 'need-b'])
    expect(findPart(shown, 'solution-a')).toBeDefined()
    expect(findPart(shown, 'barrier-a')).toBeDefined()
  })

  test('is taken back as one thing, and done again', () => {
    const map = threeStages()
    const state = act(map, mergeSteps(map, stageOf(map, 'a'), stageOf(map, 'b')))
    expect(undo(state, id).shown).toEqual(map)
    expect(redo(undo(state, id), id).shown).toEqual(state.shown)
  })

  test('is offered with the stages beside it that have room', () => {
    const map = threeStages()
    const targets = (name: string) => idsOf(mergeTargets(map, stageOf(map, name)))
    expect([targets('a'), targets('b'), targets('c')]).toEqual([['b'], ['a', 'c'], ['b']])
    const most = Array.from({ length: MAP_LIMITS.parts }, (_, n) => touchpoint(`full-${n}`))
    map.stages[1] = { ...stageOf(map, 'b'), touchpoints: most }
    expect(targets('a')).toEqual([])
    expect(targets('c')).toEqual(['b'])
  })
})

test('splits and merges between random steps are all taken back', () => {
  const map = newMap()
  let state = openDraft(draftOf(map))
  while (state.undo.length < 60) {
    const { shown } = state
    const stage = shown.stages[Math.floor(dice() * shown.stages.length)]
    const luck = dice()
    const into = stage && mergeTargets(shown, stage)[0]
    if (stage && luck < 0.2 && stage.touchpoints.length > 1) {
      const split = { id: `s-${state.undo.length}`, name: 'S', touchpoints: [] as string[] }
      split.touchpoints = stage.touchpoints.slice(1).map((one) => one.id)
      state = edit(state, withIds(splitSteps(shown, stage, split)), id)
    } else if (stage && into && luck < 0.3)
      state = edit(state, withIds(mergeSteps(shown, stage, into)), id)
    else state = edit(state, [randomEdit(shown, dice)], id)
  }
  const end = state.shown
  for (let step = 0; step < 60; step += 1) state = undo(state, id)
  expect(state.shown).toEqual(map)
  for (let step = 0; step < 60; step += 1) state = redo(state, id)
  expect(state.shown).toEqual(end)
})
