import { afterEach, describe, expect, test } from 'vitest'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import {
  arrived,
  decide,
  edit,
  isUnsent,
  openState,
  receive,
  redo,
  takeUp,
  undo,
} from '#dashboard/features/surveys/draft/draft-state.ts'
import { setAt, textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { unsentOf } from '#dashboard/features/surveys/draft/unsent.ts'

const survey: LooseSurvey = {
  name: 'After the order',
  names: {},
  touchpoint: 'checkout',
  definition: { question: { en: 'How was it?' }, sample: 1 },
  plan: {},
}
const told = { survey, seq: 3, saved: { by: 'Bo' } }
const QUESTION = 'definition.question.en'
const typed = (state: ReturnType<typeof openState>, text: string, at = 0) =>
  edit(state, setAt(state.shown, QUESTION, text), { field: QUESTION, at })
const shown = ({ shown }: ReturnType<typeof openState>) => textAt(shown, QUESTION)

afterEach(() => localStorage.clear())

describe('what is typed', () => {
  test('is one step while it is typed quickly, and taken back and done again as one', () => {
    const state = typed(typed(typed(openState(told), 'H', 0), 'Ha', 100), 'Later', 5000)
    expect(state.undo).toHaveLength(2)
    const once = undo(state)
    expect(shown(once)).toBe('Ha')
    expect(shown(undo(once))).toBe('How was it?')
    expect(shown(redo(redo(undo(once))))).toBe('Later')
  })

  test('is taken back without what somebody else has changed since', () => {
    const mine = arrived(typed(openState(told), 'Mine'), setAt(survey, QUESTION, 'Mine'), 4)
    const theirs = setAt(setAt(survey, QUESTION, 'Mine'), 'name', 'Orders')
    const both = receive(mine, { survey: theirs, seq: 5, saved: { by: 'Bo' } })
    const back = undo(both)
    expect(shown(back)).toBe('How was it?')
    expect(back.shown.name).toBe('Orders')
  })

  test('that clashes is asked about until somebody decides; mine is written over theirs', () => {
    const theirs = { survey: setAt(survey, QUESTION, 'Theirs'), seq: 4, saved: { by: 'Bo' } }
    const state = receive(typed(openState(told), 'Mine'), theirs)
    expect(shown(state)).toBe('Theirs')
    expect(isUnsent(state)).toBe(true)
    const [clash] = state.clashes
    if (!clash) throw new Error('no clash')
    expect(clash).toEqual({ field: QUESTION, mine: 'Mine', theirs: 'Theirs', by: 'Bo' })
    expect(shown(decide(state, clash, true))).toBe('Mine')
    const kept = decide(state, clash, false)
    expect(shown(kept)).toBe('Theirs')
    expect(isUnsent(kept)).toBe(false)
  })
})

describe('what was not sent', () => {
  const left = () => {
    const { base, seq, shown, clashes } = typed(openState(told), 'Not sent yet')
    return { base, seq, shown, clashes }
  }

  test('is taken up by the next tab exactly as it was', () => {
    unsentOf('wf_pk_a.ada', 'orders', 'one').keep(left())
    for (const [owner, id] of [
      ['wf_pk_b.ada', 'orders'],
      ['wf_pk_a.bo', 'orders'],
      ['wf_pk_a.ada', 'returns'],
    ] as const)
      expect(unsentOf(owner, id, 'two').find()).toEqual([])
    const next = unsentOf('wf_pk_a.ada', 'orders', 'two')
    const [found] = next.find()
    if (!found) throw new Error('nothing was left')
    const state = takeUp(openState(told), found, told)
    expect(shown(state)).toBe('Not sent yet')
    expect(isUnsent(state)).toBe(true)
    next.keep(found)
    next.forgetOthers()
    expect(localStorage).toHaveLength(1)
    next.keep(null)
    expect(localStorage).toHaveLength(0)
  })

  test('goes onto what others have saved meanwhile, and clashes where both wrote', () => {
    const theirs = { survey: setAt(survey, 'name', 'Orders'), seq: 9, saved: { by: 'Bo' } }
    const state = takeUp(openState(theirs), left(), theirs)
    expect([shown(state), state.shown.name, state.seq]).toEqual(['Not sent yet', 'Orders', 9])
    const other = { ...theirs, survey: setAt(survey, QUESTION, 'Theirs') }
    const clashing = takeUp(openState(other), left(), other)
    expect(clashing.clashes).toEqual([
      { field: QUESTION, mine: 'Not sent yet', theirs: 'Theirs', by: 'Bo' },
    ])
  })

  test('of two dead tabs is both', () => {
    const { base, seq, clashes } = left()
    const second = { base, seq, clashes, shown: setAt(survey, 'name', 'Two') }
    const state = takeUp(takeUp(openState(told), left(), told), second, told)
    expect([shown(state), state.shown.name]).toEqual(['Not sent yet', 'Two'])
  })

  test('that is no draft on the disk is nothing', () => {
    localStorage.setItem('wayfelt.survey.wf_pk_a.ada.orders.x', '{')
    localStorage.setItem('wayfelt.survey.wf_pk_a.ada.orders.y', '[]')
    expect(unsentOf('wf_pk_a.ada', 'orders', 'two').find()).toEqual([])
  })
})
