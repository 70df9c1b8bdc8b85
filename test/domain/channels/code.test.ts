import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeCode, readCode } from '#worker/domain/channels/code.ts'

test('a code has eight letters that nobody takes for another, and reads as itself', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
      const code = makeCode(random)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
      expect(readCode(code)).toBe(code)
      expect(readCode(code.toLowerCase())).toBe(code)
    }),
  )
})

test('all 32 letters come up', () => {
  const letters = Array.from({ length: 32 }, (_, at) => makeCode(new Uint8Array(8).fill(at))[0])
  expect(new Set(letters).size).toBe(32)
})

test.each([
  ['oO1iLl22', '00111122'],
  ['abcd-efgh', 'ABCDEFGH'],
  [' abcd efgh ', 'ABCDEFGH'],
])('%s is read as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})

test.each([
  '',
  'ABCDEFG',
  'ABCDEFGHJ',
  'UUUUUUUU',
  'ABCD.FGH',
  'ＡＢＣＤＥＦＧＨ',
  '-'.repeat(9000),
])('and %s is none', (typed) => {
  expect(readCode(typed)).toBeNull()
})
