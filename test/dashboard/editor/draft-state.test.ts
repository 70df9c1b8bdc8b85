import { describe, expect, test } from 'vitest'
import type { Draft, Edits } from '#contract/map/draft.ts'
import {
  edit,
  openDraft,
  receive,
  receiveReply,
  redo,
  undo,
  type DraftState,
} from '#dashboard/features/editor/draft/draft-state.ts'
import { diceOf, newMap, randomEdit, uuidOf } from '#test/support/map-steps.ts'

const dice = diceOf(3)
const id = () => uuidOf(dice)
const map = newMap()
const draft: Draft = {
  document: map,
  published: map,
  version: 1,
  isOpen: false,
  stages: [],
  touchpoints: [],
  seq: 4,
  edits: [],
}
type Sent = Edits['edits'][number]['edit']
const rename = (value: string, was: string) =>
  ({ id: id(), do: 'set', part: 'help', field: 'name', value, was }) as const
const nameOf = ({ shown }: DraftState) => shown.stages.find(({ id }) => id === 'help')?.name
const made = (seq: number, step: Sent, who = 'M.') => ({
  seq,
  edit: step,
  by: { id: who, name: who },
  at: 1,
})

test('fifty steps are taken back one by one, and done again', () => {
  let state = openDraft(draft)
  while (state.undo.length < 50) state = edit(state, [randomEdit(state.shown, dice)], id)
  const end = state.shown
  for (let step = 0; step < 50; step += 1) state = undo(state, id)
  expect(state.shown).toEqual(map)
  expect(undo(state, id)).toBe(state)
  for (let step = 0; step < 50; step += 1) state = redo(state, id)
  expect(state.shown).toEqual(end)
})

test('several steps that were one thing are taken back as one', () => {
  const two = [rename('A', 'Help'), { ...rename('', ''), field: 'assumed', value: 5, was: null }]
  const state = edit(openDraft(draft), two, id)
  expect(state.pending).toHaveLength(2)
  expect(undo(state, id).shown).toEqual(map)
  expect(redo(undo(state, id), id).shown).toEqual(state.shown)
})

test('a new step ends what could have been done again', () => {
  let state = edit(openDraft(draft), [rename('A', 'Help')], id)
  state = undo(state, id)
  expect(state.redo).toHaveLength(1)
  expect(edit(state, [rename('B', 'Help')], id).redo).toEqual([])
})

test('what somebody else has changed since is not taken back over them', () => {
  let state = edit(openDraft(draft), [rename('Mine', 'Help')], id)
  const [mine] = state.pending
  const theirs = rename('Theirs', 'Mine')
  state = receive(state, {
    seq: 6,
    edits: [made(5, mine as Sent, 'me'), made(6, theirs)],
    refused: [],
  })
  expect(nameOf(state)).toBe('Theirs')
  expect(nameOf(undo(state, id))).toBe('Theirs')
})

describe('what comes from the server', () => {
  test('is shown under what is still on its way', () => {
    let state = edit(openDraft(draft), [rename('Mine', 'Help')], id)
    const other = {
      id: id(),
      do: 'set',
      part: 'purchase',
      field: 'name',
      value: 'Buying',
      was: 'Purchase',
    }
    state = receive(state, { seq: 5, edits: [made(5, other as Sent)], refused: [] })
    expect(nameOf(state)).toBe('Mine')
    expect(state.shown.stages[0]?.name).toBe('Buying')
    expect(state.pending).toHaveLength(1)
    expect(state.confirmed.stages[2]?.name).toBe('Help')
  })

  test('is taken once, however often it comes', () => {
    const step = rename('Theirs', 'Help')
    const news = { seq: 5, edits: [made(5, step)], refused: [] }
    const once = receive(openDraft(draft), news)
    expect(receive(once, news).made).toHaveLength(1)
    expect(receive(once, news).shown).toEqual(once.shown)
  })

  test('may bring an edit that is newer than its number, which is not asked for again', () => {
    const news = { seq: 4, edits: [made(5, rename('Theirs', 'Help'))], refused: [] }
    expect(receive(openDraft(draft), news).seq).toBe(5)
  })

  test('may refuse a step: it is kept to be decided, with what stands there now', () => {
    let state = edit(openDraft(draft), [rename('Mine', 'Help')], id)
    const [mine] = state.pending
    const theirs = rename('Theirs', 'Help')
    state = receiveReply(state, state.pending, {
      seq: 5,
      edits: [made(5, theirs)],
      refused: [{ id: mine?.id ?? '', reason: 'changed', now: 'Theirs' }],
    })
    expect(nameOf(state)).toBe('Theirs')
    expect(state.pending).toEqual([])
    expect(state.refused).toMatchObject([{ reason: 'changed', now: 'Theirs', edit: mine }])
  })
})
