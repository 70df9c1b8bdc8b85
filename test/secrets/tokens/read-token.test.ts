import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { referencesOf, type TokenReading } from '#worker/secrets/tokens/reading.ts'
import { deriveSecret, signingSecret } from '#worker/secrets/derive.ts'
import { readToken } from '#worker/secrets/tokens/read-token.ts'
import { signingSecrets } from '#worker/secrets/tokens/shop-tokens.ts'
import { forgedTokens } from './forged.ts'
import {
  CLAIMS,
  compact,
  encode,
  jwt,
  keyOf,
  KID,
  NOW,
  OTHER_KID,
  OTHER_SECRET,
  read,
  SECRET,
  sign,
  SOON,
} from '#test/support/signing.ts'

const VERIFIED: TokenReading = {
  state: 'verified',
  order: 'A-1001',
  customer: 'C-7',
  touchpoint: null,
  reason: null,
}

describe('a rightly signed token', () => {
  test('is verified in both forms', async () => {
    expect(await read(compact())).toEqual(VERIFIED)
    expect(await read(jwt())).toEqual(VERIFIED)
  })

  test('may name an order, a customer or both, a touchpoint, a purpose and a nonce', async () => {
    const full = { o: 'A-1001', c: 'C-7', s: 'checkout', e: SOON, n: 'x', p: 'answer' }
    expect(await read(compact({ payload: full }))).toEqual({ ...VERIFIED, touchpoint: 'checkout' })
    expect(await read(jwt({ payload: { ...CLAIMS, touchpoint: 'checkout', jti: 'x' } }))).toEqual({
      ...VERIFIED,
      touchpoint: 'checkout',
    })
    for (const none of ['', null, undefined]) {
      const [order, customer] = [
        compact({ payload: { o: 'A-1001', c: none, e: SOON } }),
        jwt({ payload: { ...CLAIMS, order: none } }),
      ]
      expect(await read(order)).toEqual({ ...VERIFIED, customer: null })
      expect(await read(customer)).toEqual({ ...VERIFIED, order: null })
    }
  })

  test('may carry its signature in hexadecimal digits, as Liquid and PHP make them', async () => {
    const [version, kid, payload, mac = ''] = compact().split('.')
    const hex = Buffer.from(mac, 'base64url').toString('hex')
    expect(await read([version, kid, payload, hex].join('.'))).toEqual(VERIFIED)
  })

  test('may come from a library, and with a list of one audience', async () => {
    const token = await new SignJWT({ order: 'A-1001', customer: 'C-7' })
      .setProtectedHeader({ alg: 'HS256', kid: KID })
      .setAudience(['wayfelt:answer'])
      .setNotBefore(NOW)
      .setIssuedAt(NOW)
      .setExpirationTime(SOON + 0.5)
      .sign(new TextEncoder().encode(SECRET))
    expect(await read(token)).toEqual(VERIFIED)
  })

  test('keeps every letter of its references, up to 128', async () => {
    for (const order of ['#1001/ż', '注文-7', '🧦'.repeat(64), 'x'.repeat(128), ' a '])
      expect(await read(compact({ payload: { o: order, e: SOON } }))).toMatchObject({
        state: 'verified',
        order,
      })
  })

  test('is good until the second it says, for its own purpose and by its own key', async () => {
    for (const token of [compact(), jwt()]) {
      expect(await read(token, 'answer', SOON - 1)).toMatchObject({ state: 'verified' })
      expect(await read(token, 'answer', SOON)).toMatchObject({ reason: 'expired' })
      expect(await read(token, 'optout')).toMatchObject({ state: 'unverified' })
      expect(await read(token, 'case')).toMatchObject({ state: 'unverified' })
    }
    const key = keyOf(OTHER_SECRET)
    expect(await read(compact({ kid: OTHER_KID, key }))).toEqual(VERIFIED)
    expect(await read(compact({ key: keyOf(SECRET, 'wayfelt:optout') }), 'optout')).toEqual(
      VERIFIED,
    )
  })
})

describe('any other token', () => {
  test('is never verified, and never makes the reader throw', async () => {
    const forged = forgedTokens()
    for (const [token, kind] of forged) {
      const { state, order, customer, touchpoint, reason } = await read(token)
      expect(state, `${kind}: ${token}`).not.toBe('verified')
      expect(reason).not.toBeNull()
      if (state === 'unreadable') expect([order, customer, touchpoint]).toEqual([null, null, null])
      else expect(order ?? customer).toMatch(/^[^\p{C}]{1,128}$/u)
    }
    expect(forged.size).toBeGreaterThanOrEqual(500)
    const docs = await readFile(join(import.meta.dirname, '../../../docs/signed-tokens.md'), 'utf8')
    expect(docs).toContain(`${forged.size.toLocaleString('en')} forged tokens`)
  })

  test('says why, and keeps what it claims', async () => {
    const claimed = { state: 'unverified', order: 'A-1001', customer: 'C-7' }
    const signed = `${encode({ alg: 'none', kid: KID })}.${encode(CLAIMS)}`
    const early = { ...CLAIMS, nbf: NOW + 61 }
    const cases = {
      [compact({ key: SECRET })]: 'signature',
      [jwt({ secret: OTHER_SECRET })]: 'signature',
      [`${signed}.`]: 'algorithm',
      [jwt({ header: { alg: 'HS512', kid: KID }, hash: 'sha512' })]: 'algorithm',
      [jwt({ header: { alg: 'HS256' } })]: 'key',
      [compact({ kid: 'k9' })]: 'key',
      [jwt({ payload: { ...CLAIMS, aud: 'wayfelt:case' } })]: 'purpose',
      [jwt({ payload: early })]: 'early',
      [jwt({ payload: { ...CLAIMS, exp: undefined } })]: 'expiry',
      [jwt({ payload: { ...CLAIMS, exp: SOON * 1000 } })]: 'expiry',
      [compact({ payload: { o: 'A-1001', c: 'C-7' } })]: 'expiry',
      [compact({ payload: { o: 'A-1001', c: 'C-7', e: NOW - 1 } })]: 'expired',
      [compact({ payload: { o: 'A-1001', c: 'C-7', e: SOON, p: 'case' } })]: 'purpose',
    }
    for (const [token, reason] of Object.entries(cases))
      expect(await read(token)).toMatchObject({ ...claimed, reason })
    expect(await read('hello')).toMatchObject({ state: 'unreadable', order: null, reason: 'form' })
  })

  test('is no signature of one form in the other', async () => {
    const signed = `v1.${KID}.${encode({ o: 'A-1001', e: SOON })}`
    expect(await read(`${signed}.${sign(SECRET, signed)}`)).toMatchObject({ reason: 'signature' })
    expect(await read(jwt({ secret: keyOf(SECRET) }))).toMatchObject({ reason: 'signature' })
  })
})

describe('the secret of a shop', () => {
  const [root, otherRoot] = ['a1'.repeat(32), 'a2'.repeat(32)]

  test('is made anew from the root, the site and the key, and opens nothing else', async () => {
    const secret = await signingSecret(root, 7, KID)
    expect(secret).toMatch(/^wf_sig_[A-Za-z0-9_-]{43}$/)
    expect(await signingSecret(root.toUpperCase(), 7, KID)).toBe(secret)
    const token = compact({ key: keyOf(secret) })
    const readAt = (secretOf: (kid: string) => Promise<string | null>) =>
      readToken({ token, purpose: 'answer', secretOf, now: NOW * 1000 })
    expect(await readAt(signingSecrets(root, 7, new Set([KID])))).toEqual(VERIFIED)
    expect(await readAt(signingSecrets(root, 7, new Set()))).toMatchObject({ reason: 'key' })
    expect(await readAt(signingSecrets(root, 8, new Set([KID])))).toMatchObject({
      reason: 'signature',
    })
    expect(await readAt(signingSecrets(otherRoot, 7, new Set([KID])))).toMatchObject({
      reason: 'signature',
    })
  })

  test('is another one for each purpose, however the purposes are cut', async () => {
    const purposes = [['token', '7', 'k1'], ['token', '7k1'], ['token', '7,k1'], ['token'], []]
    const secrets = await Promise.all(purposes.map((purpose) => deriveSecret(root, purpose)))
    expect(new Set(secrets.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(5)
  })

  test('is not made from a root that could be guessed', async () => {
    for (const weak of ['', 'secret', 'a1'.repeat(31), `${'a1'.repeat(31)}zz`])
      await expect(deriveSecret(weak, ['token'])).rejects.toThrow('64 hexadecimal digits')
  })

  test('is still right after more keys than are remembered', async () => {
    const secret = await signingSecret(root, 1, KID)
    for (let site = 2; site < 1100; site += 1) await read(compact({ key: String(site) }))
    const many = Array.from({ length: 1100 }, (_, site) => `wf_sig_${site}`)
    for (const each of many)
      await readToken({
        token: jwt({ secret: each }),
        purpose: 'answer',
        secretOf: async () => each,
        now: 0,
      })
    expect(await signingSecret(root, 1, KID)).toBe(secret)
    expect(await read(compact())).toEqual(VERIFIED)
  })
})

describe('the references of a token', () => {
  test('are linked at its own touchpoint only', () => {
    const bound = { ...VERIFIED, touchpoint: 'checkout' }
    const kept = { orderRef: 'A-1001', customerRef: 'C-7' }
    expect(referencesOf(VERIFIED, 'checkout')).toEqual({ ...kept, reference: 'verified' })
    expect(referencesOf(bound, 'checkout')).toEqual({ ...kept, reference: 'verified' })
    expect(referencesOf(bound, 'delivery')).toEqual({ ...kept, reference: 'unverified' })
  })

  test('are kept but marked where the token is not verified, and absent where there are none', () => {
    const claim: TokenReading = { ...VERIFIED, state: 'unverified', reason: 'signature' }
    expect(referencesOf(claim, 'checkout')).toMatchObject({ reference: 'unverified' })
    const nothing = { orderRef: null, customerRef: null, reference: null }
    expect(
      referencesOf({ ...claim, state: 'unreadable', order: null, customer: null }, 'checkout'),
    ).toEqual(nothing)
  })
})
