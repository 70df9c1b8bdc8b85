import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { Problem } from '#contract/problem.ts'
import { displayEvent, postFromShop } from '#test/support/calls.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'

async function shop() {
  const site = await makeSite()
  await makeSurvey(site)
  const post = (events: unknown, headers = {}) =>
    postFromShop('/v1/events', { site: site.key, events }, headers)
  const counted = () =>
    env.DB.prepare(
      'SELECT sum(shown) AS shown, sum(dismissed) AS dismissed, sum(abandoned) AS abandoned FROM rollups WHERE site_id = ?',
    )
      .bind(site.db.siteId)
      .first()
  const actions = async () =>
    (
      await env.DB.prepare(
        'SELECT touchpoint_id, action, n FROM action_counts WHERE site_id = ? ORDER BY action',
      )
        .bind(site.db.siteId)
        .all()
    ).results
  return { site, post, counted, actions }
}

test('displays are counted, and a retried batch is not counted twice', async () => {
  const { post, counted } = await shop()
  const batch = [
    displayEvent(),
    displayEvent({ type: 'dismissed' }),
    displayEvent({ type: 'abandoned' }),
  ]
  expect(await (await post(batch)).json()).toEqual({ accepted: 3, duplicate: 0 })
  expect(await (await post([...batch, displayEvent()])).json()).toEqual({
    accepted: 1,
    duplicate: 3,
  })
  expect(await counted()).toEqual({ shown: 2, dismissed: 1, abandoned: 1 })
})

test('reached touchpoints and completed desired actions are counted', async () => {
  const { post, actions } = await shop()
  const event = (more: object) => ({
    id: crypto.randomUUID(),
    at: Date.now(),
    channel: 'web',
    touchpoint: 'checkout',
    ...more,
  })
  const response = await post([
    event({ type: 'reached' }),
    event({ type: 'reached' }),
    event({ type: 'completed', action: 'pay' }),
  ])
  expect(response.status).toBe(200)
  expect(await actions()).toEqual([
    { touchpoint_id: 'checkout', action: '', n: 2 },
    { touchpoint_id: 'checkout', action: 'pay', n: 1 },
  ])
})

test('one bad event refuses the whole batch and names it', async () => {
  const { post, counted } = await shop()
  const cases: [string, object][] = [
    ['events[1].survey', displayEvent({ survey: 'nope' })],
    [
      'events[1].touchpoint',
      { id: crypto.randomUUID(), type: 'reached', touchpoint: 'nope', at: 1, channel: 'web' },
    ],
    [
      'events[1].action',
      {
        id: crypto.randomUUID(),
        type: 'completed',
        touchpoint: 'checkout',
        action: 'fly',
        at: 1,
        channel: 'web',
      },
    ],
    ['events[1].surprise', displayEvent({ surprise: 1 })],
    ['events[1].type', displayEvent({ type: 'hovered' })],
  ]
  for (const [field, bad] of cases) {
    const response = await post([displayEvent(), bad])
    const { fields } = await response.json<Problem>()
    expect([response.status, fields?.[0]?.field]).toEqual([422, field])
  }
  expect(await counted()).toEqual({ shown: null, dismissed: null, abandoned: null })
})

test('takes at most fifty events at once', async () => {
  const { post } = await shop()
  const many = (count: number) => Array.from({ length: count }, () => displayEvent())
  expect((await post(many(50))).status).toBe(200)
  expect((await post(many(51))).status).toBe(422)
})

test('says politely why events were not counted', async () => {
  const { post, counted } = await shop()
  const response = await post([displayEvent()], { origin: 'https://evil.example' })
  expect([response.status, response.headers.get('x-wayfelt-ignored')]).toEqual([202, 'origin'])
  expect(await counted()).toEqual({ shown: null, dismissed: null, abandoned: null })
})
