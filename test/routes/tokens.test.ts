import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { encodeBase64Url } from '#worker/secrets/base64url.ts'
import { toHex } from '#worker/secrets/hash.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { hmac, macKey, signingSecret } from '#worker/secrets/derive.ts'
import { readToken } from '#worker/secrets/tokens/read-token.ts'
import { signingSecrets } from '#worker/secrets/tokens/shop-tokens.ts'

const ROOT = 'a1'.repeat(32)
const NOW = 1_795_000_000_000
const SOON = NOW / 1000 + 3600
const bytes = (text: string) => new TextEncoder().encode(text)

/** The runtime's own WebCrypto differs from Node's; test/domain/tokens covers the rest in Node. */
function read(token: string) {
  return readToken({
    token,
    purpose: 'answer',
    secretOf: signingSecrets(ROOT, 7, new Set(['k1'])),
    now: NOW,
  })
}

async function compact(): Promise<string> {
  const secret = await signingSecret(ROOT, 7, 'k1')
  const key = await macKey(toHex(await hmac(await macKey(secret), 'wayfelt:answer')))
  const payload = encodeBase64Url(bytes(JSON.stringify({ o: 'A-1001', c: 'C-7', e: SOON })))
  const signed = `v1.k1.${payload}`
  return `${signed}.${encodeBase64Url(await hmac(key, signed))}`
}

async function jwt(): Promise<string> {
  return await new SignJWT({ order: 'A-1001', customer: 'C-7' })
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .setAudience('wayfelt:answer')
    .setExpirationTime(SOON)
    .sign(bytes(await signingSecret(ROOT, 7, 'k1')))
}

test('the Worker verifies both forms of token', async () => {
  for (const token of [await compact(), await jwt()])
    expect(await read(token)).toEqual({
      state: 'verified',
      order: 'A-1001',
      customer: 'C-7',
      touchpoint: null,
      reason: null,
    })
})

test('the Worker believes no token that was changed at any place', async () => {
  for (const token of [await compact(), await jwt()])
    for (let at = 0; at < token.length; at += 1) {
      const letter = token[at] === 'A' ? 'B' : 'A'
      for (const other of [token.slice(0, at), token.slice(0, at) + letter + token.slice(at + 1)])
        expect((await read(other)).state, other).not.toBe('verified')
    }
  const [head = '', payload = ''] = (await jwt()).split('.')
  const none = encodeBase64Url(bytes('{"alg":"none","kid":"k1"}'))
  for (const token of [`${none}.${payload}.`, `${head}.${payload}.`])
    expect(await read(token)).toMatchObject({ state: 'unverified', order: 'A-1001' })
})

test('the Worker makes the pseudonyms that Node makes', async () => {
  const pseudonym = await siteHashes(ROOT, 7).email('Anna@Poczta.example ')
  expect(pseudonym).toBe('em1_yBuFAG5TprL5aNMrvbweks8KPsJEZxlzUPLUnjopl9s')
})
