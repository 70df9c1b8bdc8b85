import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Hold, HoldList, Sources, SuspicionList } from '#contract/holds.ts'
import type { AnswersPage } from '#contract/answers.ts'
import type { Curve } from '#contract/journey.ts'
import { actingDb } from '#worker/db/connect.ts'
import { systemStamp } from '#worker/jobs/system-stamp.ts'
import { lookForForgery } from '#worker/db/answers/suspicions.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { answerBody, displayEvent, postFromShop, signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

/* H3 of the attack: numbers that a stranger cannot bend. */

const TODAY = new Date().toISOString().slice(0, 10)
/** A visitor of the shop at home, each in a network of its own. */
const genuine = (index: number) => ({ 'cf-connecting-ip': `198.51.${index}.7` })
const FORGER = { 'cf-connecting-ip': '203.0.113.66' }
let addresses = 0
/** Another address of the forger's own network, each with a quota of its own. */
const forger = () => ({ 'cf-connecting-ip': `203.0.113.${(addresses += 1) % 250}` })

type Browser = Awaited<ReturnType<typeof signIn>>
let site: TestSite
let manager: Browser

beforeEach(async () => {
  site = await makeSite({ timezone: 'UTC' })
  await makeSurvey(site)
  manager = await signIn(site, { role: 'manager' })
})

async function answer(headers: Record<string, string>, more: Record<string, unknown> = {}) {
  const now = Date.now()
  const times = { shownAt: now - 20_000, answeredAt: now, displayed: true }
  return await postFromShop('/v1/answers', answerBody(site, { ...times, ...more }), headers)
}

async function answerMany(
  count: number,
  headersOf: (index: number) => Record<string, string>,
  more = {},
) {
  for (let index = 0; index < count; index += 1)
    expect((await answer(headersOf(index), more)).status).toBe(201)
}

/** Twenty genuine visitors, and forty answers of a forger who needs no card. */
async function flood() {
  await answerMany(20, genuine, { score: 5 })
  await answerMany(40, forger, { score: 1, displayed: undefined, shownAt: undefined })
}

async function curve(more = ''): Promise<Curve> {
  const path = `/api/journeys/shopping/curve?from=${TODAY}&to=${TODAY}${more}`
  return await (await manager(path)).json<Curve>()
}

const stageOf = ({ stages }: Curve) => {
  const { n, asked, sentiment, histogram } = stages[0] ?? {}
  return { n, asked, sentiment, histogram }
}

const look = async (now: number) =>
  await lookForForgery(actingDb(site.own, site.db.siteId, systemStamp(now)), true)

async function suspected() {
  await look(Date.now())
  return (await (await manager('/api/suspicions')).json<SuspicionList>()).suspicions
}

const post = async (wanted: unknown) =>
  await manager('/api/holds', { method: 'POST', body: JSON.stringify(wanted) })
const release = async (id: number, released: boolean) =>
  await manager(`/api/holds/${id}`, { method: 'PATCH', body: JSON.stringify({ released }) })

describe('H3.5: a source that looks unlike the rest', () => {
  test('is found, held and released, each time exactly, and the log tells', async () => {
    await answerMany(20, genuine, { score: 5 })
    const before = stageOf(await curve())
    await answerMany(40, forger, { score: 1, displayed: undefined, shownAt: undefined })
    const flooded = stageOf(await curve())
    expect(flooded.n).toBe(60)
    const [found, ...others] = await suspected()
    expect(others).toEqual([])
    expect(found).toMatchObject({
      touchpoint: 'checkout',
      stage: 'purchase',
      journey: 'shopping',
      answers: 40,
      total: 60,
      shown: 0,
      lowest: 1,
      highest: 1,
      state: 'open',
    })
    expect(stageOf(await curve('&without=suspicions'))).toEqual(before)

    const wanted = { source: found?.source, touchpoint: 'checkout' }
    const held = await (await post(wanted)).json<Hold>()
    expect(held).toMatchObject({ kind: 'source', wanted, answers: 40, releasedAt: null })
    expect(stageOf(await curve())).toEqual(before)
    expect((await suspected())[0]?.state).toBe('held')

    expect((await release(held.id, true)).status).toBe(200)
    expect(stageOf(await curve())).toEqual(flooded)
    expect((await suspected())[0]?.state).toBe('open')
    expect((await release(held.id, false)).status).toBe(200)
    expect(stageOf(await curve())).toEqual(before)
    expect(await findDifferences(site.db)).toEqual([])

    const log = await (await manager('/api/audit')).json<{ entries: { action: string }[] }>()
    expect(
      log.entries.map(({ action }) => action).filter((action) => action.startsWith('answers.')),
    ).toEqual(['answers.held', 'answers.released', 'answers.held'])
  })

  test('is held together with what else comes from it the same day, elsewhere it still counts', async () => {
    await flood()
    const [found] = await suspected()
    await post({ source: found?.source })
    await answerMany(3, () => FORGER, { score: 1 })
    await answer(genuine(99), { score: 5 })
    expect(stageOf(await curve()).n).toBe(21)
    const [held] = (await (await manager('/api/holds')).json<HoldList>()).holds
    expect(held?.answers).toBe(43)
    await release(held?.id ?? 0, true)
    expect(stageOf(await curve()).n).toBe(64)
  })

  test('takes its displays and actions along', async () => {
    await answerMany(20, genuine, { score: 5 })
    const before = stageOf(await curve())
    const [first] = await sourcesNamed()
    expect(first).toBeUndefined()
    await answerMany(30, forger, { score: 1 })
    await postFromShop(
      '/v1/events',
      { site: site.key, events: Array.from({ length: 50 }, () => displayEvent()) },
      FORGER,
    )
    expect(stageOf(await curve()).asked).toBe(100)
    expect((await suspected()).map(({ state }) => state)).toEqual(['open'])
    expect(stageOf(await curve('&without=suspicions'))).toEqual(before)
    const [source] = await sourcesNamed()
    await post({ source: source?.source })
    expect(stageOf(await curve())).toEqual(before)
  })

  test('called genuine asks for no decision any more, and nobody else is told of any', async () => {
    await flood()
    const [found] = await suspected()
    const change = { touchpoint: 'checkout', source: found?.source, state: 'genuine' }
    await manager('/api/suspicions', { method: 'PATCH', body: JSON.stringify(change) })
    expect((await suspected()).map(({ state }) => state)).toEqual(['genuine'])
    expect(stageOf(await curve('&without=suspicions')).n).toBe(60)
    const viewer = await signIn(site, { role: 'viewer' })
    expect((await viewer('/api/suspicions')).status).toBe(403)
    const path = `/api/journeys/shopping/curve?from=${TODAY}&to=${TODAY}&without=suspicions`
    await manager('/api/suspicions', {
      method: 'PATCH',
      body: JSON.stringify({ ...change, state: 'open' }),
    })
    expect(stageOf(await (await viewer(path)).json<Curve>()).n).toBe(60)
  })

  test.each([
    ['a customer who answers now and then', 9, { displayed: undefined }],
    ['an office whose people take their time', 29, {}],
  ])('is not %s', async (_, count, more) => {
    await answerMany(20, genuine)
    await answerMany(count, forger, more)
    expect(await suspected()).toEqual([])
  })

  test('is one whose answers come within a second of their card', async () => {
    await answerMany(20, genuine)
    const now = Date.now()
    await answerMany(30, forger, { shownAt: now - 200, answeredAt: now })
    expect(await suspected()).toMatchObject([{ answers: 30, quick: 30, shown: 30 }])
  })

  test('is looked for by the job of a site on which much comes in, and forgotten after eight days', async () => {
    await flood()
    await runJob(site, Date.now())
    const { suspicions } = await (await manager('/api/suspicions')).json<SuspicionList>()
    expect(suspicions).toHaveLength(1)
    await look(Date.now() + 9 * 86_400_000)
    expect((await (await manager('/api/suspicions')).json<SuspicionList>()).suspicions).toEqual([])
  })
})

async function sourcesNamed() {
  const answers = await (await manager('/api/sources?stage=purchase')).json<Sources>()
  return answers.sources
}

describe('H3.3: holding', () => {
  test('a span or a selection takes what came in then, or is named, and what is held stays with its hold', async () => {
    const ids = Array.from({ length: 4 }, () => uuidv7())
    for (const [index, id] of ids.entries()) await answer(genuine(index), { id })
    const first = await (await post({ ids: ids.slice(0, 2) })).json<Hold>()
    expect(first).toMatchObject({ kind: 'selection', answers: 2 })
    const second = await (await post({ from: Date.now() - 60_000, to: Date.now() })).json<Hold>()
    expect(second).toMatchObject({ kind: 'span', answers: 2 })
    expect(stageOf(await curve()).n).toBe(0)
    await release(first.id, true)
    expect(stageOf(await curve()).n).toBe(2)
  })

  test.each([
    [{}],
    [{ from: 1 }],
    [{ from: 2, to: 1, source: 'a'.repeat(16) }],
    [{ source: 'A'.repeat(16) }],
    [{ ids: [] }],
    [{ touchpoint: 'checkout' }],
  ])('asks for what to hold: %j', async (wanted) => {
    expect((await post(wanted)).status).toBe(422)
  })

  test('is undone however many others were made since', async () => {
    await answerMany(5, forger, { score: 1 })
    const [named] = await sourcesNamed()
    const { id } = await (await post({ source: named?.source })).json<Hold>()
    for (let index = 0; index < 100; index += 1) await post({ ids: [uuidv7()] })
    expect(await (await release(id, true)).json<Hold>()).toMatchObject({ id, answers: 5 })
    expect(stageOf(await curve()).n).toBe(5)
  })

  test('reaches no answer of another site', async () => {
    const other = await makeSite({ timezone: 'UTC' })
    await makeSurvey(other)
    const id = uuidv7()
    await postFromShop('/v1/answers', answerBody(other, { id }))
    expect(await (await post({ ids: [id] })).json<Hold>()).toMatchObject({ answers: 0 })
    const held = await env.DB.prepare('SELECT held FROM answers WHERE id = ?')
      .bind(id)
      .first('held')
    expect(held).toBe(0)
  })
})

describe('H3.2: where answers come from', () => {
  test('is told by networks, as codes of the day, the few-answers ones together', async () => {
    await answerMany(3, genuine, { score: 5 })
    await answerMany(5, forger, { score: 1 })
    const { sources, rest } = await (await manager('/api/sources?stage=purchase')).json<Sources>()
    expect(sources).toMatchObject([{ answers: 5, held: 0, shown: 5, quick: 0, sentiment: -100 }])
    expect(sources[0]?.source).toMatch(/^[0-9a-f]{16}$/)
    expect(rest).toMatchObject({ sources: 3, answers: 3, shown: 3, sentiment: 100 })
  })

  test('is another code on another site', async () => {
    const other = await makeSite()
    await makeSurvey(other)
    await answer(FORGER)
    await postFromShop('/v1/answers', answerBody(other), FORGER)
    const codes = await env.DB.prepare('SELECT source FROM answers WHERE site_id IN (?, ?)')
      .bind(site.db.siteId, other.db.siteId)
      .all<{ source: string }>()
    expect(new Set(codes.results.map(({ source }) => source)).size).toBe(2)
  })

  test('is emptied after eight days, and no figure changes', async () => {
    await answerMany(6, forger)
    const now = Date.now()
    await runJob(site, now + 7 * 86_400_000)
    const sources = async () =>
      (
        await env.DB.prepare('SELECT count(source) AS n FROM answers WHERE site_id = ?')
          .bind(site.db.siteId)
          .first<{ n: number }>()
      )?.n
    expect(await sources()).toBe(6)
    await runJob(site, now + 9 * 86_400_000)
    expect(await sources()).toBe(0)
    expect(stageOf(await curve()).n).toBe(6)
    expect(await findDifferences(site.db)).toEqual([])
  })
})

describe('H3.3: the list of answers', () => {
  async function scoresOf(browser: Browser, query = '') {
    const page = await (await browser(`/api/answers?limit=50${query}`)).json<AnswersPage>()
    return page.answers.map(({ score }) => score)
  }

  test('shows what counts; what is held, or came from a source, to those who may hold', async () => {
    await answerMany(3, genuine, { score: 5 })
    await answerMany(4, forger, { score: 1 })
    const [named] = await sourcesNamed()
    const ofSource = `&source=${named?.source}`
    expect(await scoresOf(manager, ofSource)).toEqual([1, 1, 1, 1])
    await post({ source: named?.source })
    expect(await scoresOf(manager)).toEqual([5, 5, 5])
    expect(await scoresOf(manager, '&held=1')).toEqual([1, 1, 1, 1])
    expect(await scoresOf(manager, ofSource)).toEqual([])
    const viewer = await signIn(site, { role: 'viewer' })
    expect(await scoresOf(viewer, `&held=1${ofSource}`)).toEqual([5, 5, 5])
  })
})
