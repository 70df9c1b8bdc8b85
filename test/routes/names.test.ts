import { describe, expect, test } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import type { Curve, Journey, JourneyList } from '#contract/journey.ts'
import type { JourneyNames } from '#contract/names.ts'
import type { AuditPage } from '#contract/site/audit.ts'
import { localDay } from '#worker/domain/days.ts'
import { answerBody, asBrowser, postFromShop, signIn } from '#test/support/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeDraft, makeShare } from '#test/support/world.ts'

const NAMES: JourneyNames = {
  journey: { pl: 'Zakupy', ru: 'Покупки' },
  stages: { purchase: { pl: 'Zakup' }, delivery: { pl: 'Dostawa', de: 'Lieferung' } },
  touchpoints: { checkout: { pl: 'Kasa' } },
  surveys: { 'checkout-csat': { pl: 'Po zamówieniu' } },
}
const TODAY = localDay(Date.now(), 'Europe/Warsaw')
const CURVE = `/api/journeys/shopping/curve?from=2026-01-01&to=${TODAY}`

type Read = Awaited<ReturnType<typeof signIn>>

/** A shop whose own language is German, with names in Polish and a few in others. */
async function namedShop() {
  const site = await makeSite({ language: 'de' })
  await makeSurvey(site, {
    followUp: {
      reasons: [
        { code: 'late', label: { en: 'Late', pl: 'Za późno' }, from: 1, to: 3 },
        { code: 'other', label: { de: 'Anderes' }, from: 1, to: 3 },
      ],
    },
  })
  const read = await signIn(site)
  expect((await put(read, NAMES)).status).toBe(200)
  return { site, read }
}

async function put(read: Read, names: unknown): Promise<Response> {
  return await read('/api/journeys/shopping/names', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(names),
  })
}

async function json<Body>(read: Read, path: string, headers = {}): Promise<Body> {
  return await (await read(path, { headers })).json<Body>()
}

const namesOf = ({ name, stages }: Journey) => [
  name,
  ...stages.flatMap((stage) => [stage.name, ...stage.touchpoints.map((each) => each.name)]),
]

test('translations wait while the map is edited: its draft would take them back', async () => {
  const { site, read } = await namedShop()
  await makeDraft(site)
  const refused = await put(read, { journey: { pl: 'Sklep' } })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('draft') })
})

describe('a reader of Polish', () => {
  const POLISH = ['Zakupy', 'Zakup', 'Kasa', 'Dostawa', 'Parcel', 'Locker']

  test('sees the map in Polish, and the name itself where nobody has translated it', async () => {
    const { read } = await namedShop()
    const { journeys } = await json<JourneyList>(read, '/api/journeys?lang=pl')
    expect(journeys.map(namesOf)).toEqual([POLISH])
    expect(namesOf(await json<Journey>(read, '/api/journeys/shopping?lang=pl-PL'))).toEqual(POLISH)
    const curve = await json<Curve>(read, `${CURVE}&lang=pl`)
    expect(curve.stages.map(({ name }) => name)).toEqual(['Zakup', 'Dostawa'])
    expect(curve.stages[0]?.touchpoints.map(({ name }) => name)).toEqual(['Kasa'])
  })

  test('sees what people chose in Polish, then in the site’s language', async () => {
    const { site, read } = await namedShop()
    await postFromShop(
      '/v1/answers',
      answerBody(site, { score: 1, choices: ['late', 'other'], comment: 'Zimno' }),
    )
    const { answers } = await json<AnswersPage>(read, '/api/answers?lang=pl')
    expect(answers[0]).toMatchObject({
      choices: ['late', 'other'],
      choiceNames: ['Za późno', 'Anderes'],
    })
    const german = await json<AnswersPage>(read, '/api/answers?lang=de')
    expect(german.answers[0]?.choiceNames).toEqual([null, 'Anderes'])
  })

  test('is the guest of a share link, too', async () => {
    const { site } = await namedShop()
    const read = asBrowser((await makeShare(site)).headers.cookie)
    const { journeys } = await json<JourneyList>(read, '/api/shared/journeys?lang=pl')
    expect(journeys.map(namesOf)).toEqual([POLISH])
    const curve = await json<Curve>(read, `${CURVE.replace('/api', '/api/shared')}&lang=pl`)
    expect(curve.stages.map(({ name }) => name)).toEqual(['Zakup', 'Dostawa'])
  })
})

test('without lang the browser’s languages count, and the answer says that it depends on them', async () => {
  const { read } = await namedShop()
  const path = '/api/journeys/shopping'
  const accepting = { 'accept-language': 'ru, pl;q=0.8' }
  const response = await read(path, { headers: accepting })
  expect(response.headers.get('vary')).toContain('accept-language')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(namesOf(await response.json<Journey>()).slice(0, 2)).toEqual(['Покупки', 'Zakup'])
  const asked = await read(`${path}?lang=pl`, { headers: accepting })
  expect(asked.headers.get('vary')).toBeNull()
  expect(namesOf(await asked.json<Journey>())[0]).toBe('Zakupy')
})

test('whom no language suits reads the site’s, then the names themselves', async () => {
  const { read } = await namedShop()
  const names = namesOf(await json<Journey>(read, '/api/journeys/shopping?lang=ar'))
  expect(names).toEqual(['Shopping', 'Purchase', 'Checkout', 'Lieferung', 'Parcel', 'Locker'])
})

test('names cost no rows: the curve reads as many with translations as without', async () => {
  const { site, read } = await namedShop()
  await postFromShop('/v1/answers', answerBody(site, { score: 5 }))
  const named = await json<Curve>(read, `${CURVE}&lang=pl`)
  await put(read, {})
  const bare = await json<Curve>(read, `${CURVE}&lang=pl`)
  expect(bare.stages[0]?.name).toBe('Purchase')
  expect(named.meta.rowsRead).toBe(bare.meta.rowsRead)
})

describe('translations', () => {
  test('are read as they were put, and a PUT takes away what it leaves out', async () => {
    const { read } = await namedShop()
    const all = await json<JourneyNames>(read, '/api/journeys/shopping/names')
    expect(all).toEqual({
      ...NAMES,
      touchpoints: { ...NAMES.touchpoints, parcel: {}, locker: {} },
    })
    expect(await (await put(read, all)).json()).toEqual(all)
    const stages = { purchase: { ru: 'Покупка' } }
    expect(await (await put(read, { stages })).json()).toEqual({
      journey: {},
      stages: { ...stages, delivery: {} },
      touchpoints: { checkout: {}, parcel: {}, locker: {} },
      surveys: { 'checkout-csat': {} },
    })
  })

  test('leave in the log what they were and what they are', async () => {
    const { read } = await namedShop()
    await put(read, { ...NAMES, journey: { pl: 'Droga klienta', ru: 'Покупки' } })
    const { entries } = await json<AuditPage>(read, '/api/audit?action=journey.named')
    expect(entries[0]).toMatchObject({
      target: 'shopping',
      details: { fields: ['journey.pl'], before: ['Zakupy'], after: ['Droga klienta'] },
    })
  })

  test('of one site do not touch another’s parts of the same ids', async () => {
    const other: TestSite = await makeSite()
    await namedShop()
    const names = await json<JourneyNames>(await signIn(other), '/api/journeys/shopping/names')
    expect(names.journey).toEqual({})
  })

  test.each([
    [{ stages: { nowhere: { pl: 'Nigdzie' } } }, 'stages.nowhere'],
    [{ journey: { polish: 'Zakupy' } }, 'journey.polish'],
    [{ journey: { pl: '' } }, 'journey.pl'],
    [{ journey: { pl: 'x'.repeat(121) } }, 'journey.pl'],
    [{ journey: { pl: 'Zakupy', PL: 'Kupno' } }, 'journey'],
    [{ personas: {} }, 'personas'],
  ])('%j is refused and names %s', async (names, field) => {
    const { read } = await namedShop()
    const response = await put(read, names)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ fields: [{ field }] })
  })
})
