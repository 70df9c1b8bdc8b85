import { beforeAll, describe, expect, test } from 'vitest'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { URL_OPERATORS, TRIGGERS, FREQUENCIES } from '#contract/surveys/words.ts'
import { shownState } from '#dashboard/features/surveys/list/survey-state.ts'
import { surveyFrom } from '#dashboard/features/surveys/builder/survey-file.tsx'
import { setAt } from '#dashboard/features/surveys/draft/paths.ts'
import { groupsOf } from '#dashboard/features/surveys/question/follow-up-groups.ts'
import { fieldInWords, valueInWords } from '#dashboard/features/surveys/review/field-words.ts'
import {
  delayInWords,
  devicesInWords,
  frequencyInWords,
  languagesInWords,
  pagesInWords,
  ruleInWords,
  triggerInWords,
} from '#dashboard/features/surveys/targeting/in-words.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'

const survey: LooseSurvey = {
  name: '',
  names: {},
  touchpoint: 'checkout',
  definition: { trigger: { on: 'load', delay: 0 }, urls: [], audience: {}, frequency: 'once' },
  plan: {},
}
const having = (field: string, value: unknown) => setAt(survey, `definition.${field}`, value)

beforeAll(async () => await setLocale('en'))

describe('when and whom in words', () => {
  test('say every trigger, rule and frequency, and leave no key unsaid', () => {
    const all = [
      ...TRIGGERS.map((on) => triggerInWords(having('trigger', { on, seconds: 5, depth: 50 }))),
      ...URL_OPERATORS.map((op) => ruleInWords({ op, value: '/x' })),
      ...FREQUENCIES.map((one) => frequencyInWords(having('frequency', one))),
    ]
    expect(new Set(all).size).toBe(all.length)
    expect(all.filter((one) => /^(when|rule|often)\.|\{/.test(one))).toEqual([])
  })

  test('follow what is typed, with the right plurals, in each language', async () => {
    const delayed = (n: unknown) => delayInWords(having('trigger.delay', n))
    expect([delayed(0), delayed(1), delayed(2)]).toEqual([
      'at once',
      'after 1 second',
      'after 2 seconds',
    ])
    expect(pagesInWords(having('urls', [{ op: 'contains', value: '/thanks' }]))).toBe(
      'whose address contains /thanks',
    )
    expect(languagesInWords(having('audience.languages', ['pl', 'en', 'ru']))).toBe(
      'in Polish, English or Russian',
    )
    expect(devicesInWords(having('audience.devices', ['mobile']))).toBe('on phones')
    await setLocale('pl')
    expect([1, 2, 5].map(delayed)).toEqual(['po 1 sekundzie', 'po 2 sekundach', 'po 5 sekundach'])
    await setLocale('ru')
    expect([1, 2, 5].map(delayed)).toEqual(['через 1 секунду', 'через 2 секунды', 'через 5 секунд'])
    await setLocale('en')
  })

  test('bear with anything that a draft may hold', () => {
    for (const broken of [null, 'x', 7, [], [null], { on: [] }]) {
      const draft = { ...survey, definition: { trigger: broken, urls: broken, audience: broken } }
      expect(triggerInWords(draft as LooseSurvey)).toBeTruthy()
      expect(pagesInWords(draft as LooseSurvey)).toBeTruthy()
      expect(frequencyInWords(draft as LooseSurvey)).toBeTruthy()
    }
  })
})

describe('a field of a survey', () => {
  test.each([
    ['definition.question.pl', 'Question (Polish)'],
    ['definition.choices[1].label.ru', 'Choice 2 (Russian)'],
    ['definition.choices[1].code', 'Choice 2: code'],
    ['definition.followUp.reasons[0].from', 'Reason 1: scores'],
    ['definition.trigger.selector', 'What makes it due'],
    ['definition.urls[3].value', 'Addresses of pages'],
    ['plan.endsOn', 'Last day'],
    ['plan.perMonth', 'How many of them'],
    ['plan.turn', 'How many of them'],
    ['something.new', 'something.new'],
  ])('is called by its name: %s', (path, name) => {
    expect(fieldInWords(path)).toBe(name)
  })

  test('says its value as it was typed', () => {
    expect(valueInWords('x')).toBe('“x”')
    expect(valueInWords(null)).toBe('nothing')
    expect(valueInWords([{ code: 'a', label: { en: 'Late', pl: 'Późno' } }])).toBe(
      '“Late”, “Późno”',
    )
  })
})

describe('the follow-up', () => {
  test('groups reasons under the question of the same scores, within the ends of the scale', () => {
    const ends = { lowest: 1, highest: 5 }
    const questions = [
      { from: 0, to: 3 },
      { from: 4, to: 10 },
    ]
    const reasons = [
      { from: 1, to: 3 },
      { from: 4, to: 5 },
      { from: 2, to: 2 },
    ]
    expect(groupsOf(questions, reasons, ends)).toEqual([
      { from: 1, to: 3, question: 0, reasons: [0] },
      { from: 4, to: 5, question: 1, reasons: [1] },
      { from: 2, to: 2, question: null, reasons: [2] },
    ])
  })
})

describe('the state of a survey', () => {
  const today = '2026-11-28'
  test.each([
    ['live', null, null, 'live'],
    ['live', '2026-12-01', null, 'scheduled'],
    ['live', '2026-11-01', '2026-11-27', 'ended'],
    ['live', null, today, 'live'],
    ['archived', null, '2026-11-27', 'archived'],
    ['draft', null, null, 'draft'],
  ] as const)('%s, %s to %s, is %s', (...[state, startsOn, endsOn, shown]) => {
    expect(shownState({ state, plan: { startsOn, endsOn }, today })).toBe(shown)
  })
})

describe('a file of a survey', () => {
  test('becomes the draft, sound or not; anything else is none', () => {
    const file = (format: number) =>
      JSON.stringify({ format, survey: { name: 'X', definition: { kind: 'odd' } } })
    expect(surveyFrom(file(1))).toEqual({
      name: 'X',
      names: {},
      touchpoint: '',
      definition: { kind: 'odd' },
      plan: {},
    })
    for (const text of [file(2), '{', '[]', '{"format":1}']) expect(surveyFrom(text)).toBeNull()
  })
})
