import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskComment } from '#worker/domain/privacy/mask.ts'
import { ORDINARY, PERSONAL } from './comments.ts'
import { fastest } from '#test/support/fastest.ts'

/** Four times what a comment may have, so that anything but linear work shows. */
const LENGTH = 8000
/** Pieces that make the worst of comments when they are repeated. */
const HOSTILE =
  'a|a@|a@b.|.|1|1 |12 |123 |1234-|12.03.|010.|0 |+1|+(|+(1) |123456789 |a123456789 |zam 600123456 |' +
  'tel 1 2 3 4 5 |1   |https://|www.|kontakt |(((|4111 1111 |4405140135|pl61 1090 '
const fill = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)

test('replaces what belongs to a person, in four languages', () => {
  expect(PERSONAL.length).toBeGreaterThanOrEqual(40)
  for (const [comment, masked] of PERSONAL) expect(maskComment(comment).text).toBe(masked)
})

test('leaves orders, prices, dates, articles and parcels alone, in four languages', () => {
  expect(ORDINARY.length).toBeGreaterThanOrEqual(40)
  for (const comment of ORDINARY) expect(maskComment(comment)).toEqual({ text: comment, masked: 0 })
})

test('says how many pieces it replaced', () => {
  expect(maskComment('a@b.pl, 600 123 456 i 601 234 567').masked).toBe(3)
  expect(maskComment('').masked).toBe(0)
})

test('takes a phone number for a card or a PESEL only with the right check digit', () => {
  expect(maskComment('4111 1111 1111 1112').masked).toBe(0)
  expect(maskComment('44051401358').masked).toBe(0)
  // The 31st of February, and a month of no century.
  expect(maskComment('90023112348 90531112341').masked).toBe(0)
})

test('never makes a comment longer, and changes nothing the second time', () => {
  const piece = fc.oneof(
    fc.constantFrom(...PERSONAL.map(([comment]) => comment), ...ORDINARY),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.stringMatching(/^[+()\d ./@-]{0,30}$/),
  )
  const comments = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(' '))
  fc.assert(
    fc.property(comments, (comment) => {
      const { text, masked } = maskComment(comment)
      expect(text.length).toBeLessThanOrEqual(comment.length)
      expect(masked > 0).toBe(text !== comment)
      expect(maskComment(text)).toEqual({ text, masked: 0 })
    }),
    { seed: 3, numRuns: 1000 },
  )
})

test('keeps the hostile strings of the corpus well-formed', async () => {
  const file = join(import.meta.dirname, '../../corpora/naughty-strings.json')
  const strings = JSON.parse(await readFile(file, 'utf8')) as string[]
  for (const text of strings.filter((each) => each.isWellFormed()))
    expect(maskComment(text).text.isWellFormed()).toBe(true)
})

test('takes time in proportion to the length, whatever is written', () => {
  const benign = fill('Paczka przyszła na czas, bardzo dziękuję. ')
  const hostile = HOSTILE.split('|').map(fill)
  for (const text of [benign, ...hostile]) maskComment(text)
  const usual = fastest(() => maskComment(benign))
  // Quadratic work at this length would be hundreds of times as much.
  for (const text of hostile)
    expect(fastest(() => maskComment(text)) / usual, text.slice(0, 20)).toBeLessThan(50)
})
