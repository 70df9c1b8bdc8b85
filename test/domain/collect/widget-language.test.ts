import { expect, test } from 'vitest'
import { surveyDefinitionSchema, type SurveyDefinitionInput } from '#contract/surveys.ts'
import { languageOf, speechIn, askingLanguages } from '#worker/domain/collect/widget-language.ts'

const ASKED: SurveyDefinitionInput = {
  kind: 'csat',
  scale: 'csat5',
  question: { en: 'How was it?', pl: 'Jak było?' },
  trigger: { on: 'load' },
}
const text = (...languages: string[]) =>
  Object.fromEntries(languages.map((language) => [language, `in ${language}`]))

function chosen(parts: Partial<SurveyDefinitionInput>, ...wishes: [string, ...string[]]): string {
  return languageOf(surveyDefinitionSchema.parse({ ...ASKED, ...parts }), wishes)
}

test('wishes are those that the widget speaks, in their order, and the site’s own at last', () => {
  expect(askingLanguages('pl-PL', 'fr, de;q=0.8, en;q=0.5', 'ru')).toEqual([
    'pl-PL',
    'de',
    'en',
    'ru',
  ])
  expect(askingLanguages('xx', null, 'de')).toEqual(['de', 'de'])
  expect(askingLanguages(undefined, '', 'fr')).toEqual(['fr', 'fr'])
})

test.each<[part: string, parts: Partial<SurveyDefinitionInput>]>([
  ['the question', {}],
  ['a choice', { choices: [{ code: 'a', label: text('en', 'pl') }] }],
  ['an end', { ends: { low: text('en', 'pl', 'de'), high: text('en', 'pl') } }],
  ['a reason', { followUp: { reasons: [{ code: 'a', label: text('pl'), from: 1, to: 5 }] } }],
  ['the second step', { followUp: { questions: [{ from: 1, to: 5, text: text('pl') }] } }],
  ['the thanks', { thanks: text('pl', 'en') }],
])('a survey of which %s is not there in German is not asked in German at all', (part, parts) => {
  const question = part === 'the question' ? text('pl', 'en') : text('pl', 'en', 'de')
  expect(chosen({ ...parts, question }, 'de', 'pl')).toBe('pl')
})

test('a region’s language does for the language, and a language that is nobody’s wish for none', () => {
  expect(chosen({}, 'pl-PL', 'en')).toBe('pl-PL')
  expect(chosen({ question: text('ru') }, 'de', 'pl')).toBe('ru')
})

test('where no language has all of it, that of the question is taken', () => {
  const reasons = [{ code: 'a', label: text('ru'), from: 1, to: 5 }]
  expect(chosen({ followUp: { reasons } }, 'de', 'pl')).toBe('pl')
  expect(chosen({ question: text('fr'), followUp: { reasons } }, 'de', 'pl')).toBe('fr')
})

test('the direction and the widget’s own words go with the language', () => {
  expect(speechIn('ar-EG', 'en')).toMatchObject({ dir: 'rtl', strings: { send: 'إرسال' } })
  expect(speechIn('fr', 'de')).toMatchObject({ dir: 'ltr', strings: { send: 'Absenden' } })
  expect(speechIn('fr', 'fr').strings.send).toBe('Send')
})
