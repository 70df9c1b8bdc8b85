import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { FORMULA_START, SEPARATORS } from '#contract/words.ts'
import { setAt } from '#dashboard/features/surveys/draft/paths.ts'
import { nameIn, renamed } from '#dashboard/features/surveys/draft/survey-name.ts'
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
  const cells = [
    'name',
    ...LANGUAGES.slice(1).map((language) => `names.${language}`),
    ...textsOf(survey).flatMap(({ field }) => LANGUAGES.map((language) => `${field}.${language}`)),
  ]
  return cells.reduce((draft, cell, index) => setAt(draft, cell, texts[index] ?? ''), survey)
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('=1+1', "'=1+1", "''@x", '-', '"', 'a;b,c\td|e', 'two\r\nlines', '\uFEFFx', "'"),
)

describe('the name of a survey', () => {
  const named: LooseSurvey = { ...survey, names: { pl: 'Po zakupie', ru: 'После заказа' } }

  test('is another one in each language, and in the site’s own it is what it is called elsewhere', () => {
    expect(LANGUAGES.map((language) => nameIn(named, language, 'en'))).toEqual([
      'After the order',
      'Po zakupie',
      'После заказа',
    ])
    expect(nameIn(survey, 'pl', 'en')).toBe('')
    const polish = renamed(named, 'Po zamówieniu', { language: 'pl', own: 'en' })
    expect(polish).toMatchObject({ name: 'After the order', names: { pl: 'Po zamówieniu' } })
    const own = renamed(named, 'After it', { language: 'en', own: 'en' })
    expect(own).toMatchObject({ name: 'After it', names: named.names })
  })

  test('that is taken out is none, and the other one stands', () => {
    const without = renamed(named, ' ', { language: 'pl', own: 'en' })
    expect(without.names).toEqual({ ru: 'После заказа' })
    // There has to be one: the check says so.
    expect(renamed(named, '', { language: 'en', own: 'en' }).name).toBe('')
  })

  test('in the site’s language twice is changed in both places while it is the same', () => {
    const twice = { ...named, names: { en: 'After the order' } }
    const own = { language: 'en', own: 'en' }
    expect(renamed(twice, 'New', own)).toMatchObject({ name: 'New', names: { en: 'New' } })
    const apart = { ...named, names: { en: 'Order' } }
    expect(renamed(apart, 'New', own)).toMatchObject({
      name: 'After the order',
      names: { en: 'New' },
    })
  })
})

describe('a table of translations', () => {
  test('comes back letter by letter, and is the same bytes when it is written again', () => {
    const texts = fc
      .tuple(
        // Without a name of its own, another one stands.
        fc.array(
          text.filter((one) => one.trim() !== ''),
          { minLength: 3, maxLength: 3 },
        ),
        fc.array(text, { minLength: 15, maxLength: 15 }),
      )
      .map((all) => all.flat())
    fc.assert(
      fc.property(texts, fc.constantFrom(...SEPARATORS), (all, separator) => {
        const draft = written(all)
        const csv = translationsToCsv(draft, LANGUAGES, separator)
        const read = translationsFromCsv(written([]), csv, 'en')
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
        const csv = translationsToCsv(written(Array(18).fill(one) as string[]), LANGUAGES, ',')
        const cells = Array.from(csv.matchAll(/"((?:[^"]|"")*)"/g), ([, cell = '']) => cell)
        expect(cells.filter((cell) => FORMULA_START.test(cell))).toEqual([])
      }),
    )
  })

  test('as a spreadsheet saves it again is taken, too: without quotes, and other line ends', () => {
    const csv =
      'text;en;pl\nname;After paying;Po zapłaceniu\nquestion;How was it?;"Jak ""było""?"\nchoices/price;;Cena\ngone;x;y\n;;\n'
    const read = translationsFromCsv(survey, csv, 'en')
    expect(read?.unknown).toEqual(['gone'])
    expect(read?.survey).toMatchObject({ name: 'After paying', names: { pl: 'Po zapłaceniu' } })
    expect(read?.survey.definition).toMatchObject({
      question: { en: 'How was it?', pl: 'Jak "było"?' },
      // An empty cell changes nothing.
      choices: [{ code: 'price', label: { en: 'Price', pl: 'Cena' } }, {}],
    })
  })

  test.each(['', 'a;b', 'text', 'text,not a language\nquestion,x', '{"format":1}'])(
    'is not what does not begin like one: %j',
    (csv) => {
      expect(translationsFromCsv(survey, csv, 'en')).toBeNull()
    },
  )
})
