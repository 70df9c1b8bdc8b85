import { expect, test } from 'vitest'
import { type Localized, surveyDefinitionSchema } from '#contract/surveys.ts'
import { SCALES, type Scale } from '#contract/words.ts'
import { ALL_TEMPLATES } from '#worker/domain/journey/template/all.ts'
import type { Advised } from '#worker/domain/surveys/advice/advise.ts'
import { adviceOn } from './advised.ts'

function survey(scale: Scale, question: Localized, more: Partial<Advised> = {}): Advised {
  return { kind: SCALES[scale].kind, scale, question, choices: [], ...more }
}

function codes(of: Advised, field?: string) {
  return adviceOn(of)
    .filter((advice) => !field || advice.field === field)
    .map(({ code }) => code)
}

const HOW = { en: 'How was your checkout?' }
const ends = (low: string, high: string) => ({ ends: { low: { en: low }, high: { en: high } } })
const choices = (...labels: string[]) => ({
  choices: labels.map((en, i) => ({ code: `c${i}`, label: { en } })),
})

test('advice names code, language, place, words and source', () => {
  expect(adviceOn(survey('csat5', { en: 'How do you rate prices and delivery?' }))).toEqual([
    {
      code: 'doubleBarrelled',
      lang: 'en',
      field: 'question',
      at: 'prices and delivery',
      source: 'Bradburn, Sudman & Wansink 2004, Asking Questions',
    },
  ])
})

test('the questions that our own templates bring get no remark', () => {
  const all = Object.values(ALL_TEMPLATES).flatMap(({ surveys }) => surveys)
  expect(all.length).toBeGreaterThan(10)
  const remarks = all.flatMap(({ definition }) =>
    adviceOn(surveyDefinitionSchema.parse(definition)).map(({ code, at }) => `${code}: ${at}`),
  )
  expect(remarks).toEqual([])
})

test('ends that mirror each other are balanced', () => {
  for (const [low, high] of [
    ['Very bad', 'Very good'],
    ['Bad', 'Good'],
    ['Not at all satisfied', 'Extremely satisfied'],
    ['Very dissatisfied', 'Very satisfied'],
    ['Terrible', 'Excellent'],
  ] as const) {
    expect(codes(survey('csat5', HOW, ends(low, high)))).toEqual([])
  }
})

test('ends on one side, the wrong way round, or of different strength are unbalanced', () => {
  for (const [low, high] of [
    ['Good', 'Excellent'],
    ['OK', 'Excellent'],
    ['Very satisfied', 'Very dissatisfied'],
    ['Bad', 'Extremely good'],
  ] as const) {
    expect(codes(survey('csat5', HOW, ends(low, high)))).toEqual(['unbalancedScale'])
  }
  const easy = { en: 'How easy or difficult was it to pay?' }
  expect(codes(survey('ces7_effort', easy, ends('Very easy', 'Very difficult')))).toEqual([])
  expect(codes(survey('ces7_effort', easy, ends('Very difficult', 'Very easy')))).toEqual([
    'unbalancedScale',
  ])
})

test('ends that speak of agreement under a question of satisfaction are told', () => {
  const agreeing = ends('Strongly disagree', 'Strongly agree')
  expect(codes(survey('csat5', HOW, agreeing))).toEqual(['agreementOnSatisfaction'])
})

test('choices that grade need as many good as bad steps; pain points need no balance', () => {
  const grading = { en: 'How was it?' }
  const of = (...labels: string[]) => codes(survey('choice', grading, choices(...labels)))
  expect(of('Excellent', 'Very good', 'Good', 'Bad')).toEqual(['unbalancedScale'])
  expect(of('Very good', 'Good', 'Average', 'Bad', 'Very bad')).toEqual([])
  expect(of('Delivery too slow', 'Fees at the last step', 'Something else')).toEqual([])
})

test('choices without a way out, and ranges that share a number, are told', () => {
  const which = { en: 'What held you up?' }
  const of = (...labels: string[]) => codes(survey('choice', which, choices(...labels)))
  expect(of('Price', 'Delivery time', 'Payment')).toEqual(['missingOther'])
  expect(of('Price', 'Delivery time', 'None of these')).toEqual([])
  expect(of('0–1', '1–5', '6–10')).toEqual(['overlappingChoices'])
  expect(of('0–1', '2–5', '6–10')).toEqual([])
  expect(of('Price', 'price', 'Other')).toEqual(['overlappingChoices'])
})

test('a translation that lost a placeholder, a number or its question mark is told', () => {
  const en = 'How was your stay of 14 nights in {place}?'
  const told = (texts: Localized) =>
    adviceOn(survey('csat5', texts)).map(({ code, lang }) => `${code} ${lang}`)
  expect(told({ en, pl: 'Jak minął Twój pobyt 14 nocy w {place}?' })).toEqual([])
  expect(told({ en, de: 'Wie war Ihr Aufenthalt von 14 Nächten?' })).toEqual(['lostPlaceholder de'])
  expect(told({ en, de: 'Wie war Ihr Aufenthalt in {place}?' })).toEqual(['lostNumber de'])
  expect(told({ en, ar: 'كيف كانت إقامتك ١٤ ليلة في {place}؟' })).toEqual([])
  expect(told({ en, de: 'Wie war Ihr Aufenthalt von 14 Nächten in {place}' })).toEqual([
    'lostQuestionMark de',
  ])
  expect(told({ en: 'How was it?', pl: 'Oceń dostawę.' })).toEqual([])
})

test('a translation that is far longer than the others is told', () => {
  const de = 'Wie war es für Sie, als Sie heute bei uns waren und alles gesehen haben?'
  expect(codes(survey('csat5', { en: 'How was it?', pl: 'Jak było?', de }))).toEqual(['muchLonger'])
})

test('of other languages only what needs no words of theirs is told', () => {
  expect(codes(survey('csat5', { de: 'Sind Sie nicht auch begeistert und zufrieden?' }))).toEqual(
    [],
  )
  expect(codes(survey('csat5', { de: 'Wie war es? Und warum?' }))).toEqual(['severalQuestions'])
})

test('a follow-up may take the score for granted, but not ask two things', () => {
  const followUp = (en: string) => ({
    followUp: { questions: [{ from: 0, to: 3, text: { en } }], reasons: [], comment: true },
  })
  expect(codes(survey('csat5', HOW, followUp('What problems did you have?')))).toEqual([])
  const two = survey('csat5', HOW, followUp('What do you think of our prices and delivery?'))
  expect(codes(two, 'followUpQuestions')).toEqual(['doubleBarrelled'])
})

test('an open question may deny once, but not twice', () => {
  expect(codes(survey('text', { en: 'What did you not find?' }))).toEqual([])
  expect(codes(survey('text', { en: 'What could you not order without an account?' }))).toEqual([
    'negation',
  ])
})
