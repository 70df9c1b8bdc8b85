import fc from 'fast-check'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ADVICE_CODES } from '#contract/surveys/advice.ts'
import { SCALE_NAMES, SCALES, type Scale } from '#contract/words.ts'
import { codesOf } from './judge.ts'
import { HARD } from './labelled/hard.ts'
import { TUNED } from './labelled/tuned.ts'
import { adviceOn } from './advised.ts'

const LANGS = ['en', 'pl', 'ru'] as const
const ROWS = LANGS.flatMap((lang) =>
  [...TUNED[lang], ...HARD[lang]].map((row) => [lang, row] as const),
)

function everywhere(text: string, scale: Scale) {
  const texts = { en: text, pl: text, ru: `${text}?`, de: text, 'x-y': '' }
  const choice = { code: 'a', label: texts }
  return adviceOn({
    kind: SCALES[scale].kind,
    scale,
    question: texts,
    ends: { low: texts, high: texts },
    choices: [choice, choice, { ...choice, label: { en: text } }],
    followUp: {
      questions: [{ from: 0, to: 3, text: texts }],
      reasons: [{ ...choice, from: 0, to: 3 }],
      comment: true,
    },
  })
}

test('naughty strings in every place are read without an error', async () => {
  const file = join(import.meta.dirname, '../../../corpora/naughty-strings.json')
  const texts = JSON.parse(await readFile(file, 'utf8')) as string[]
  for (const [i, text] of texts.entries()) {
    const scale = SCALE_NAMES[i % SCALE_NAMES.length] ?? 'csat5'
    expect(() => everywhere(text, scale)).not.toThrow()
  }
})

test('any text is read without an error, with known codes and a source each', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...SCALE_NAMES), (text, scale) => {
      for (const { code, source } of everywhere(text, scale)) {
        expect(ADVICE_CODES).toContain(code)
        expect(source).toMatch(/\d{4}/)
      }
    }),
  )
})

test('advice does not depend on the case of a question', () => {
  for (const [lang, [scale, question]] of ROWS) {
    const asWritten = codesOf(lang, [scale, question])
    expect(codesOf(lang, [scale, question.toUpperCase()])).toEqual(asWritten)
    expect(codesOf(lang, [scale, question.toLowerCase()])).toEqual(asWritten)
  }
})

test('advice does not depend on the Unicode normalisation form', () => {
  for (const [lang, [scale, question]] of ROWS) {
    const asWritten = codesOf(lang, [scale, question])
    for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
      expect(codesOf(lang, [scale, question.normalize(form)])).toEqual(asWritten)
    }
  }
})

test.for([
  ['one endless word', 'a'],
  ['endless words', 'and is '],
  ['endless joins', 'delivery and '],
  ['endless marks', '?'],
  ['endless denials', 'nie не not '],
  ['endless braces', '{'],
  ['endless numbers', '1 000 '],
  ['endless gaps', 'how much do not all '],
] as const)('%s cost no more than a long question', ([, piece]) => {
  // Steps that doubled with each letter would never end here; the limit of the runner would tell.
  expect(() => everywhere(piece.repeat(200_000 / piece.length), 'csat5')).not.toThrow()
})
