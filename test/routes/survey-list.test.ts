import { expect, test } from 'vitest'
import { surveyListSchema, type SurveyList } from '#contract/surveys/list.ts'
import { signIn } from '#test/support/calls.ts'
import { makeSurveyDraft } from '#test/support/world.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { createJourney, moveTouchpoint } from '#worker/db/journey/maps.ts'
import { reviseSurvey, setSurveyState } from '#worker/db/surveys/surveys.ts'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { addDays, localDay } from '#worker/domain/days.ts'

const TODAY = localDay(Date.now(), 'Europe/Warsaw')

async function listOf(site: TestSite, query = ''): Promise<SurveyList> {
  const browser = await signIn(site)
  const response = await browser(`/api/surveys${query}`)
  expect(response.status).toBe(200)
  return surveyListSchema.parse(await response.json())
}

const DAY_MS = 86_400_000
const answersOf = (n: number, overrides: Parameters<typeof newAnswer>[0] = {}) =>
  Array.from({ length: n }, () => newAnswer(overrides))

test('lists what is asked: drafts, too, by the newest revision, in the reader’s language', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel', question: { en: 'Parcel?' } })
  await setSurveyState(site.db, 'parcel-csat', 'draft')
  const definition = surveyDefinitionSchema.parse({
    kind: 'csat',
    scale: 'csat5',
    question: { en: 'How did it go?', pl: 'Jak poszło?' },
    trigger: { on: 'load' },
  })
  await reviseSurvey(site.db, { id: 'checkout-csat', revision: 1, definition }, 0)
  const { range, surveys } = await listOf(site, '?lang=pl')
  expect(range).toEqual({ from: addDays(TODAY, -27), to: TODAY })
  const none = { n: 0, state: 'empty', sentiment: null }
  expect(surveys).toEqual([
    {
      id: 'checkout-csat',
      name: 'checkout-csat',
      names: {},
      kind: 'csat',
      scale: 'csat5',
      state: 'live',
      startsOn: null,
      endsOn: null,
      revision: 2,
      touchpoint: 'checkout',
      question: 'Jak poszło?',
      answers: none,
    },
    expect.objectContaining({
      id: 'parcel-csat',
      state: 'draft',
      question: 'Parcel?',
      answers: none,
    }),
  ])
})

test('a survey that was never published is listed without a question', async () => {
  const site = await makeSite()
  const id = await makeSurveyDraft(site)
  const { surveys } = await listOf(site)
  expect(surveys).toMatchObject([{ id, state: 'draft', revision: 0, question: null }])
})

test('of one touchpoint lists only its own, and of one that nobody knows nothing', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
  const { surveys } = await listOf(site, '?touchpoint=parcel')
  expect(surveys.map(({ id }) => id)).toEqual(['parcel-csat'])
  expect((await listOf(site, '?touchpoint=nowhere')).surveys).toEqual([])
})

test('tells a value from as many answers on as the curve asks for, of the last 28 days', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const answers = async () => (await listOf(site)).surveys[0]?.answers
  // Too old to count.
  await insertAnswers(site.db, answersOf(9, { at: Date.now() - 40 * DAY_MS }))
  await insertAnswers(site.db, answersOf(4))
  expect(await answers()).toEqual({ n: 4, state: 'hidden', sentiment: null })
  await insertAnswers(site.db, answersOf(1))
  expect(await answers()).toEqual({ n: 5, state: 'few', sentiment: 50 })
  // Those of before stand where the touchpoint stood.
  await moveTouchpoint(site.db, 'checkout', 'delivery')
  await insertAnswers(site.db, answersOf(5, { stageId: 'delivery', score: 2 }))
  expect(await answers()).toEqual({ n: 10, state: 'few', sentiment: 0 })
})

test('tells nothing of under ten employees, and counts comments without a value', async () => {
  const site = await makeSite()
  const touchpoint = { id: 'desk', name: 'Desk', channels: ['web' as const], actions: [] }
  await createJourney(site.db, {
    id: 'work',
    name: 'Work',
    kind: 'employee',
    stages: [{ id: 'start', name: 'Start', frameDays: null, touchpoints: [touchpoint] }],
  })
  await makeSurvey(site, { id: 'desk-csat', touchpoint: 'desk' })
  await makeSurvey(site, { id: 'desk-text', touchpoint: 'desk', kind: 'text', scale: 'text' })
  const at = { journeyId: 'work', stageId: 'start', touchpointId: 'desk' }
  await insertAnswers(site.db, answersOf(9, { ...at, surveyId: 'desk-csat' }))
  const text = { ...at, surveyId: 'desk-text', scale: 'text' as const, score: null, comment: 'Hm' }
  await insertAnswers(site.db, answersOf(12, text))
  const { surveys } = await listOf(site)
  expect(surveys.map(({ answers }) => answers)).toEqual([
    { n: 9, state: 'hidden', sentiment: null },
    { n: 12, state: 'unasked', sentiment: null },
  ])
  await insertAnswers(site.db, answersOf(1, { ...at, surveyId: 'desk-csat' }))
  expect((await listOf(site)).surveys[0]?.answers.sentiment).toBe(50)
})
