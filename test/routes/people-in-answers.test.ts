import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import { compact, keyOf } from '#test/support/signing.ts'
import { sha256, toHex } from '#worker/secrets/hash.ts'
import { answerBody, postFromShop, signIn } from '#test/support/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeTenant } from '#test/support/world.ts'

interface Stored {
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

describe('an order and customer', () => {
  async function shopWithKey() {
    const site = await makeTenant()
    const owner = await signIn(site)
    const made = await owner('/api/signing-keys', { method: 'POST' })
    expect(made.status).toBe(201)
    return { site, owner, key: await made.json<SigningKeyReceipt>() }
  }
  const inAnHour = () => Math.floor(Date.now() / 1000) + 3600

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

describe('what a person should not have to give', () => {
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
