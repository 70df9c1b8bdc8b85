import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { Pains } from '#contract/digests/pains.ts'
import type { Paths } from '#contract/digests/paths.ts'
import { type Heard, heardSchema } from '#contract/insight/heard.ts'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { answerBody, asBrowser, postFromShop, signIn, type Login } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, type TestSite } from '#test/support/site-factory.ts'
import { makeShare } from '#test/support/world.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { createSurvey } from '#worker/db/surveys/surveys.ts'
import { localDay } from '#worker/domain/days.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import { readThemesWith } from '#worker/jobs/themes/theme-readers.ts'
import { keepDigests } from '#worker/jobs/digests/keep-digests.ts'
import { usualQuestion } from '#worker/domain/surveys/usual.ts'

const TODAY = localDay(Date.now(), 'Europe/Warsaw')
const PATH = `/api/journeys/shopping/heard?from=${TODAY}&to=${TODAY}&lang=en`

async function ask({ db }: TestSite, id: string, touchpointId = 'checkout'): Promise<void> {
  const definition = surveyDefinitionSchema.parse(usualQuestion('source', 'usual'))
  const survey = { id, name: id, names: {}, touchpointId, state: 'live' as const, definition }
  await createSurvey(db, survey, Date.now())
}

/** Answers that chose these codes, in this order. */
function chose(codes: string[], more: Parameters<typeof newAnswer>[0] = {}) {
  return codes.map((code, index) =>
    newAnswer({
      surveyId: 'heard',
      scale: 'source',
      score: null,
      choices: [code],
      at: Date.now() - 60_000 + index,
      ...more,
    }),
  )
}

async function read(site: TestSite, path = PATH, login: Login = {}): Promise<Heard> {
  const reply = await (await signIn(site, login))(path)
  expect(reply.status).toBe(200)
  return heardSchema.parse(await reply.json())
}

async function asked(): Promise<TestSite> {
  const site = await makeSite()
  await ask(site, 'heard')
  return site
}

test('each source has its share of the answers with the interval of Wilson, other last', async () => {
  const site = await asked()
  await insertAnswers(site.db, chose(['search', 'friend', 'friend', 'friend', 'other', 'other']))
  const { questions, least, cutAt } = await read(site)
  expect({ least, cutAt, of: questions.length }).toEqual({ least: 5, cutAt: null, of: 1 })
  const [question] = questions
  expect(question).toMatchObject({
    survey: 'heard',
    touchpoint: 'checkout',
    n: 6,
    isShuffled: true,
  })
  const [friend, search, ...rest] = question?.sources ?? []
  const interval = wilson({ x: 3, n: 6 })
  expect(friend).toEqual({
    code: 'friend',
    name: 'Friends or family',
    n: 3,
    share: 0.5,
    interval: [interval?.low, interval?.high],
  })
  expect(search).toMatchObject({ code: 'search', n: 1, share: 1 / 6 })
  expect(rest.at(-1)).toMatchObject({ code: 'other', n: 2 })
  expect(rest.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0, 0, 2])
})

test('of fewer answers than a value needs nothing is said but how many there are', async () => {
  const site = await asked()
  await insertAnswers(site.db, chose(['ad', 'ad', 'other', 'other'], { comment: 'The radio' }))
  const [question] = (await read(site)).questions
  expect(question).toMatchObject({ n: 4, others: [] })
  expect(question?.sources[0]).toMatchObject({ code: 'ad', share: null, interval: null })
})

test('what was written of other stands there, newest first, for who may read comments', async () => {
  const site = await asked()
  const wrote = Array.from({ length: 12 }, (_, place) => ({ comment: `On the radio, ${place}` }))
  await insertAnswers(site.db, [
    ...chose(['friend'], { comment: 'My sister' }),
    ...wrote.flatMap((one, place) => chose(['other'], { ...one, at: Date.now() - 9000 + place })),
  ])
  const texts = ({ questions: [question] }: Heard) => question?.others.map(({ text }) => text)
  expect(texts(await read(site))).toEqual(
    wrote
      .map(({ comment }) => comment)
      .toReversed()
      .slice(0, 10),
  )
  expect(texts(await read(site, PATH, { role: 'viewer' }))).toEqual([])
  expect(texts(await read(site, PATH, { role: 'viewer', comments: true }))).toHaveLength(10)
})

test('days and filters narrow it, held answers are out, and another site has nothing of it', async () => {
  const [site, other] = await Promise.all([asked(), asked()])
  await insertAnswers(site.db, [
    ...chose(['ad', 'ad'], { segment: 'b2b' }),
    ...chose(['search'], { at: Date.now() - 40 * 86_400_000 }),
    ...chose(['press'], { held: 1 }),
    ...chose(['search', 'friend']),
  ])
  const all = async (path?: string, of = site) => (await read(of, path)).questions[0]?.n
  expect(await all()).toBe(4)
  expect(await all(`${PATH}&segment=b2b`)).toBe(2)
  expect(await all(`${PATH}&channel=email`)).toBe(0)
  expect(await all(undefined, other)).toBe(0)
})

test('of several questions the most answered is first, and other kinds of answers are in none', async () => {
  const site = await asked()
  await ask(site, 'at-the-door', 'parcel')
  await insertAnswers(site.db, [
    ...chose(['ad']),
    ...chose(['friend', 'friend'], {
      surveyId: 'at-the-door',
      touchpointId: 'parcel',
      stageId: 'delivery',
    }),
    newAnswer({ choices: ['other'] }),
  ])
  const { questions } = await read(site)
  expect(questions.map(({ survey, n }) => [survey, n])).toEqual([
    ['at-the-door', 2],
    ['heard', 1],
  ])
})

test('it looks at the newest answers of a touchpoint only, and says so', async () => {
  const site = await asked()
  const { db } = site
  const before = await read(site)
  const many = Array.from({ length: 5100 }, (_, index) =>
    index < 100 ? chose(['ad'], { at: Date.now() - 600_000 }) : [newAnswer({ score: 5 })],
  )
  for (let at = 0; at < many.length; at += 500)
    await insertAnswers(db, many.slice(at, at + 500).flat())
  const { questions, cutAt, meta } = await read(site)
  expect(cutAt).toBe(5000)
  expect(questions[0]?.n).toBe(0)
  // Three rows an answer: its key, itself, and its group.
  expect(meta.rowsRead - before.meta.rowsRead).toBeLessThanOrEqual(15_000)
})

test('a guest gets nothing of it', async () => {
  const site = await asked()
  const { headers } = await makeShare(site, { comments: true })
  const guest = asBrowser(headers.cookie)
  expect((await guest('/api/shared/journeys/shopping')).status).toBe(200)
  expect((await guest(PATH)).status).toBe(401)
  expect((await guest(PATH.replace('/api/', '/api/shared/'))).status).not.toBe(200)
})

test('an answer chooses one source that the question has', async () => {
  const site = await asked()
  const post = async (choices: string[], score: number | null = null) =>
    (await postFromShop('/v1/answers', answerBody(site, { survey: 'heard', score, choices })))
      .status
  expect(await post(['search'])).toBe(201)
  expect(await post(['search', 'friend'])).toBe(422)
  expect(await post(['radio'])).toBe(422)
  expect(await post([])).toBe(422)
  expect(await post(['search'], 3)).toBe(422)
})

test('where somebody heard of the shop is no pain, no step of a journey and no reason', async () => {
  const site = await asked()
  await insertAnswers(
    site.db,
    Array.from({ length: 30 }, (_, place) => {
      const who = { respondent: `visitor-${place}`, at: Date.now() - 90_000 - place * 1000 }
      return [
        ...chose(['friend'], { ...who, comment: 'The parcel came late and was damaged' }),
        newAnswer({ ...who, at: who.at + 500, score: 1, choices: ['price'] }),
      ]
    }).flat(),
  )
  const job = { timezone: 'Europe/Warsaw', room: () => 1000, themes: () => readThemesWith(env) }
  await keepDigests(site.db, job, Date.now())
  const see = await signIn(site)
  const get = async <View>(path: string) =>
    await (await see(`/api/journeys/shopping/${path}?from=${TODAY}&to=${TODAY}`)).json<View>()
  const { pains } = await get<Pains>('pains')
  expect(pains.map(({ code, named }) => [code, named.n, named.of])).toEqual([['price', 30, 30]])
  const paths = await get<Paths>('paths')
  expect(paths.steps.every(({ kind }) => kind !== 'loop')).toBe(true)
  const reasons = await see(`/api/answers/reasons?from=${TODAY}&to=${TODAY}`)
  expect(await reasons.json()).toMatchObject({ n: 30, reasons: [{ code: 'price', n: 30 }] })
})
