import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  surveyDocumentSchema,
  surveyFileSchema,
  toSurveyFile,
  type SurveyDocument,
} from '#contract/surveys/document.ts'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { SCALE_NAMES, TEMPLATES } from '#contract/words.ts'
import { DEMO_SURVEYS } from '#scripts/demo/site/demo-site.ts'
import { ALL_TEMPLATES } from '#worker/domain/journey/template/all.ts'
import { startFrom } from '#worker/domain/journey/template/start-from.ts'
import { languagesOf, textsOf } from '#worker/domain/surveys/check/texts.ts'
import { inWholeLanguages } from '#worker/domain/surveys/in-languages.ts'
import { checkSurvey, type SurveyPlace } from '#worker/domain/surveys/check/check-survey.ts'
import { fieldsThatDiffer, isNewWording } from '#worker/domain/surveys/check/differences.ts'
import { usualQuestion } from '#worker/domain/surveys/usual.ts'

const PLACE: SurveyPlace = {
  language: 'en',
  today: '2026-11-28',
  touchpoints: new Map([['checkout', ['b2c', 'b2b']]]),
  asked: null,
  turns: new Map(),
}

function surveyOf(change: (survey: SurveyDocument) => void = () => undefined): SurveyDocument {
  const survey = surveyDocumentSchema.parse({
    name: 'Checkout',
    touchpoint: 'checkout',
    definition: usualQuestion('csat5', 'driver'),
  })
  change(survey)
  return survey
}

const loose = (survey: unknown) => survey as LooseSurvey
const codesOf = (survey: unknown, place = PLACE) =>
  checkSurvey(loose(survey), place).problems.map(({ code, field }) => `${code} ${field}`)

describe('what goes live', () => {
  test.each(SCALE_NAMES)('the usual question of %s may go live as it is', (scale) => {
    for (const template of ['usual', 'driver'] as const) {
      const definition = usualQuestion(scale, template)
      expect(codesOf(surveyOf((survey) => (survey.definition = definition)))).toEqual([])
    }
  })

  test.each<[string, (survey: SurveyDocument) => void, string[]]>([
    [
      'an empty text counts as missing',
      (s) => (s.definition.question['en'] = ' '),
      ['noText definition.question.en'],
    ],
    [
      'half a language stays at home',
      (s) => delete s.definition.question['pl'],
      ['halfLanguage definition.question.pl'],
    ],
    [
      'a language of one text alone is half',
      (s) => (s.definition.question['de'] = 'Wie war es?'),
      expect.arrayContaining(['halfLanguage definition.followUp.reasons[0].label.de']),
    ],
    [
      'a touchpoint of another map',
      (s) => (s.touchpoint = 'elsewhere'),
      ['noSuchTouchpoint touchpoint'],
    ],
    [
      'a scale of another kind',
      (s) => (s.definition.kind = 'nps'),
      ['otherScale definition.scale'],
    ],
    [
      'one choice is none',
      (s) =>
        (s.definition = {
          ...usualQuestion('choice', 'usual'),
          choices: usualQuestion('choice', 'usual').choices.slice(0, 1),
        }),
      ['fewChoices definition.choices'],
    ],
    [
      'several sources would not add up to a whole',
      (s) => (s.definition = { ...usualQuestion('source', 'usual'), multiple: true }),
      ['shape definition.multiple'],
    ],
    [
      'two reasons of one code',
      (s) => s.definition.followUp?.reasons.push(...s.definition.followUp.reasons.slice(0, 1)),
      ['codeTwice definition.followUp.reasons[10].code'],
    ],
    [
      'a range that no score meets',
      (s) =>
        s.definition.followUp?.reasons.forEach((reason) =>
          Object.assign(reason, { from: 6, to: 9 }),
        ),
      expect.arrayContaining(['badRange definition.followUp.reasons[0].from']),
    ],
    [
      'an event without a name',
      (s) => (s.definition.trigger = { on: 'event', delay: 0 }),
      ['noEvent definition.trigger.event'],
    ],
    [
      'a click on nothing',
      (s) => (s.definition.trigger = { on: 'click', delay: 0 }),
      ['noSelector definition.trigger.selector'],
    ],
    [
      'a scroll without a depth',
      (s) => (s.definition.trigger = { on: 'scroll', delay: 0 }),
      ['noDepth definition.trigger.depth'],
    ],
    [
      'a stay without a time',
      (s) => (s.definition.trigger = { on: 'dwell', delay: 0 }),
      ['noSeconds definition.trigger.seconds'],
    ],
    [
      'a broken pattern',
      (s) => (s.definition.urls = [{ op: 'matches', value: '(' }]),
      ['badPattern definition.urls[0].value'],
    ],
    [
      'a rule and its negation',
      (s) =>
        (s.definition.urls = [
          { op: 'contains', value: '/cart' },
          { op: 'not_contains', value: '/cart' },
        ]),
      ['neverTrue definition.urls'],
    ],
    [
      'nobody is no audience',
      (s) => (s.definition.audience = { devices: [] }),
      ['neverTrue definition.audience.devices'],
    ],
    [
      'a segment that nobody has',
      (s) => (s.definition.audience = { segments: ['vip'] }),
      ['unknownSegment definition.audience.segments[0]'],
    ],
    [
      'an end before the beginning',
      (s) => (s.plan = { ...s.plan, startsOn: '2027-01-02', endsOn: '2027-01-01' }),
      ['isOver plan.endsOn'],
    ],
    [
      'an end before today',
      (s) => (s.plan = { ...s.plan, endsOn: '2026-11-27' }),
      ['isOver plan.endsOn'],
    ],
  ])('%s', (_, change, problems) => {
    expect(codesOf(surveyOf(change))).toEqual(problems)
  })

  test('what was asked keeps its place and its scale', () => {
    const asked = { touchpoint: 'parcel', scale: 'csat7' } as const
    expect(codesOf(surveyOf(), { ...PLACE, asked })).toEqual([
      'fixed touchpoint',
      'fixed definition.scale',
    ])
  })

  test('whatever is typed is told of, and throws nothing', () => {
    const part = fc.anything()
    const drafts = fc.record({
      name: part,
      names: part,
      touchpoint: part,
      definition: part,
      plan: part,
    })
    fc.assert(
      fc.property(drafts, (draft) => {
        const { survey, problems } = checkSurvey(loose(draft), PLACE)
        expect(survey === null ? problems.length : 1).toBeGreaterThan(0)
      }),
    )
  })
})

describe('what differs', () => {
  test('is told by field, and a wording by what both have', () => {
    const before = surveyOf()
    const translated = surveyOf((survey) => {
      survey.definition.question['de'] = 'Wie war es?'
    })
    expect(fieldsThatDiffer(before, translated)).toEqual(['definition.question.de'])
    expect(isNewWording(before, translated)).toBe(false)
    const reworded = surveyOf((survey) => (survey.definition.question['en'] = 'And now?'))
    expect(isNewWording(before, reworded)).toBe(true)
    const retargeted = surveyOf((survey) => (survey.definition.sample = 0.5))
    expect(fieldsThatDiffer(before, retargeted)).toEqual(['definition.sample'])
    expect(isNewWording(before, retargeted)).toBe(false)
  })
})

test('a survey as a file comes back byte for byte, whatever the order of its keys', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 20 })
    .filter((one) => one.trim() === one && one.isWellFormed() && !one.includes('\0'))
  const texts = fc.dictionary(fc.constantFrom('en', 'pl', 'ru', 'de'), text, { minKeys: 1 })
  fc.assert(
    fc.property(texts, texts, fc.constantFrom(...SCALE_NAMES), (question, low, scale) => {
      const survey = surveyOf((one) => {
        one.definition = {
          ...usualQuestion(scale, 'driver'),
          question,
          ends: { low, high: question },
        }
      })
      const bytes = JSON.stringify(toSurveyFile(survey))
      const again = toSurveyFile(surveyFileSchema.parse(JSON.parse(bytes)).survey)
      expect(JSON.stringify(again)).toBe(bytes)
      const turned = {
        ...survey,
        definition: {
          ...survey.definition,
          question: Object.fromEntries(Object.entries(question).toReversed()),
        },
      }
      expect(JSON.stringify(toSurveyFile(turned))).toBe(bytes)
    }),
  )
})

test('every question of the demo shop and of the templates may go live in all its languages', () => {
  const templates = TEMPLATES.flatMap((name) => startFrom(ALL_TEMPLATES[name], 'en').surveys)
  const demo = DEMO_SURVEYS.map(({ definition }) =>
    inWholeLanguages(surveyDefinitionSchema.parse(definition)),
  )
  for (const definition of [...templates.map((one) => one.definition), ...demo]) {
    const texts = textsOf(definition)
    expect(languagesOf(texts, 'en')).toEqual(expect.arrayContaining(['en', 'pl', 'ru']))
    const touchpoints = new Map([['checkout', definition.audience.segments ?? []]])
    expect(
      codesOf(
        surveyOf((one) => (one.definition = definition)),
        { ...PLACE, touchpoints },
      ),
    ).toEqual([])
  }
})
