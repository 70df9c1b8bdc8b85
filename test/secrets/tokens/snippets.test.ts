import { execFile } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Liquid } from 'liquidjs'
import { expect, test } from 'vitest'
import { RECORDED } from './recorded.ts'
import { KID, read, SECRET } from '#test/support/signing.ts'

const DOCS = join(import.meta.dirname, '../../../docs')
const snippet = (file: string) => readFile(join(DOCS, 'snippets', file), 'utf8')
const nowInSeconds = () => Math.floor(Date.now() / 1000)
const DAYS_30 = 30 * 86_400

test('the Node snippet makes tokens that are verified for thirty days', async () => {
  const file = pathToFileURL(join(DOCS, 'snippets/sign-token.mjs')).href
  const script = `import { wayfeltToken } from '${file}'
    console.log(wayfeltToken('#1001/ż', 7)); console.log(wayfeltToken(1002))`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    { env: { WAYFELT_KEY_ID: KID, WAYFELT_SIGNING_SECRET: SECRET } },
  )
  const [both = '', order = ''] = stdout.trim().split('\n')
  const now = nowInSeconds()
  expect(await read(both, 'answer', now)).toMatchObject({
    state: 'verified',
    order: '#1001/ż',
    customer: '7',
  })
  expect(await read(order, 'answer', now + DAYS_30 - 60)).toMatchObject({
    state: 'verified',
    order: '1002',
    customer: null,
  })
  expect(await read(order, 'answer', now + DAYS_30 + 60)).toMatchObject({ reason: 'expired' })
})

test('the Liquid snippet makes tokens that are verified for thirty days', async () => {
  const liquid = new Liquid()
  // Shopify's own filters: shopify.dev/docs/api/liquid/filters
  liquid.registerFilter('hmac_sha256', (text: string, key: string) =>
    createHmac('sha256', key).update(text).digest('hex'),
  )
  liquid.registerFilter('base64_url_safe_encode', (text: string) =>
    Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
  )
  const settings = { wayfelt_key_id: KID, wayfelt_signing_secret: SECRET }
  const template = await snippet('sign-token.liquid')
  for (const customer of [{ id: 820982911946 }, null]) {
    const page = { order: { name: '#1001 "ż?>"' }, customer, settings }
    const token: unknown = await liquid.parseAndRender(template, page)
    expect(token).toMatch(/^v1\.k1\.[\w-]+\.[0-9a-f]{64}$/)
    const found = { order: '#1001 "ż?>"', customer: customer ? '820982911946' : null }
    const now = nowInSeconds()
    expect(await read(String(token), 'answer', now + DAYS_30 - 60)).toMatchObject({
      state: 'verified',
      ...found,
    })
    expect(await read(String(token), 'answer', now + DAYS_30 + 60)).toMatchObject({
      reason: 'expired',
    })
  }
})

test('what PHP and Liquid themselves printed is verified, and the snippets are still those', async () => {
  for (const { file, snippet: hash, at, token, order, customer, by } of RECORDED) {
    const text = await snippet(file)
    expect(createHash('sha256').update(text).digest('hex'), `${by}: run ${file} again`).toBe(hash)
    expect(await read(token, 'answer', at + DAYS_30 - 1)).toMatchObject({
      state: 'verified',
      order,
      customer,
    })
    expect(await read(token, 'answer', at + DAYS_30)).toMatchObject({ reason: 'expired' })
  }
})

test('the guide shows the snippets as they are', async () => {
  const guide = await readFile(join(DOCS, 'signed-tokens.md'), 'utf8')
  for (const file of ['sign-token.mjs', 'sign-token.php', 'sign-token.liquid'])
    expect(guide).toContain(await snippet(file))
})
