import { describe, expect, test } from 'vitest'
import { handleSchema } from '#contract/schemas.ts'
import { surveyDefinitionSchema, type Localized } from '#contract/surveys.ts'
import { LIMITS, TEMPLATES, type TemplateName } from '#contract/words.ts'
import { ALL_TEMPLATES } from '#worker/domain/journey/template/all.ts'
import { startFrom } from '#worker/domain/journey/template/start-from.ts'

type Start = ReturnType<typeof startFrom>

const stagesOf = ({ map }: Start) => map.stages
const touchpointsOf = (start: Start) => stagesOf(start).flatMap(({ touchpoints }) => touchpoints)

/** Everything that has a name. */
const named = (start: Start) => [
  start.map,
  ...stagesOf(start),
  ...touchpointsOf(start),
  ...start.surveys,
]

/** Every text that somebody reads who is asked. */
function textsOf({ definition }: Start['surveys'][number]): Localized[] {
  const { question, choices, followUp, thanks } = definition
  return [
    question,
    ...choices.map(({ label }) => label),
    ...(followUp?.questions ?? []).map(({ text }) => text),
    ...(followUp?.reasons ?? []).map(({ label }) => label),
    ...(thanks ? [thanks] : []),
  ]
}

/** In the order in which the field names them. */
const STAGES: Record<TemplateName, string> = {
  shop: 'Awareness – Consideration – Purchase – Delivery – Help – Retention – Advocacy',
  advocacy: 'Awareness – Consideration – Purchase – Retention – Advocacy',
  loyalty: 'Awareness – Consideration – Decision – Loyalty',
  enquiry: 'Need – Search – Enquiry – Communication – Comparing offers – Purchase',
  returns:
    'Noticing the fault – Finding out how – Asking – Sending back – Waiting – Money or exchange – Afterwards',
  employee: 'Attract – Recruit – Onboard – Develop – Retain – Exit',
}

describe.each(TEMPLATES)('the template %s', (name) => {
  const start = startFrom(ALL_TEMPLATES[name], 'en')

  test('has its stages in their order, with two to four touchpoints each', () => {
    expect(
      stagesOf(start)
        .map((stage) => stage.name)
        .join(' – '),
    ).toBe(STAGES[name])
    expect(start.map.kind).toBe(name === 'employee' ? 'employee' : 'customer')
    for (const { id, touchpoints, frameDays } of stagesOf(start)) {
      expect([2, 3, 4], id).toContain(touchpoints.length)
      expect(frameDays === null || frameDays > 0, id).toBe(true)
    }
  })

  test('says where each touchpoint is met, and what is wanted there', () => {
    for (const { id, channels, actions } of touchpointsOf(start)) {
      expect(channels.length, id).toBeGreaterThan(0)
      expect(new Set(channels).size, id).toBe(channels.length)
      expect(actions.length, id).toBeGreaterThan(0)
      for (const action of actions) expect(() => handleSchema.parse(action), id).not.toThrow()
    }
  })

  test('has every name in English, Polish and Russian, short enough to be edited', () => {
    for (const { id, names } of named(start)) {
      expect(Object.keys(names), id).toEqual(expect.arrayContaining(['en', 'pl', 'ru']))
      for (const text of Object.values(names)) {
        expect(text.trim(), id).toMatch(/^\p{Lu}.*[^.]$/u)
        expect(text.length, id).toBeLessThanOrEqual(LIMITS.mapName)
      }
      if (id !== 'google-ads') {
        expect(names['ru'], id).toMatch(/^[\p{Script=Cyrillic}\d ,-]+$/u)
        expect(names['pl'], id).not.toBe(names['en'])
      }
    }
  })

  test('asks what fits its people, each question in the three languages and at its own map', () => {
    const touchpoints = touchpointsOf(start).map(({ id }) => id)
    expect([2, 3, 4]).toContain(start.surveys.length)
    for (const survey of start.surveys) {
      expect(touchpoints, survey.id).toContain(survey.touchpointId)
      expect(() => surveyDefinitionSchema.parse(survey.definition), survey.id).not.toThrow()
      const asks =
        name === 'employee' ? ['csat', 'nps', 'text'] : ['csat', 'ces', 'nps', 'expectation']
      expect(asks, survey.id).toContain(survey.definition.kind)
      for (const text of textsOf(survey)) {
        expect(Object.keys(text), survey.id).toEqual(expect.arrayContaining(['en', 'pl', 'ru']))
        expect(text['ru'], survey.id).toMatch(/\p{Script=Cyrillic}/u)
        expect(text['pl'], text['en']).not.toBe(text['ru'])
      }
    }
  })

  test('offers reasons for low and for high scores, and none for both', () => {
    for (const { id, definition } of start.surveys) {
      if (definition.kind === 'text') continue
      const { questions = [], reasons = [] } = definition.followUp ?? {}
      expect(new Set(reasons.map(({ code }) => code)).size, id).toBe(reasons.length)
      const [low, high] = [0, 1].map((at) => {
        const { from = 0, to = 0 } = questions[at] ?? {}
        const within = reasons.filter((reason) => reason.from >= from && reason.to <= to)
        expect(within.length, id).toBeGreaterThan(1)
        return within.length
      })
      expect((low ?? 0) + (high ?? 0), id).toBe(reasons.length)
    }
  })

  test.each([
    ['en', 'en'],
    ['pl', 'pl'],
    ['ru', 'ru'],
    ['pt-BR', 'en'],
  ])('is named in the language asked for, English without one: %s', (asked, given) => {
    for (const { id, name: text, names } of named(startFrom(ALL_TEMPLATES[name], asked)))
      expect(text, id).toBe(names[given])
  })
})

test('a site may start from all of them: no id stands twice, and all are handles', () => {
  const ids = TEMPLATES.flatMap((name) =>
    named(startFrom(ALL_TEMPLATES[name], 'en')).map(({ id }) => id),
  )
  for (const id of ids) expect(handleSchema.parse(id)).toBe(id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  expect(twice).toEqual([])
})

test('only the shop asks at once; the others wait for a person, and then for an event', () => {
  for (const name of TEMPLATES) {
    for (const { id, state, touchpointId, definition } of startFrom(ALL_TEMPLATES[name], 'en')
      .surveys) {
      expect(state, id).toBe(name === 'shop' ? 'live' : 'draft')
      // Made live as it stands, a page must still track this before anybody is asked.
      const waits = { on: 'event', event: touchpointId, delay: 0 }
      if (state === 'draft') expect(definition.trigger, id).toEqual(waits)
    }
  }
})
