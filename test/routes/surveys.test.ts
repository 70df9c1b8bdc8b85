import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '#contract/collect/config.ts'
import { curveSchema } from '#contract/journey.ts'
import type { SurveyDocument } from '#contract/surveys/document.ts'
import {
  estimateSchema,
  previewSchema,
  surveyCheckSchema,
  surveyDraftSchema,
  type SurveyDraft,
} from '#contract/surveys/draft.ts'
import { answerBody, fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { newEvent } from '#test/support/new-event.ts'
import { makeSite, makeSurvey, SHOP, type TestSite } from '#test/support/site-factory.ts'
import { touchpoints } from '#worker/db/schema/site/map.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { findSurvey } from '#worker/db/surveys/drafts.ts'
import { addDays, localDay } from '#worker/domain/days.ts'

const DAY_MS = 86_400_000
const SURVEY = '/api/surveys/checkout-q'

/** A site with a draft at its checkout, as its owner calls it. */
async function open() {
  const site = await makeSite()
  const browser = await signIn(site)
  const send = async (path: string, method: string, body: unknown) =>
    await browser(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const read = async (): Promise<SurveyDraft> =>
    surveyDraftSchema.parse(await (await browser(SURVEY)).json())
  const made = await send('/api/surveys', 'POST', {
    id: 'checkout-q',
    name: 'Checkout',
    touchpoint: 'checkout',
    scale: 'csat5',
  })
  expect(made.status).toBe(201)
  const save = async (change: (survey: SurveyDocument) => void) => {
    const { seq, survey } = await read()
    change(survey as unknown as SurveyDocument)
    return await send(`${SURVEY}/draft`, 'PUT', { seq, survey })
  }
  const publish = async (isCorrection = false) => {
    const { seq } = await read()
    return await send(`${SURVEY}/publish`, 'POST', { seq, isCorrection })
  }
  const check = async () => surveyCheckSchema.parse(await (await browser(`${SURVEY}/check`)).json())
  return { site, browser, send, read, save, publish, check }
}

async function configOf(site: TestSite): Promise<SiteConfig> {
  const reply = await fetchWorker(`/v1/sites/${site.key}/config?lang=en`, {
    headers: { origin: SHOP },
  })
  return await reply.json()
}

describe('a draft', () => {
  test('asks nobody before it is published, and then everybody it says', async () => {
    const { site, read, publish } = await open()
    expect((await configOf(site)).surveys).toEqual([])
    expect(await read()).toMatchObject({ state: 'draft', revision: 0, isOpen: true, seq: 1 })
    expect(await (await publish()).json()).toEqual({ revision: 1, series: 1 })
    expect((await configOf(site)).surveys).toMatchObject([
      { id: 'checkout-q', revision: 1, question: 'How satisfied are you?' },
    ])
    const answer = answerBody(site, { survey: 'checkout-q' })
    expect((await postFromShop('/v1/answers', answer)).status).toBe(201)
  })

  test('keeps whatever was typed, byte for byte, and does not go live with it', async () => {
    const { site, send, read, publish, check } = await open()
    const typed = {
      name: '',
      names: { pl: '\0\uD800' },
      touchpoint: null,
      definition: { question: { en: 'Half a sent', xx: 7 }, scale: 'no such', urls: 'none' },
      plan: [1, { a: null }],
    }
    expect((await send(`${SURVEY}/draft`, 'PUT', { seq: 1, survey: typed })).status).toBe(200)
    expect((await read()).survey).toEqual(typed)
    const refused = await publish()
    expect(refused.status).toBe(422)
    expect(JSON.stringify(await refused.json())).toContain('definition.scale')
    expect((await check()).problems.length).toBeGreaterThan(3)
    expect((await read()).survey).toEqual(typed)
    expect((await configOf(site)).surveys).toEqual([])
  })

  test('of two who save at once one has to look again, and nothing is overwritten', async () => {
    const { send, read } = await open()
    const { seq, survey } = await read()
    const saves = await Promise.all(
      ['Anna', 'Boris'].map(
        async (name) => await send(`${SURVEY}/draft`, 'PUT', { seq, survey: { ...survey, name } }),
      ),
    )
    expect(saves.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await read()).seq).toBe(seq + 1)
  })

  test('publishing is of what was looked at', async () => {
    const { send, read, save } = await open()
    const { seq } = await read()
    await save((survey) => (survey.name = 'Later'))
    expect((await send(`${SURVEY}/publish`, 'POST', { seq, isCorrection: false })).status).toBe(409)
    expect((await read()).revision).toBe(0)
  })

  test('that is given up leaves what is published, and one that never was goes', async () => {
    const { browser, publish, read, save } = await open()
    await publish()
    await save((survey) => (survey.name = 'Other'))
    expect((await browser(`${SURVEY}/draft`, { method: 'DELETE' })).status).toBe(204)
    expect(await read()).toMatchObject({ isOpen: false, survey: { name: 'Checkout' } })

    const fresh = await open()
    await fresh.browser(`${SURVEY}/draft`, { method: 'DELETE' })
    expect((await fresh.browser(SURVEY)).status).toBe(404)
  })

  test('of an id that is taken is refused, and so is a place that is not there', async () => {
    const { send } = await open()
    const begin = { id: 'checkout-q', name: 'Again', touchpoint: 'checkout', scale: 'nps11' }
    expect((await send('/api/surveys', 'POST', begin)).status).toBe(409)
    const elsewhere = { ...begin, id: 'new', touchpoint: 'moon' }
    expect((await send('/api/surveys', 'POST', elsewhere)).status).toBe(422)
  })
})

describe('revisions', () => {
  test('other words begin a new series, a correction and a translation do not', async () => {
    const { save, publish, read, check } = await open()
    await publish()
    await save((survey) => (survey.definition.question['en'] = 'How content are you?'))
    expect(await check()).toMatchObject({
      isNewWording: true,
      changes: ['definition.question.en'],
    })
    expect(await (await publish()).json()).toEqual({ revision: 2, series: 2 })
    await save((survey) => (survey.definition.question['en'] = 'How content are you today?'))
    expect(await (await publish(true)).json()).toEqual({ revision: 3, series: 2 })
    await save((survey) => (survey.definition.question['de'] = 'Wie zufrieden sind Sie?'))
    expect(await (await publish()).json()).toEqual({ revision: 4, series: 2 })
    expect((await read()).revisions.map(({ series }) => series)).toEqual([2, 2, 2, 1])
  })

  test('what was asked keeps its touchpoint and scale', async () => {
    const { save, publish } = await open()
    await publish()
    await save((survey) => (survey.touchpoint = 'parcel'))
    expect((await publish()).status).toBe(422)
  })

  test('paused asks nobody and publishing leaves it paused; resumed asks again', async () => {
    const { site, send, publish, save } = await open()
    await publish()
    const to = async (state: string) => (await send(`${SURVEY}/state`, 'POST', { state })).status
    expect(await to('paused')).toBe(204)
    expect((await configOf(site)).surveys).toEqual([])
    await save((survey) => (survey.definition.sample = 0.5))
    await publish()
    expect((await configOf(site)).surveys).toEqual([])
    expect(await to('live')).toBe(204)
    expect((await configOf(site)).surveys).toMatchObject([{ revision: 2, sample: 0.5 }])
  })
})

test('what was live goes on as it was, unless its place is gone', async () => {
  const site = await makeSite()
  // In English and Polish, its reason in German as well: nobody could publish that any more.
  await makeSurvey(site, { question: { en: 'How was it?', pl: 'Jak było?', de: 'Wie war es?' } })
  const browser = await signIn(site)
  const to = async (state: string) =>
    (
      await browser('/api/surveys/checkout-csat/state', {
        method: 'POST',
        body: JSON.stringify({ state }),
        headers: { 'content-type': 'application/json' },
      })
    ).status
  expect([await to('paused'), await to('live'), await to('paused')]).toEqual([204, 204, 204])
  const ofSite = eq(touchpoints.siteId, site.db.siteId)
  await site.db.orm.update(touchpoints).set({ retiredAt: 1 }).where(ofSite)
  expect(await to('live')).toBe(422)
  expect(await to('archived')).toBe(204)
})

describe('the plan', () => {
  test('asks from its first to its last day only', async () => {
    const { site, save, publish } = await open()
    const tomorrow = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10)
    await save((survey) => (survey.plan = { ...survey.plan, startsOn: tomorrow }))
    await publish()
    expect((await configOf(site)).surveys).toEqual([])
  })

  test('is over after its number of answers, which the hourly job counts', async () => {
    const { site, save, publish, read } = await open()
    await save((survey) => (survey.plan = { ...survey.plan, endsAfter: 3 }))
    await publish()
    const answers = Array.from({ length: 2 }, () => newAnswer({ surveyId: 'checkout-q' }))
    await insertAnswers(site.db, answers)
    const now = Date.now()
    expect(await runJob(site, now)).toBe(now + 3_600_000)
    expect((await read()).state).toBe('live')
    await insertAnswers(site.db, [newAnswer({ surveyId: 'checkout-q' })])
    await runJob(site, now)
    expect((await read()).state).toBe('archived')
    expect((await configOf(site)).surveys).toEqual([])
  })

  test('a steady sample is asked by a share that the job sets by what came', async () => {
    const { site, save, publish } = await open()
    await save((survey) => (survey.plan = { ...survey.plan, perMonth: 300 }))
    await publish()
    // Nobody knows the traffic yet: little is asked at first.
    expect((await configOf(site)).surveys).toMatchObject([{ sample: 0.05 }])
    const later = Date.now() + 5 * DAY_MS
    const answers = Array.from({ length: 100 }, (_, index) =>
      newAnswer({ surveyId: 'checkout-q', sample: 0.5, at: later - DAY_MS - index * 1000 }),
    )
    await insertAnswers(site.db, answers)
    await runJob(site, later)
    // 200 of the 300 in 25 days; asked at all, 200 came in five.
    const found = await findSurvey(site.db, 'checkout-q')
    expect(found?.rate).toBeCloseTo(200 / 25 / (200 / 5), 2)
    // What it moves between is stated, so that answers can be weighted back.
    expect(found?.shares).toMatchObject([{ share: 0.05, most: found?.rate }])
    await runJob(site, later + 20 * DAY_MS)
    const [stated, ...more] = (await findSurvey(site.db, 'checkout-q'))?.shares ?? []
    expect(more).toEqual([])
    const last = (await findSurvey(site.db, 'checkout-q'))?.rate
    expect(stated).toMatchObject({ share: 0.05, most: last })
    expect(last).toBeGreaterThan(found?.rate ?? 1)
  })
})

describe('beside the draft', () => {
  test('the preview is what the widget would get, asked at once, of a site that nobody has', async () => {
    const { browser, save } = await open()
    await save((survey) => {
      survey.definition.trigger = { on: 'dwell', seconds: 30, delay: 5 }
      survey.definition.audience = { languages: ['de'] }
    })
    const reply = await browser(`${SURVEY}/preview?lang=pl`)
    const { config } = previewSchema.parse(await reply.json())
    expect(config).toMatchObject({
      site: 'wf_pk_preview',
      lang: 'pl',
      surveys: [{ question: 'Czy jesteś zadowolony(-a)?', trigger: { event: 'hosted' } }],
    })
    expect(JSON.stringify(config)).not.toContain('audience')
    await save((survey) => Object.assign(survey.definition, { scale: 'none' }))
    expect(await (await browser(`${SURVEY}/preview`)).json()).toEqual({ config: null })
  })

  test('the estimate says what it was counted by, step by step', async () => {
    const { site, browser, publish, save } = await open()
    await publish()
    const read = async () =>
      estimateSchema.parse(await (await browser(`${SURVEY}/estimate`)).json())
    expect(await read()).toMatchObject({ basis: 'none', visits: null, shown: null, answers: null })
    const cell = { segment: 'b2b', surveyId: 'checkout-q' }
    await insertEvents(
      site.db,
      Array.from({ length: 80 }, (_, index) =>
        newEvent({
          day: localDay(Date.now(), 'Europe/Warsaw'),
          segment: index < 20 ? 'b2b' : 'b2c',
        }),
      ),
    )
    await insertAnswers(
      site.db,
      Array.from({ length: 20 }, () => newAnswer({ ...cell })),
    )
    await save((survey) => {
      survey.definition.audience = { segments: ['b2b'] }
      survey.definition.sample = 0.5
    })
    const { days, precision, ...found } = await read()
    expect(precision).toMatchObject([
      { metric: 'share', forTen: 93 },
      { metric: 'sentiment', forTen: 97 },
    ])
    expect(precision[0]?.halfWidth).toBeGreaterThan(30)
    expect(found).toEqual({
      basis: 'shown',
      visits: (80 / days) * 7,
      audience: 0.4,
      sample: 0.5,
      shown: (80 / days) * 7 * 0.4 * 0.5,
      responseRate: 0.25,
      answers: (80 / days) * 7 * 0.4 * 0.5 * 0.25,
    })
    expect(days).toBeGreaterThanOrEqual(28)
  })

  test('the file is the published survey, the same bytes again and again', async () => {
    const { browser, publish } = await open()
    await publish()
    const [one, other] = await Promise.all([browser(`${SURVEY}/file`), browser(`${SURVEY}/file`)])
    expect(one.headers.get('content-disposition')).toContain('checkout-q.survey.json')
    expect(await one.text()).toBe(await other.text())
  })
})

test('the curve says on which day a question became another one, of the kind that is shown only', async () => {
  const { browser, save, publish } = await open()
  await publish()
  await save((survey) => (survey.definition.question['en'] = 'How content are you?'))
  await publish()
  const today = localDay(Date.now(), 'Europe/Warsaw')
  const historyOf = async (query: string) => {
    const reply = await browser(`/api/journeys/shopping/curve?${query}`)
    const { history } = curveSchema.parse(await reply.json())
    return history.reworded
  }
  const range = `from=${addDays(today, -6)}&to=${today}`
  const reworded = [{ on: today, stage: 'purchase', touchpoint: 'checkout' }]
  expect(await historyOf(`${range}&kind=csat`)).toEqual(reworded)
  expect(await historyOf(`${range}&kind=nps`)).toEqual([])
  // What was counted from that day on is of one question.
  expect(await historyOf(`from=${today}&to=${today}&kind=csat`)).toEqual([])
  expect(await historyOf(`from=${today}&to=${today}&kind=csat&compare=previous`)).toEqual(reworded)
  await save((survey) => (survey.definition.question['en'] = 'How content are you?!'))
  await publish(true)
  expect(await historyOf(`${range}&kind=csat`)).toEqual(reworded)
})

test('the check brings what a methodologist would remark, and it does not keep a survey at home', async () => {
  const { save, check, publish } = await open()
  await save((survey) => (survey.definition.question['en'] = 'Were price and delivery great?'))
  const { advice, problems } = await check()
  expect(advice).toContainEqual(
    expect.objectContaining({ code: 'doubleBarrelled', lang: 'en', field: 'question' }),
  )
  expect(problems).toEqual([])
  expect((await publish()).status).toBe(200)
})
