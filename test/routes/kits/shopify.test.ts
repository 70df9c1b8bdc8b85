import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import { CHOICE_KINDS, SCALES, SCALE_NAMES } from '#contract/words.ts'
import { changeSite } from '#worker/db/site/sites.ts'
import { countAnswers, signIn } from '#test/support/calls.ts'
import {
  makeHost,
  openBlock,
  type Between,
  type Block,
  type Host,
} from '#test/support/shopify-host.ts'
import { compact, keyOf } from '#test/support/signing.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { inDirectory } from '#test/support/world.ts'
import order from '../../corpora/shopify-order.json'
// @ts-expect-error -- a kit in plain JavaScript
import { envOf } from '../../../docs/kits/shopify/src/host.js'
// @ts-expect-error -- a kit in plain JavaScript
import orderStatus from '../../../docs/kits/shopify/src/order-status.js'
// @ts-expect-error -- a kit in plain JavaScript
import thankYou from '../../../docs/kits/shopify/src/thank-you.js'
// @ts-expect-error -- a kit in plain JavaScript
import { orderOf, startAsking } from '../../../docs/kits/shopify/src/wayfelt.js'

/* The extension in a stub of Shopify's sandbox; what it calls is the real Worker. */

/** As Shopify's own sample notifications have it: beyond 2^53. */
const LONG = `{"id":820982911946154508,
  "admin_graphql_api_id":"gid://shopify/Order/820982911946154508"}`
const long = JSON.parse(LONG) as { id: number; admin_graphql_api_id: string }
const TOKENS = 'https://app.example/token'

const errors = vi.spyOn(console, 'error')
const open: Block[] = []
beforeEach(() => void errors.mockReset().mockImplementation(() => {}))
afterEach(() => {
  open.splice(0).forEach(({ leave }) => leave())
  vi.unstubAllGlobals()
})

async function makeShop(): Promise<{ site: TestSite; host: Host }> {
  const site = await makeSite({ origins: ['null'] })
  const question = { en: 'How was it?', pl: 'Jak poszło?', ru: 'Как прошло?' }
  await makeSurvey(site, { question, followUp: { comment: true } })
  return { site, host: makeHost({ site: site.key, survey: 'checkout-csat' }) }
}

function visit(host: Host, extension: () => void, between?: Between): Block {
  open.splice(0).forEach(({ leave }) => leave())
  const block = openBlock(host, extension, between)
  open.push(block)
  return block
}

/** What a page of an order finds to ask; the block around it is left out. */
async function found(host: Host, between?: Between) {
  const block = visit(host, () => {}, between)
  const asking: { survey: { id: string } } | null = await startAsking(
    envOf(host, order.admin_graphql_api_id),
  )
  return { asked: asking?.survey.id ?? null, calls: block.calls }
}

async function rows<Row>(table: 'answers' | 'events', { db }: TestSite): Promise<Row[]> {
  const sql = `SELECT * FROM ${table} WHERE site_id = ?1`
  return (await env.DB.prepare(sql).bind(db.siteId).all<Row>()).results
}

/** A busy machine is no failure. */
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 60_000 })
const sees = ({ body }: Block, text: string) => until(() => expect(body.text).toContain(text))

async function answer(block: Block, score: string, comment = ''): Promise<void> {
  const { body } = block
  await until(() => expect(body.all('s-choice')).toHaveLength(5))
  body.one('s-choice-list').pick(score)
  await until(() => expect(body.one('s-button').attributes['disabled']).toBeUndefined())
  body.one('s-text-area').write(comment)
  body.one('s-button').press()
}

test('the id of an order stays exact, as recorded notifications and both pages have it', () => {
  expect(orderOf(order.admin_graphql_api_id)).toBe(String(order.id))
  expect(orderOf(long.admin_graphql_api_id)).toBe('820982911946154508')
  expect(String(long.id)).not.toBe('820982911946154508')
  expect(orderOf('gid://shopify/OrderIdentity/450789469')).toBe('450789469')
  for (const none of [undefined, null, '', 450_789_469, 'gid://shopify/Customer/1', '#1001'])
    expect(orderOf(none)).toBe('')
})

describe('the thank-you page', () => {
  test('asks, counts the display, and sends one answer', async () => {
    const { site, host } = await makeShop()
    const block = visit(host, thankYou)
    await answer(block, '4', ' Fast \0')
    await sees(block, 'Thank you!')
    await until(() => expect(block.calls.every(({ status }) => status > 0)).toBe(true))
    expect(await rows('answers', site)).toMatchObject([
      { score: 4, comment: 'Fast', channel: 'web', lang: 'en', order_ref: null, revision: 1 },
    ])
    expect(await rows('events', site)).toMatchObject([{ type: 'shown' }])
    expect(block.calls.map(({ path, status }) => [path, status])).toEqual([
      [`/v1/sites/${site.key}/config?lang=en`, 200],
      ['/v1/events', 200],
      ['/v1/answers', 201],
    ])
    // What needs no preflight, and tells Shopify's token to nobody.
    for (const { headers } of block.calls) {
      expect(headers.get('content-type') ?? 'text/plain').toBe('text/plain')
      expect(headers.get('authorization')).toBeNull()
    }
    expect(errors).not.toHaveBeenCalled()
  })

  test.each([
    ['pl-PL', 'Jak poszło?', 'Wyślij'],
    ['ru', 'Как прошло?', 'Отправить'],
    ['fr', 'How was it?', 'Send'],
  ])('speaks the language of the checkout: %s', async (isoCode, question, send) => {
    const { host } = await makeShop()
    host.localization.language.value = { isoCode }
    const block = visit(host, thankYou)
    await sees(block, question)
    expect(block.body.one('s-button').text).toBe(send)
  })

  test('asks until it is answered, and counts one display an order', async () => {
    const { site, host } = await makeShop()
    const lost: Between = async (path, next) => {
      const response = await next()
      return path === '/v1/events' ? new Response('gone', { status: 502 }) : response
    }
    const first = visit(host, thankYou, lost)
    await until(() => expect(first.sent('/v1/events')[0]?.status).toBe(502))
    await sees(visit(host, thankYou), 'How was it?')
    await until(() => expect(JSON.stringify([...host.disk])).toContain('"isShown":true'))
    const third = visit(host, thankYou)
    await answer(third, '5')
    await sees(third, 'Thank you!')
    expect(third.sent('/v1/events')).toEqual([])
    expect(await rows('events', site)).toHaveLength(1)
    expect(await found(host)).toEqual({ asked: null, calls: [] })
  })

  test('in the editor it is seen, and nothing goes out', async () => {
    const { site, host } = await makeShop()
    host.extension.editor = { type: 'checkout' }
    const block = visit(host, thankYou)
    await answer(block, '1')
    await sees(block, 'Thank you!')
    expect(block.calls).toHaveLength(1)
    expect(host.disk.size).toBe(0)
    expect(await countAnswers(site)).toBe(0)
  })
})

test('the order-status page waits for its order', async () => {
  const { site, host } = await makeShop()
  const block = visit(host, orderStatus)
  expect(block.calls).toEqual([])
  host.order.value = { id: order.admin_graphql_api_id }
  await answer(block, '2')
  await sees(block, 'Thank you!')
  expect(await rows('answers', site)).toMatchObject([{ score: 2 }])
})

test.each(SCALE_NAMES)('a question of the scale %s is answered at its last step', async (scale) => {
  const { site, host } = await makeShop()
  const { kind, highest } = SCALES[scale]
  const choices = ['late', 'dear'].map((code) => ({ code, label: { en: code } }))
  const isChosen = CHOICE_KINDS.includes(kind)
  const more = isChosen ? { choices, multiple: kind === 'pain_point' } : {}
  await makeSurvey(site, { id: 'another', kind, scale, ...more })
  host.settings.value = { ...host.settings.value, survey: 'another' }
  const block = visit(host, thankYou)
  await sees(block, 'How was your checkout?')
  if (kind === 'text') block.body.one('s-text-area').write('All well')
  else block.body.one('s-choice-list').pick(`${block.body.all('s-choice').at(-1)?.value}`)
  await until(() => expect(block.body.one('s-button').attributes['disabled']).toBeUndefined())
  block.body.one('s-button').press()
  await sees(block, 'Thank you!')
  expect(await rows('answers', site)).toMatchObject([
    {
      scale,
      score: scale === 'arrived2' ? 0 : highest,
      choices: isChosen ? '["dear"]' : null,
      comment: kind === 'text' ? 'All well' : null,
    },
  ])
})

test('reasons that belong to another score do not go out', async () => {
  const { site, host } = await makeShop()
  await makeSurvey(site, { id: 'another' })
  host.settings.value = { ...host.settings.value, survey: 'another' }
  const block = visit(host, thankYou)
  await sees(block, 'How was your checkout?')
  block.body.one('s-choice-list').pick('2')
  await sees(block, 'Late')
  block.body.all('s-choice-list')[1]?.pick('late')
  block.body.one('s-choice-list').pick('5')
  await until(() => expect(block.body.all('s-choice-list')).toHaveLength(1))
  block.body.one('s-button').press()
  await sees(block, 'Thank you!')
  expect(await rows('answers', site)).toMatchObject([{ score: 5, choices: null }])
})

describe('a line that fails', () => {
  /** Lets no answer through, or takes it and loses what comes back. */
  function broken(kind: 'before' | 'after'): Between {
    return async (path, next) => {
      if (path !== '/v1/answers') return await next()
      if (kind === 'after') await next()
      throw new TypeError('Failed to fetch')
    }
  }

  test.each([
    ['before', 201],
    ['after', 200],
  ] as const)(
    'keeps the answer, and the next visit sends it under the same id: lost %s the server',
    async (kind, status) => {
      const { site, host } = await makeShop()
      const block = visit(host, thankYou, broken(kind))
      await answer(block, '3', 'Slow')
      await sees(block, 'Saved')
      const next = await found(host)
      expect(next.asked).toBeNull()
      expect(next.calls).toMatchObject([
        { path: '/v1/answers', status, body: block.sent('/v1/answers')[0]?.body },
      ])
      expect(await rows('answers', site)).toMatchObject([{ score: 3, comment: 'Slow' }])
      expect(JSON.stringify([...host.disk])).not.toContain('Slow')
      expect(await found(host)).toEqual({ asked: null, calls: [] })
    },
  )

  test.each([
    ['a portal’s page', () => new Response('<h1>Log in</h1>')],
    ['JSON of somebody else', () => Response.json({ ok: true })],
    ['a proxy’s refusal', () => Response.json({ error: 'blocked' }, { status: 403 })],
    ['too many', () => Response.json({ requestId: 'r-1' }, { status: 429 })],
  ])('tries again while the shopper stays, after %s', async (_, reply) => {
    const { site, host } = await makeShop()
    let tries = 0
    const { promise: saw, resolve: hasSeen } = Promise.withResolvers<void>()
    const block = visit(host, thankYou, async (path, next) => {
      if (path !== '/v1/answers') return await next()
      tries += 1
      if (tries === 1) return reply()
      await saw
      return await next()
    })
    await answer(block, '5')
    await sees(block, 'Saved')
    hasSeen()
    await sees(block, 'Thank you!')
    expect(await countAnswers(site)).toBe(1)
  })

  test('what has waited for a week is given up', async () => {
    const { site, host } = await makeShop()
    const block = visit(host, thankYou, broken('before'))
    await answer(block, '3')
    await sees(block, 'Saved')
    const [[key, kept] = ['', {}]] = [...host.disk] as [string, Record<string, { at: number }>][]
    for (const record of Object.values(kept)) record.at -= 8 * 86_400_000
    host.disk.set(key, kept)
    expect((await found(host)).asked).toBe('checkout-csat')
    expect(await countAnswers(site)).toBe(0)
  })
})

describe('consent', () => {
  test('without it nothing is stored and nobody is told of, and the answer still counts', async () => {
    const { site, host } = await makeShop()
    host.settings.value = { ...host.settings.value, token_url: TOKENS }
    host.customerPrivacy.value = { allowedProcessing: { preferences: false, analytics: false } }
    const write = vi.spyOn(host.storage, 'write')
    const block = visit(host, thankYou)
    await answer(block, '4')
    await sees(block, 'Thank you!')
    expect(write).not.toHaveBeenCalled()
    expect(block.sent(TOKENS)).toEqual([])
    expect(await rows('answers', site)).toMatchObject([{ score: 4, reference: null }])
  })

  test('taken back, what was stored is removed', async () => {
    const { host } = await makeShop()
    await sees(visit(host, thankYou), 'How was it?')
    await until(() => expect(host.disk.size).toBe(1))
    host.customerPrivacy.value = { allowedProcessing: { preferences: false, analytics: true } }
    await until(() => expect(host.disk.size).toBe(0))
  })
})

describe('an order that the app’s own server has signed', () => {
  async function makeApp() {
    const { site, host } = await makeShop()
    await changeSite(
      inDirectory(site),
      { askBudget: { most: 1, days: 30, gaps: [] } },
      { fields: [], before: [], after: [] },
    )
    const owner = await signIn(site)
    const made = await owner('/api/signing-keys', { method: 'POST' })
    const { key, secret } = await made.json<SigningKeyReceipt>()
    host.settings.value = { ...host.settings.value, token_url: TOKENS }
    const e = Math.floor(Date.now() / 1000) + 3600
    const app: Between = async (path, next) => {
      if (path !== TOKENS) return await next()
      const { body, headers } = open[0]?.sent(TOKENS)[0] ?? {}
      if (headers?.get('authorization') !== 'Bearer session.of.shopify')
        return new Response('', { status: 401 })
      const payload = { o: body?.['order'], c: 'c-7', e }
      return Response.json({ token: compact({ kid: key.id, key: keyOf(secret), payload }) })
    }
    return { site, host, app }
  }

  test('is linked by its exact id, and its customer is asked as often as the budget grants', async () => {
    const { site, host, app } = await makeApp()
    host.orderConfirmation.value = { order: { id: long.admin_graphql_api_id } }
    const block = visit(host, thankYou, app)
    await answer(block, '1')
    await sees(block, 'Thank you!')
    expect(await rows('answers', site)).toMatchObject([
      { order_ref: '820982911946154508', customer_ref: 'c-7', reference: 'verified' },
    ])
    const other = await found(host, app)
    expect(other.asked).toBeNull()
    expect(other.calls.map(({ path }) => path).slice(1)).toEqual([TOKENS, '/v1/asks'])
  })

  test('and a server that fails costs the link, not the answer', async () => {
    const { site, host } = await makeApp()
    const block = visit(host, thankYou, async (path, next) =>
      path === TOKENS ? new Response('no', { status: 500 }) : await next(),
    )
    await answer(block, '4')
    await sees(block, 'Thank you!')
    expect(await rows('answers', site)).toMatchObject([{ order_ref: null }])
  })
})

test('an owner lists the origin of what is closed off, by its name', async () => {
  const site = await makeSite()
  const owner = await signIn(site)
  const list = async (origins: string[]) =>
    (await owner('/api/site', { method: 'PATCH', body: JSON.stringify({ origins }) })).status
  expect(await list(['https://shop.example', 'null'])).toBe(200)
  for (const name of ['*', 'Null', 'nullx', 'https://null/x', ''])
    expect(await list([name]), name).toBe(422)
  await makeSurvey(site)
  const { asked } = await found(makeHost({ site: site.key, survey: 'checkout-csat' }))
  expect(asked).toBe('checkout-csat')
})

describe('nothing is asked, and nothing thrown,', () => {
  test('where the shop does not list the origin; the console says so', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    const { asked } = await found(makeHost({ site: site.key, survey: 'checkout-csat' }))
    expect(asked).toBeNull()
    expect(errors).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Origins lacks'))
  })

  test.each<[string, Partial<Record<string, unknown>>, Between?]>([
    ['no settings', { host: undefined, site: undefined, survey: undefined }],
    ['an address that is none', { host: 'shop' }],
    ['a survey that is not live', { survey: 'nobody' }],
    ['a key that nobody has', { site: 'wf_pk_nobody' }],
    ['a page of a proxy', {}, async () => new Response('<html>')],
    ['no line', {}, () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('with %s', async (_, settings, between) => {
    const { site, host } = await makeShop()
    host.settings.value = { ...host.settings.value, ...settings }
    expect((await found(host, between)).asked).toBeNull()
    expect(await rows('events', site)).toEqual([])
  })

  test('where the sandbox lacks what it should have: the block stays empty', async () => {
    const { host } = await makeShop()
    const block = visit({ ...host, settings: Object.create(null) }, thankYou)
    await until(() => expect(errors).toHaveBeenCalled())
    expect(block.body.childNodes).toEqual([])
  })

  test('and a storage that fails costs only what would have been remembered', async () => {
    const { site, host } = await makeShop()
    const fail = () => Promise.reject(new Error('full'))
    Object.assign(host.storage, { read: fail, write: fail, delete: fail })
    const block = visit(host, thankYou)
    await answer(block, '4')
    await sees(block, 'Thank you!')
    expect(await countAnswers(site)).toBe(1)
  })
})
