import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { FORMULA_START, SEPARATORS } from '#contract/words.ts'
import { setAt } from '#dashboard/features/surveys/draft/paths.ts'
import { languagesOf, missingIn, textsOf } from '#dashboard/features/surveys/translations/texts.ts'
import {
  translationsFromCsv,
  translationsToCsv,
} from '#dashboard/features/surveys/translations/translation-csv.ts'

const survey: LooseSurvey = {
  name: 'After the order',
  names: {},
  touchpoint: 'checkout',
  definition: {
    question: { en: 'How was it?', pl: 'Jak było?' },
    choices: [
      { code: 'price', label: { en: 'Price' } },
      { code: '', label: { en: 'New' } },
    ],
    followUp: {
      questions: [{ from: 1, to: 3, text: { en: 'What was wrong?' } }],
      reasons: [{ code: 'late', from: 1, to: 3, label: { en: 'Late', ru: '' } }],
    },
    ends: { low: { en: ' ' }, high: {} },
  },
  plan: {},
}
const LANGUAGES = ['en', 'pl', 'ru']

describe('the texts of a draft', () => {
  test('are known by what they belong to, and a language by any of them', () => {
    expect(textsOf(survey).map(({ key }) => key)).toEqual([
      'question',
      'choices/price',
      'choices/#2',
      'followUp/questions/1',
      'followUp/reasons/late',
    ])
    expect(languagesOf(survey, 'en')).toEqual(LANGUAGES)
    expect(missingIn(survey, 'pl')).toHaveLength(4)
    expect(missingIn(survey, 'en')).toEqual([])
  })
})

/** A draft whose texts are these, in the order of texts and languages. */
function written(texts: string[]): LooseSurvey {
  const cells = textsOf(survey).flatMap(({ field }) =>
    LANGUAGES.map((language) => `${field}.${language}`),
  )
  return cells.reduce((draft, cell, index) => setAt(draft, cell, texts[index] ?? ''), survey)
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('=1+1', "'=1+1", "''@x", '-', '"', 'a;b,c\td|e', 'two\r\nlines', '\uFEFFx', "'"),
)

describe('a table of translations', () => {
  test('comes back letter by letter, and is the same bytes when it is written again', () => {
    const texts = fc.array(text, { minLength: 15, maxLength: 15 })
    fc.assert(
      fc.property(texts, fc.constantFrom(...SEPARATORS), (all, separator) => {
        const draft = written(all)
        const csv = translationsToCsv(draft, LANGUAGES, separator)
        const read = translationsFromCsv(written([]), csv)
        expect(read?.unknown).toEqual([])
        expect(read?.survey).toEqual(draft)
        expect(read && translationsToCsv(read.survey, LANGUAGES, separator)).toBe(csv)
      }),
      { numRuns: 300 },
    )
  })

  test('holds nothing that a spreadsheet would run', () => {
    fc.assert(
      fc.property(text, (one) => {
        const csv = translationsToCsv(written(Array(15).fill(one) as string[]), LANGUAGES, ',')
        const cells = Array.from(csv.matchAll(/"((?:[^"]|"")*)"/g), ([, cell = '']) => cell)
        expect(cells.filter((cell) => FORMULA_START.test(cell))).toEqual([])
      }),
    )
  })

  test('as a spreadsheet saves it again is taken, too: without quotes, and other line ends', () => {
    const csv =
      'text;en;pl\nquestion;How was it?;"Jak ""było""?"\nchoices/price;;Cena\ngone;x;y\n;;\n'
    const read = translationsFromCsv(survey, csv)
    expect(read?.unknown).toEqual(['gone'])
    expect(read?.survey.definition).toMatchObject({
      question: { en: 'How was it?', pl: 'Jak "było"?' },
      // An empty cell changes nothing.
      choices: [{ code: 'price', label: { en: 'Price', pl: 'Cena' } }, {}],
    })
  })

  test.each(['', 'a;b', 'text', 'text,not a language\nquestion,x', '{"format":1}'])(
    'is not what does not begin like one: %j',
    (csv) => {
      expect(translationsFromCsv(survey, csv)).toBeNull()
    },
  )
})
