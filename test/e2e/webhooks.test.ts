import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { expect, inject, onTestFinished, test } from 'vitest'
import { settled, useBrowser } from './support/browser.ts'
import { expectSound } from './support/by-keyboard.ts'
import { siteKey } from './support/fault-site.ts'
import { signInOn } from './support/links.ts'
import { uuidv7 } from '#test/support/new-answer.ts'

const { visit } = useBrowser()
const base = inject('base')

interface Received {
  headers: IncomingHttpHeaders
  body: string
}

/** A receiver on this machine that keeps what it is sent. */
async function startReceiver(): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.end('thank you')
    })
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/hook`, received }
}

test('a webhook is set up, tried out, told of an answer, and told again, all by its page', async () => {
  const { url, received } = await startReceiver()
  const { page, errors } = await visit()
  await signInOn(page, 'webhooks')
  await page.goto(`${base}/settings/webhooks`)
  await settled(page)
  await expectSound(page)
  await page.getByRole('button', { name: 'New endpoint' }).click()
  await page.getByLabel('Name').fill('Shop')
  await page.getByLabel('Address').fill('http://10.0.0.1/hook')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('must begin with https://').waitFor()
  await expectSound(page)
  await page.getByLabel('Address').fill(url)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const secret = (await page.locator('.secret code').first().textContent())?.trim() ?? ''
  expect(secret).toMatch(/^whsec_/)
  await expectSound(page)
  await page.getByRole('button', { name: 'Open Shop' }).click()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await page.locator('output', { hasText: 'Delivered: 200' }).waitFor()
  await expectSound(page)

  const answer = {
    id: uuidv7(),
    site: siteKey('webhooks'),
    survey: 'checkout-csat',
    revision: 1,
    score: 5,
    channel: 'web',
    lang: 'en',
    answeredAt: Date.now(),
  }
  // What this isolate knew of the site was forgotten when the endpoint was made.
  const sent = await fetch(`${base}/v1/answers`, {
    method: 'POST',
    headers: { origin: 'http://shop.test', 'user-agent': 'Mozilla/5.0 Chrome/156.0.0.0' },
    body: JSON.stringify(answer),
  })
  expect(sent.status).toBe(201)
  await expect.poll(() => received.length).toBe(2)
  await page.reload()
  await page.getByRole('button', { name: 'Open Shop' }).click()
  await page.getByRole('button', { name: /^Send msg_/ }).click()
  await page.getByText('It is sent again').waitFor()
  await expect.poll(() => received.length).toBe(3)
  for (const name of ['Settings', 'Secret']) {
    await page.getByRole('tab', { name }).click()
    await expectSound(page)
  }
  const told = received.map(({ headers, body }) =>
    new Webhook(secret).verify(body, headers as Record<string, string>),
  )
  expect(told).toMatchObject([{}, { data: { score: 5 } }, { data: { score: 5 } }])
  const [, first, again] = received.map(({ headers }) => headers['webhook-id'])
  expect(again).toBe(first)
  // The address that was refused.
  expect(errors).toEqual([expect.stringContaining('422')])
  await page.context().close()
})
