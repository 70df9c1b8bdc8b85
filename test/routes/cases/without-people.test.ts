import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { answerBody, fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { makeEndpoint, makeSecretKey, makeTenant } from '#test/support/world.ts'
import { app } from '#worker/app.ts'
import { signedMessage } from './signed-message.ts'

/* Who works on cases and may not see people reads no name, reference or word of a shopper anywhere. */

const EMAIL = 'canary.person@mail.example'
const MARKS = ['canary', 'K4NARIEK']

/** A site whose order, parcel, answer, case, note, claim and log all bear marks. */
async function marked() {
  const site = await makeTenant()
  const owner = await signIn(site, { role: 'owner' })
  const post = async (path: string, body: unknown) => {
    const answer = await owner(path, { method: 'POST', body: JSON.stringify(body) })
    expect(answer.status, path).toBeLessThan(300)
    return await answer.json<Record<string, string>>()
  }
  await makeEndpoint(site, { topics: ['case.opened', 'case.changed', 'case.mentioned'] })
  const {
    address,
    secret,
    id: connection,
  } = await post('/api/connections', {
    sender: 'generic',
    name: 'Shop',
  })
  const now = new Date().toISOString()
  const told = await signedMessage(address ?? '', secret ?? '', {
    orders: [{ id: 'K4NARIEK-9', number: 'K4NARIEK-1001', email: EMAIL, changedAt: now }],
    parcels: [
      {
        carrier: 'inpost',
        code: 'K4NARIEK-62',
        order: 'K4NARIEK-1001',
        status: 'delivered',
        issue: 'damaged',
        place: 'canary town',
        at: now,
      },
    ],
  })
  expect(told.status).toBe(200)
  const body = answerBody(site, {
    score: 1,
    comment: 'canary words',
    respondent: 'canary-respondent',
    url: 'https://shop.example/canary',
    traits: { plan: 'canary-plan' },
  })
  expect((await postFromShop('/v1/answers', body)).status).toBe(201)
  await post('/api/cases', { answer: body.id })
  const made = await post('/api/cases', { order: 'K4NARIEK-1001', title: 'canary called' })
  let seq = 1
  for (const step of [
    { do: 'note', text: 'canary said K4NARIEK-9' },
    { do: 'resolve', cause: 'damaged', action: 'refund', claimRef: 'K4NARIEK-claim' },
  ]) {
    await post(`/api/cases/${made['id']}/steps`, { step, seq })
    seq += 1
  }
  return { site, owner, ids: { case: made['id'] ?? '', connection: connection ?? '' } }
}

const paths = app.routes
  .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/'))
  .map(({ path }) => path)

test('a key that works on cases without people reads no mark by any GET, exports among them', async () => {
  const { site, owner, ids } = await marked()
  const journeys = await (await owner('/api/journeys')).json<{ journeys: { id: string }[] }>()
  const names = [ids.case, 'K4NARIEK-9', ids.connection, journeys.journeys[0]?.id ?? '', '1']
  const key = await makeSecretKey(site, ['figures:read', 'cases:work', 'answers:export'])
  const read = new Set<string>()
  for (const path of new Set(paths))
    for (const id of path.includes(':') ? names : ['']) {
      const asked = path.replaceAll(/:\w+(\{[^/]*\})?/g, id)
      for (const query of ['', '?list=done', '?mentioned=1']) {
        const answer = await fetchWorker(asked + query, { headers: key.headers })
        const text = await answer.text()
        for (const mark of MARKS) expect(text.replaceAll(asked, ''), asked).not.toContain(mark)
        if (answer.ok) read.add(path)
      }
    }
  expect([...read]).toEqual(
    expect.arrayContaining([
      '/api/cases',
      '/api/cases/:id',
      '/api/delivery/issues',
      '/api/answers',
      '/api/answers.csv',
      '/api/answers.ndjson',
    ]),
  )
  const own = await (await owner(`/api/cases/${ids.case}`)).text()
  for (const mark of MARKS) expect(own).toContain(mark)
})

test('no message to another system that is not to have words and people bears a mark', async () => {
  const { site } = await marked()
  const { results } = await env.DB.prepare('SELECT topic, body FROM outbox WHERE site_id = ?')
    .bind(site.db.siteId)
    .all<{ topic: string; body: string }>()
  expect(results.length).toBeGreaterThan(1)
  for (const { body } of results) for (const mark of MARKS) expect(body).not.toContain(mark)
})
