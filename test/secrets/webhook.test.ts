import { createPublicKey, verify } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { signV1, webhookHeaders, webhookPublicKey, webhookSecret } from '#worker/secrets/webhook.ts'
import vectors from '../corpora/standard-webhooks.json' with { type: 'json' }

const ENDPOINT = { root: 'a'.repeat(64), siteId: 7, id: 'shop' }
const NOW = Math.floor(Date.now() / 1000)
const MESSAGE = { id: 'msg_1', timestamp: NOW, body: '{"comment":"ż ó ł ć 📦"}' }

test.each(vectors.sign)('signs as the specification does: $id', async (one) => {
  const { id, timestamp, payload: body } = one
  expect(await signV1(one.secret, { id, timestamp, body })).toBe(one.signature)
})

describe('the headers', () => {
  test('are good for the reference library, and for nobody with another secret', async () => {
    const headers = await webhookHeaders(ENDPOINT, [1], MESSAGE)
    const secret = await webhookSecret({ ...ENDPOINT, version: 1 })
    expect(new Webhook(secret).verify(MESSAGE.body, headers)).toEqual(JSON.parse(MESSAGE.body))
    for (const other of [
      { ...ENDPOINT, version: 2 },
      { ...ENDPOINT, version: 1, siteId: 8 },
      { ...ENDPOINT, version: 1, id: 'other' },
      { ...ENDPOINT, version: 1, root: 'b'.repeat(64) },
    ]) {
      const wrong = new Webhook(await webhookSecret(other))
      expect(() => wrong.verify(MESSAGE.body, headers)).toThrow('No matching signature')
    }
    const right = new Webhook(secret)
    expect(() => right.verify(`${MESSAGE.body} `, headers)).toThrow('No matching signature')
  })

  test('carry both secrets while one is replaced, the new one first', async () => {
    const headers = await webhookHeaders(ENDPOINT, [2, 1], MESSAGE)
    for (const version of [1, 2]) {
      const receiver = new Webhook(await webhookSecret({ ...ENDPOINT, version }))
      expect(() => receiver.verify(MESSAGE.body, headers)).not.toThrow()
    }
    const [first] = headers['webhook-signature']?.split(' ') ?? []
    expect(first).toBe(await signV1(await webhookSecret({ ...ENDPOINT, version: 2 }), MESSAGE))
  })

  test('carry a signature that the public key alone can check', async () => {
    const headers = await webhookHeaders(ENDPOINT, [1], MESSAGE)
    const text = await webhookPublicKey({ ...ENDPOINT, version: 1 })
    const raw = Buffer.from(text.replace(/^whpk_/, ''), 'base64')
    expect(raw).toHaveLength(32)
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
      format: 'jwk',
    })
    const mine = headers['webhook-signature']?.split(' ').find((one) => one.startsWith('v1a,'))
    const signature = Buffer.from(mine?.slice(4) ?? '', 'base64')
    const signed = (body: string) => Buffer.from(`${MESSAGE.id}.${MESSAGE.timestamp}.${body}`)
    expect(verify(null, signed(MESSAGE.body), key, signature)).toBe(true)
    expect(verify(null, signed('{}'), key, signature)).toBe(false)
  })
})

test('the secret is 256 bits, as long as the specification asks for', async () => {
  const secret = await webhookSecret({ ...ENDPOINT, version: 1 })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
})
