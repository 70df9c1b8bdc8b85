import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { makeSite, makeSurvey, SHOP } from '#test/support/site-factory.ts'

function post(body: unknown, headers: Record<string, string> = {}) {
  return exports.default.fetch('https://wayfelt.example/v1/answers', {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: SHOP, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

test('stores an answer once and says so on every retry', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const body = {
    id: crypto.randomUUID(),
    site: site.key,
    survey: 'checkout-csat',
    revision: 1,
    score: 4,
    channel: 'web',
    lang: 'en',
    answeredAt: Date.now(),
  }
  const first = await post(body)
  expect([first.status, await first.json()]).toEqual([201, { id: body.id, duplicate: false }])
  const second = await post(body)
  expect([second.status, await second.json()]).toEqual([200, { id: body.id, duplicate: true }])
  const third = await post({ ...body, score: 1 })
  expect(third.status).toBe(409)
})
