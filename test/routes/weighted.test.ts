import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '#contract/collect/config.ts'
import { weightedSchema } from '#contract/insight/weighted.ts'
import type { SurveyDocument } from '#contract/surveys/document.ts'
import { surveyCheckSchema, surveyDraftSchema } from '#contract/surveys/draft.ts'
import { answerBody, fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, SHOP } from '#test/support/site-factory.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { findSurvey } from '#worker/db/surveys/drafts.ts'
import { localDay } from '#worker/domain/days.ts'

const TODAY = localDay(Date.now(), 'Europe/Warsaw')

/** A shop whose checkout asks questions in turn, as its owner calls it. */
async function shop() {
  const { setTurn, publish, begin, ...rest } = await emptyShop()
  for (const [id, turn] of [
    ['door', 0.75],
    ['pack', 0.25],
  ] as const) {
    await begin(id)
    await setTurn(id, turn)
    await publish(id)
  }
  return { setTurn, publish, begin, ...rest }
}

async function emptyShop() {
  const site = await makeSite()
  const browser = await signIn(site)
  const send = async (path: string, method: string, body: unknown) =>
    await browser(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const read = async (id: string) =>
    surveyDraftSchema.parse(await (await browser(`/api/surveys/${id}`)).json())
  const begin = async (id: string) =>
    await send('/api/surveys', 'POST', { id, name: id, touchpoint: 'checkout', scale: 'csat5' })
  const change = async (id: string, how: (survey: SurveyDocument) => void) => {
    const { seq, survey } = await read(id)
    const changed = survey as unknown as SurveyDocument
    how(changed)
    await send(`/api/surveys/${id}/draft`, 'PUT', { seq, survey: changed })
  }
  const setTurn = async (id: string, turn: number | null) =>
    await change(id, (survey) => (survey.plan = { ...survey.plan, turn }))
  const sampled = async (id: string, sample: number) => {
    await change(id, ({ definition }) => (definition.sample = sample))
    await publish(id)
  }
  const publish = async (id: string) =>
    await send(`/api/surveys/${id}/publish`, 'POST', { seq: (await read(id)).seq })
  const setState = async (id: string, state: string) =>
    await send(`/api/surveys/${id}/state`, 'POST', { state })
  const problems = async (id: string) => {
    const reply = await browser(`/api/surveys/${id}/check`)
    return surveyCheckSchema.parse(await reply.json()).problems
  }
  const config = async (): Promise<SiteConfig> =>
    await (
      await fetchWorker(`/v1/sites/${site.key}/config?lang=en`, { headers: { origin: SHOP } })
    ).json()
  const figures = async () => {
    const reply = await browser(`/api/journeys/shopping/weighted?from=${TODAY}&to=${TODAY}`)
    expect(reply.status).toBe(200)
    return weightedSchema.parse(await reply.json())
  }
  return { site, begin, setTurn, sampled, publish, setState, problems, config, figures }
}

describe('questions in turn', () => {
  test('the config gives each a part of the visitors of its own', async () => {
    const { config, setState } = await shop()
    expect((await config()).surveys).toMatchObject([
      { id: 'door', sample: 0.75, turn: 2 ** 32 },
      { id: 'pack', sample: 0.25, turn: 2 ** 30 },
    ])
    await setState('door', 'paused')
    expect((await config()).surveys).toMatchObject([{ id: 'pack', sample: 0.25, turn: 2 ** 30 }])
  })

  test('shares that would add up to more than all visitors are in the way, and how much is left is said', async () => {
    const { begin, setTurn, publish, setState, problems } = await shop()
    await begin('site')
    await setTurn('site', 0.1)
    expect(await problems('site')).toEqual([{ code: 'turnsOver', field: 'plan.turn', detail: '0' }])
    expect((await publish('site')).status).toBe(422)
    await setState('pack', 'archived')
    expect(await problems('site')).toEqual([])
    expect((await publish('site')).status).toBe(200)
    // The place of one that was archived may be taken meanwhile.
    expect((await setState('pack', 'live')).status).toBe(422)
    await setTurn('pack', 0.15)
    expect((await publish('pack')).status).toBe(200)
  })

  test('each answer counts 1 / its share, and one by a share that nobody stated is in no figure', async () => {
    const { site, figures } = await shop()
    const given = (surveyId: string, sample: number, scores: number[]) =>
      scores.map((score) => newAnswer({ surveyId, sample, score }))
    await insertAnswers(site.db, [
      ...given('door', 0.75, [5, 5, 5, 5, 4, 3]),
      ...given('pack', 0.25, [1, 2, 1, 5, 5]),
      ...given('pack', 0.01, [1, 1]),
      ...given('pack', 1, [1]),
    ])
    const { weighted, meta } = await figures()
    expect(weighted).toHaveLength(1)
    const [found] = weighted
    expect(found).toMatchObject({ touchpoint: 'checkout', scale: 'csat5', n: 11, untold: 3 })
    // Σ wy / Σ w: six answers by 4/3, five by 4.
    expect(found?.weighted?.sentiment.value).toBeCloseTo(
      ((4 / 3) * 450 + 4 * (-100 - 50 - 100 + 100 + 100)) / (8 + 20),
      9,
    )
    expect(found?.weighted?.good.value).toBeCloseTo(((4 / 3) * 5 + 4 * 2) / 28, 9)
    expect(found?.unweighted?.sentiment.value).toBeCloseTo(400 / 11, 9)
    expect(found?.effective).toBeCloseTo(28 ** 2 / (6 * (16 / 9) + 5 * 16), 9)
    expect(found?.questions).toMatchObject([
      { survey: 'door', share: [0.75, 0.75], n: 6, byShare: [{ share: 0.75, n: 6, standFor: 8 }] },
      { survey: 'pack', share: [0.25, 0.25], n: 5, byShare: [{ share: 0.25, n: 5, standFor: 20 }] },
    ])
    // Maps, keys and surveys, and two rows an answer.
    expect(meta.rowsRead).toBeLessThan(150)
  })

  test('an answer keeps the share that it was asked by, whatever holds now', async () => {
    const { site, setTurn, publish, figures } = await shop()
    const post = async (survey: string, sample: number) =>
      await postFromShop('/v1/answers', answerBody(site, { survey, sample }))
    for (let time = 0; time < 5; time += 1) expect((await post('door', 0.75)).status).toBe(201)
    await setTurn('door', 0.5)
    await publish('door')
    await publish('door')
    expect((await findSurvey(site.db, 'door'))?.shares.map(({ share }) => share)).toEqual([
      0.75, 0.5,
    ])
    await post('door', 0.75)
    await post('door', 0.5)
    const [found] = (await figures()).weighted
    expect(found).toMatchObject({ n: 7, untold: 0 })
    expect(found?.questions[0]).toMatchObject({
      share: [0.5, 0.5],
      byShare: [
        { share: 0.75, n: 6 },
        { share: 0.5, n: 1 },
      ],
    })
  })

  test('of fewer answers than a value needs nothing is said but how many there are', async () => {
    const { site, figures } = await shop()
    await insertAnswers(site.db, [newAnswer({ surveyId: 'door', sample: 0.75 })])
    const [found] = (await figures()).weighted
    expect(found).toMatchObject({ n: 1, weighted: null, unweighted: null })
  })
})

describe('questions that are shown to a share of visitors', () => {
  const given = (sample: number, scores: number[], surveyId = 'door') =>
    scores.map((score) => newAnswer({ surveyId, sample, score }))

  test('one whose share was changed is weighted by the shares that held', async () => {
    const { site, begin, sampled, figures } = await emptyShop()
    await begin('door')
    await sampled('door', 1)
    await insertAnswers(site.db, given(1, [5, 5, 5, 5]))
    // Everybody was asked alike: there is nothing to weigh.
    expect((await figures()).weighted).toEqual([])
    await sampled('door', 0.1)
    expect((await figures()).weighted).toEqual([])
    await insertAnswers(site.db, [...given(0.1, [1, 1]), ...given(0.001, [1])])
    const [found, ...more] = (await figures()).weighted
    expect(more).toEqual([])
    expect(found).toMatchObject({ touchpoint: 'checkout', n: 6, untold: 1 })
    expect(found?.weighted?.sentiment.value).toBeCloseTo((4 * 100 - 20 * 100) / 24, 9)
    expect(found?.unweighted?.sentiment.value).toBeCloseTo((4 * 100 - 2 * 100) / 6, 9)
    expect(found?.questions).toMatchObject([
      { share: [0.1, 0.1], byShare: [{ share: 1, standFor: 4 }, { share: 0.1 }] },
    ])
  })

  test('two of one touchpoint that are shown to different shares, of which one was there before shares were kept', async () => {
    const { site, begin, sampled, figures } = await emptyShop()
    for (const [id, share] of [
      ['door', 1],
      ['pack', 0.5],
    ] as const) {
      await begin(id)
      await sampled(id, share)
    }
    await env.DB.prepare("UPDATE surveys SET turns = '[]' WHERE id = 'door' AND site_id = ?")
      .bind(site.db.siteId)
      .run()
    await insertAnswers(site.db, [...given(1, [5, 5, 5]), ...given(0.5, [1, 1], 'pack')])
    const [found] = (await figures()).weighted
    expect(found).toMatchObject({ n: 5, untold: 0, effective: 7 ** 2 / (3 + 2 * 4) })
    expect(found?.weighted?.sentiment.value).toBeCloseTo((300 - 400) / 7, 9)
    // A share that follows one which was not kept does not make the old answers untold.
    await sampled('door', 0.2)
    expect((await figures()).weighted[0]).toMatchObject({ n: 5, untold: 0 })
  })
})
