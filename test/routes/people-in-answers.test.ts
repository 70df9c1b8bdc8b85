import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import { compact, keyOf } from '#test/support/signing.ts'
import { sha256, toHex } from '#worker/secrets/hash.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { answerBody, countAnswers, postFromShop, signIn } from '#test/support/calls.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeTenant } from '#test/support/world.ts'

interface Stored {
  id: string
  respondent: string | null
  order_ref: string | null
  customer_ref: string | null
  reference: string | null
  comment: string | null
  traits: string | null
}

async function keep(site: TestSite, body: object, headers: Record<string, string> = {}) {
  const sent = answerBody(site, { ...body })
  const { status } = await postFromShop('/v1/answers', sent, headers)
  expect(status).toBe(201)
  const row = await env.DB.prepare('SELECT * FROM answers WHERE id = ?1')
    .bind(sent.id)
    .first<Stored>()
  if (!row) throw new Error('The answer was not stored')
  return row
}

/** A compact token as docs/signed-tokens.md tells a shop to make it. */
function sign({ key, secret }: SigningKeyReceipt, payload: object): string {
  return compact({ kid: key.id, key: keyOf(secret), payload })
}

async function shopWithKey() {
  const site = await makeTenant()
  const owner = await signIn(site)
  const made = await owner('/api/signing-keys', { method: 'POST' })
  expect(made.status).toBe(201)
  return { site, owner, key: await made.json<SigningKeyReceipt>() }
}
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600

describe('an order and customer', () => {
  test('signed by the shop are verified; the same claims with another signature are kept and not', async () => {
    const { site, key } = await shopWithKey()
    const claims = { o: 'ZS-1001', c: 'cust-7', e: inAnHour() }
    const token = sign(key, claims)
    expect(await keep(site, { token })).toMatchObject({
      order_ref: 'ZS-1001',
      customer_ref: 'cust-7',
      reference: 'verified',
    })
    const other = await shopWithKey()
    expect(await keep(site, { token: sign(other.key, claims) })).toMatchObject({
      order_ref: 'ZS-1001',
      reference: 'unverified',
    })
    expect(await keep(site, { token: 'not a token' })).toMatchObject({
      order_ref: null,
      reference: null,
    })
  })

  test('of a revoked key are claims only', async () => {
    const { site, owner, key } = await shopWithKey()
    await owner(`/api/signing-keys/${key.key.id}`, { method: 'DELETE' })
    const token = sign(key, { o: 'ZS-1002', e: inAnHour() })
    expect(await keep(site, { token })).toMatchObject({ reference: 'unverified' })
  })

  test('leave no secret in the database: it is derived, and shown once', async () => {
    const { owner, key } = await shopWithKey()
    expect(key.secret).toMatch(/^wf_sig_[\w-]{43}$/)
    const stored = JSON.stringify(
      (await env.DB.prepare('SELECT * FROM signing_keys').all()).results,
    )
    expect(stored).not.toContain(key.secret.slice(7, 30))
    expect(await (await owner('/api/signing-keys')).text()).not.toContain('wf_sig_')
  })
})

describe('M6: an order that a token proves', () => {
  async function shopWithOrder() {
    const { site, key } = await shopWithKey()
    await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
    const token = (order: string, more: object = {}) =>
      sign(key, { o: order, e: inAnHour(), ...more })
    return { site, token }
  }
  const send = async (site: TestSite, body: Record<string, unknown>) => {
    const answer = await postFromShop('/v1/answers', answerBody(site, body))
    return [answer.status, answer.headers.get('x-wayfelt-ignored')]
  }
  const NEW = [201, null]
  const SECOND = [202, 'order-answered']

  test('answers each question once, however often and with whatever token of it', async () => {
    const { site, token } = await shopWithOrder()
    const again = token('ZS-1001')
    expect(await send(site, { token: again })).toEqual(NEW)
    for (let index = 0; index < 5; index += 1)
      expect(await send(site, { token: again, score: 1 })).toEqual(SECOND)
    expect(await send(site, { token: token('ZS-1001', { n: 'x' }), score: 1 })).toEqual(SECOND)
    expect(await send(site, { token: again, survey: 'parcel-csat' })).toEqual(NEW)
    expect(await send(site, { token: again, survey: 'parcel-csat' })).toEqual(SECOND)
    expect(await send(site, { token: token('ZS-1002') })).toEqual(NEW)
    expect(await countAnswers(site)).toBe(3)
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('counts once when twenty answers come at once', async () => {
    const { site, token } = await shopWithOrder()
    const same = token('ZS-1001')
    const sent = await Promise.all(Array.from({ length: 20 }, () => send(site, { token: same })))
    expect(sent.filter(([status]) => status === 201)).toHaveLength(1)
    expect(sent.filter(([status]) => status === 202)).toHaveLength(19)
    expect(await countAnswers(site)).toBe(1)
  })

  test('is no reason to refuse a retry, also of an answer whose id could not be its key', async () => {
    const { site, token } = await shopWithOrder()
    for (const [order, id] of [
      ['ZS-1', uuidv7()],
      ['ZS-2', crypto.randomUUID()],
    ] as const) {
      const body = answerBody(site, { id, token: token(order) })
      const first = await postFromShop('/v1/answers', body)
      const retry = await postFromShop('/v1/answers', body)
      expect([first.status, retry.status]).toEqual([201, 200])
      expect(await retry.json()).toEqual({ id, duplicate: true })
    }
  })

  test('is none where nothing is proved, or no order is named', async () => {
    const { site, token } = await shopWithOrder()
    const forged = token('ZS-1001').slice(0, -4)
    const elsewhere = token('ZS-1001', { s: 'parcel' })
    const customer = token('', { c: 'cust-7' })
    for (const each of [forged, elsewhere, customer])
      for (let index = 0; index < 2; index += 1)
        expect(await send(site, { token: each })).toEqual(NEW)
  })

  test('shows no key of its own as its sender’s id', async () => {
    const { site, token } = await shopWithOrder()
    expect(await send(site, { token: token('ZS-1001') })).toEqual(NEW)
    const { answers } = await (await (await signIn(site))('/api/answers')).json<AnswersPage>()
    expect(answers).toMatchObject([{ senderId: null }])
    const row = await env.DB.prepare('SELECT client_id FROM answers WHERE site_id = ?1')
      .bind(site.db.siteId)
      .first<{ client_id: string }>()
    expect(row?.client_id).toMatch(/^once1_[\w-]{43}$/)
  })
})

describe('what a person should not have to give', () => {
  test('M2: stands nowhere in the database, wherever it came: in a path, a trait, a respondent, a reference', async () => {
    const { site, key } = await shopWithKey()
    const card = '4111111111111111'
    const bodies = [
      { url: 'https://shop.example/u/ada@mail.example/x' },
      { url: 'https://shop.example/u/ada%40mail.example' },
      { url: `https://shop.example/pay/${card}` },
      { respondent: 'Ada <ada@mail.example>' },
      { respondent: card },
      { respondent: '+48 600 700 800' },
      { traits: { note: 'ask ada@mail.example', paid: card, number: Number(card) } },
      { traits: { phone: '600 700 800' } },
      { token: sign(key, { o: `ada@mail.example/1`, c: card, e: inAnHour() }) },
    ]
    for (const body of bodies) await keep(site, body)
    const { results } = await env.DB.prepare('SELECT * FROM answers WHERE site_id = ?1')
      .bind(site.db.siteId)
      .all()
    const stored = results.map((row) => JSON.stringify({ ...row, id: '' })).join('\n')
    expect(results).toHaveLength(bodies.length)
    for (const plain of ['ada@', 'ada%40', 'mail.example', card, '600700800', '600 700 800'])
      expect(stored).not.toContain(plain)
  })

  test('M2: is found again by the number or address that it was', async () => {
    const { site, owner } = await shopWithKey()
    await keep(site, { respondent: '+48 600 700 800' })
    await keep(site, { respondent: 'Ada <ada@mail.example>' })
    // As an older version stored it.
    const old = await keep(site, { respondent: 'x' })
    await env.DB.prepare('UPDATE answers SET respondent = ?2 WHERE id = ?1')
      .bind(old.id, '+48 600 700 800')
      .run()
    const found = async (subject: object) => {
      const body = JSON.stringify({ subject })
      const answer = await owner('/api/privacy/export', { method: 'POST', body })
      return (await answer.json<AnswersPage>()).answers.length
    }
    expect(await found({ kind: 'respondent', value: '+48 600 700 800' })).toBe(2)
    expect(await found({ kind: 'email', value: 'Ada@mail.example' })).toBe(1)
    expect(await found({ kind: 'respondent', value: '+48 600 700 801' })).toBe(0)
  })

  test('an e-mail address is never stored: its keyed hash stands for it, another one on each site', async () => {
    const [one, other] = [await makeTenant(), await makeTenant()]
    const body = { respondent: 'Ada@Shop.example', traits: { contact: 'ada@shop.example' } }
    const [here, there] = [await keep(one, body), await keep(other, body)]
    expect(here.respondent).toMatch(/^em1_[\w-]{43}$/)
    expect(JSON.parse(here.traits ?? '')).toEqual({ contact: here.respondent })
    expect(there.respondent).not.toBe(here.respondent)
  })

  test('the hash of a body cannot be guessed from outside: it is keyed', async () => {
    const site = await makeTenant()
    const body = answerBody(site, { respondent: 'ada@shop.example' })
    await postFromShop('/v1/answers', body)
    const plain = toHex(await sha256(JSON.stringify(body)), 16)
    const row = await env.DB.prepare('SELECT body_hash FROM answers WHERE id = ?1')
      .bind(body.id)
      .first<{ body_hash: string }>()
    expect(row?.body_hash).toMatch(/^[0-9a-f]{32}$/)
    expect(row?.body_hash).not.toBe(plain)
  })

  test('comments lose addresses and numbers of people, unless the site keeps them', async () => {
    const comment = 'Call me: 601 234 567, ada@shop.example. Order 10023 came late.'
    const masked = await keep(await makeTenant(), { comment })
    expect(masked.comment).toBe('Call me: [phone], [mail]. Order 10023 came late.')
    const site = await makeSite({ maskComments: false })
    await makeSurvey(site)
    expect((await keep(site, { comment })).comment).toBe(comment)
  })

  test('under Global Privacy Control nothing tells visitors apart, unless the site says otherwise', async () => {
    const gpc = { 'sec-gpc': '1' }
    const body = { respondent: 'r-1', traits: { segment: 'b2b', plan: 'gold' } }
    expect(await keep(await makeTenant(), body, gpc)).toMatchObject({
      respondent: null,
      traits: '{"segment":"b2b"}',
    })
    const site = await makeSite({ honourGpc: false })
    await makeSurvey(site)
    expect(await keep(site, body, gpc)).toMatchObject({ respondent: 'r-1' })
  })
})
