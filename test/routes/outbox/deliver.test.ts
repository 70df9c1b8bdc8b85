import { env } from 'cloudflare:workers'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { answerBody, postFromShop } from '#test/support/calls.ts'
import { answerWith, heardAt, outboxOf } from '#test/support/outside/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { asSystem, makeEndpoint } from '#test/support/world.ts'
import { webhookSecret } from '#worker/secrets/webhook.ts'
import { deliverSome } from '#worker/jobs/outbox/deliver.ts'
import { deliverSoon, sendingOf } from '#worker/jobs/outbox/soon.ts'

async function askedSite(): Promise<TestSite> {
  const site = await makeSite()
  await makeSurvey(site)
  return site
}

const answered = async (site: TestSite, more: Record<string, unknown> = {}) => {
  const body = answerBody(site, more)
  expect((await postFromShop('/v1/answers', body)).status).toBe(201)
  return body.id
}

describe('an answer', () => {
  test('is told to a webhook at once, signed so that the reference library takes it', async () => {
    const site = await askedSite()
    const id = await makeEndpoint(site)
    const answer = await answered(site, { comment: 'My own words' })
    await expect.poll(async () => (await heardAt(id)).length).toBe(1)
    const [call] = await heardAt(id)
    const secret = await webhookSecret({
      root: env.WAYFELT_SECRET,
      siteId: site.db.siteId,
      id,
      version: 1,
    })
    const message = new Webhook(secret).verify(call?.body ?? '', call?.headers ?? {})
    expect(message).toMatchObject({ type: 'answer.created', data: { id: answer, score: 4 } })
    expect(call?.headers['webhook-id']).toBe(`msg_${answer.replaceAll('-', '')}`)
    // Neither words nor people, since nobody has wished for them.
    expect(call?.body).not.toContain('My own words')
    expect(Object.keys((message as { data: object }).data)).not.toContain('person')
    await expect.poll(async () => (await outboxOf(site.db.siteId))[0]?.state).toBe('sent')
  })

  test('goes out under the same id until somebody takes it', async () => {
    const site = await askedSite()
    const id = await makeEndpoint(site)
    await answerWith(id, { status: 500 }, { status: 500 }, { status: 200 })
    await answered(site)
    await expect.poll(async () => (await outboxOf(site.db.siteId))[0]?.tries).toBe(1)
    for (const wait of [10_000, 400_000])
      await deliverSome(asSystem(site), { ...sendingOf(env), clock: () => Date.now() + wait }, 10)
    const calls = await heardAt(id)
    expect(calls).toHaveLength(3)
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(await outboxOf(site.db.siteId)).toMatchObject([{ state: 'sent', tries: 3 }])
    await deliverSoon(env, site.db.siteId)
    expect(await heardAt(id)).toHaveLength(3)
  })
})
