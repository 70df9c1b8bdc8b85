import { expect, test } from 'vitest'
import { found, mentionsIn, typingAt } from '#dashboard/features/inbox/case/mentions.ts'

const people = [
  { id: 'a', name: 'Ada' },
  { id: 'al', name: 'Ada Lovelace' },
  { id: 'z', name: 'Żaneta Nowak' },
]
const around = { people, teams: [], me: 'a', currency: 'EUR' }

test.each([
  ['Look, @Ada.', ['a']],
  ['Look, @Ada Lovelace!', ['al']],
  ['@Ada and @Ada Lovelace', ['a', 'al']],
  ['(@Żaneta Nowak)', ['z']],
  ['ada@Ada.example', []],
  ['@Adam and @Adaś', []],
  ['@ada', []],
])('whom a note mentions: %s', (text, ids) => {
  expect(mentionsIn(text, around)).toEqual(ids)
})

test('what is typed behind an @ at the caret is a mention, and an address is none', () => {
  expect(typingAt('Ask @ad now', 7)).toEqual({ from: 4, to: 7, name: 'ad' })
  expect(typingAt('Ask @ad now', 3)).toBeNull()
  expect(typingAt('mail ada@shop', 13)).toBeNull()
  expect(found(people, 'low').map(({ id }) => id)).toEqual([])
  expect(found(people, 'love').map(({ id }) => id)).toEqual(['al'])
  expect(found(people, 'żan').map(({ id }) => id)).toEqual(['z'])
})
