import { afterEach, expect, test } from 'vitest'
import { unsentOf } from '#dashboard/features/editor/draft/unsent.ts'

afterEach(() => localStorage.clear())

const step = { id: 'e1', do: 'move', part: 'help', parent: 'shopping', before: null } as const

test('what a tab has left unsent is taken over by the next one of the same person, site and map, once', () => {
  unsentOf('wf_pk_a.ada', 'shopping', 'one').keep([step])
  for (const owner of ['wf_pk_b.ada', 'wf_pk_a.bo'])
    expect(unsentOf(owner, 'shopping', 'two').take()).toEqual([])
  expect(unsentOf('wf_pk_a.ada', 'returns', 'two').take()).toEqual([])
  const next = unsentOf('wf_pk_a.ada', 'shopping', 'two')
  expect(next.take()).toEqual([step])
  next.keep([])
  expect(localStorage).toHaveLength(0)
})

test('what is no list of edits on the disk is nothing', () => {
  localStorage.setItem('wayfelt.draft.wf_pk_a.ada.shopping.x', '{')
  expect(unsentOf('wf_pk_a.ada', 'shopping', 'two').take()).toEqual([])
})
