import {
  base64url,
  decodeJwt,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  type JWK,
} from 'jose'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { verifyAccess } from '#worker/secrets/access-jwt.ts'

const AUDIENCE = 'a'.repeat(64)
const NOW = Date.UTC(2026, 10, 22, 12)
const SECOND = NOW / 1000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A team of Cloudflare Access: its keys, its key endpoint, and what it signs. */
async function makeTeam() {
  const team = `team-${crypto.randomUUID()}`
  const calls: string[] = []
  let signing = await makeKey('first')
  const published: JWK[] = [signing.jwk]
  const endpoint = { status: 200 }
  return {
    team,
    calls,
    published,
    endpoint,
    fetchKeys: (url: string) => {
      calls.push(url)
      return Promise.resolve(Response.json({ keys: published }, endpoint))
    },
    /** The team signs with a new key from now on. */
    rotate: async (alg = 'RS256') => {
      signing = await makeKey('second', alg)
      published.push(signing.jwk)
    },
    key: () => signing,
    sign: async (claims: Record<string, unknown> = {}) =>
      await new SignJWT({
        aud: [AUDIENCE],
        iss: `https://${team}.cloudflareaccess.com`,
        email: 'Ada@Shop.example',
        iat: SECOND - 600,
        nbf: SECOND - 60,
        exp: SECOND + 3600,
        ...claims,
      })
        .setProtectedHeader({ alg: signing.jwk.alg ?? '', kid: signing.jwk.kid ?? '' })
        .sign(signing.privateKey),
  }
}
type Team = Awaited<ReturnType<typeof makeTeam>>

async function makeKey(kid: string, alg = 'RS256') {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }
  return { jwk, publicKey, privateKey }
}

async function verify({ team, fetchKeys }: Team, assertion: string | null) {
  const headers = assertion === null ? undefined : { 'Cf-Access-Jwt-Assertion': assertion }
  const request = new Request('https://wayfelt.example/api/sign-in', headers ? { headers } : {})
  return await verifyAccess(request, { team, audience: AUDIENCE, now: Date.now(), fetchKeys })
}

test('whom the team vouches for is known by e-mail, until its assertion ends', async () => {
  const team = await makeTeam()
  expect(await verify(team, await team.sign())).toEqual({
    email: 'ada@shop.example',
    since: NOW - 600_000,
    until: NOW + 3_600_000,
  })
  expect(await verify(team, await team.sign({ iat: undefined }))).toMatchObject({ since: 0 })
  expect(await verify(team, await team.sign())).not.toBeNull()
  expect(team.calls).toEqual([`https://${team.team}.cloudflareaccess.com/cdn-cgi/access/certs`])
})

test('without an assertion nobody is vouched for, and no key is fetched', async () => {
  const team = await makeTeam()
  expect(await verify(team, null)).toBeNull()
  expect(team.calls).toEqual([])
})

test.each<[string, Record<string, unknown>]>([
  ['another audience', { aud: ['b'.repeat(64)] }],
  ['no audience', { aud: undefined }],
  ['another issuer', { iss: 'https://other.cloudflareaccess.com' }],
  ['no issuer', { iss: undefined }],
  ['an end that has passed', { exp: SECOND - 1 }],
  ['no end', { exp: undefined }],
  ['a begin to come', { nbf: SECOND + 60 }],
  ['no e-mail, as for a service', { email: undefined, common_name: 'robot.access' }],
  ['an e-mail that is none', { email: 'ada' }],
])('an assertion with %s vouches for nobody', async (_, claims) => {
  const team = await makeTeam()
  expect(await verify(team, await team.sign(claims))).toBeNull()
})

test('an unsigned assertion, one signed with the public key as a secret, and one of a stranger vouch for nobody', async () => {
  const team = await makeTeam()
  const assertion = await team.sign()
  const [head = '', body = '', signature = ''] = assertion.split('.')
  const none = base64url.encode(JSON.stringify({ alg: 'none', kid: 'first' }))
  const secret = new TextEncoder().encode(await exportSPKI(team.key().publicKey))
  const confused = await new SignJWT(decodeJwt(assertion))
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .sign(secret)
  const stranger = await makeTeam()
  const foreign = (await stranger.sign({ iss: `https://${team.team}.cloudflareaccess.com` })).split(
    '.',
  )
  for (const forged of [
    `${none}.${body}.`,
    `${none}.${body}.${signature}`,
    confused,
    `${head}.${body}.${foreign[2]}`,
    foreign.join('.'),
    `${head}.${body}`,
    'x',
  ])
    expect(await verify(team, forged)).toBeNull()
  expect(await verify(team, assertion)).not.toBeNull()
})

test.each(['PS256', 'ES256'])(
  "%s is not Access's way to sign, even by a key of the team",
  async (alg) => {
    const team = await makeTeam()
    await team.rotate(alg)
    expect(await verify(team, await team.sign())).toBeNull()
  },
)

test('an assertion with any one part changed vouches for nobody', async () => {
  const team = await makeTeam()
  const assertion = await team.sign()
  const body = assertion.indexOf('.') + 1
  const signature = assertion.lastIndexOf('.') + 1
  for (const at of [2, body + 1, body + 40, signature, signature + 100]) {
    const other = assertion[at] === 'A' ? 'B' : 'A'
    const tampered = assertion.slice(0, at) + other + assertion.slice(at + 1)
    expect(await verify(team, tampered)).toBeNull()
  }
})

test('a new key of the team is found, but unknown keys are looked for once a minute at most', async () => {
  const team = await makeTeam()
  expect(await verify(team, await team.sign())).not.toBeNull()
  await team.rotate()
  const assertion = await team.sign()
  vi.setSystemTime(NOW + 30_000)
  expect(await verify(team, assertion)).toBeNull()
  expect(team.calls).toHaveLength(1)
  vi.setSystemTime(NOW + 61_000)
  expect(await verify(team, assertion)).not.toBeNull()
  expect(team.calls).toHaveLength(2)

  const stranger = await makeTeam()
  await stranger.rotate()
  stranger.key().jwk.kid = 'third'
  const unknown = await stranger.sign({ iss: `https://${team.team}.cloudflareaccess.com` })
  expect(await verify(team, unknown)).toBeNull()
  expect(await verify(team, unknown)).toBeNull()
  expect(team.calls).toHaveLength(2)
})

test('a key that the team withdrew vouches for nobody after ten minutes', async () => {
  const team = await makeTeam()
  const assertion = await team.sign()
  expect(await verify(team, assertion)).not.toBeNull()
  await team.rotate()
  team.published.shift()
  vi.setSystemTime(NOW + 10 * 60_000 + 1)
  expect(await verify(team, assertion)).toBeNull()
  expect(await verify(team, await team.sign())).not.toBeNull()
})

test('while the keys cannot be fetched nobody is vouched for, and the log says why', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const team = await makeTeam()
  const assertion = await team.sign()
  team.endpoint.status = 503
  expect(await verify(team, assertion)).toBeNull()
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(team.team))
  team.endpoint.status = 200
  expect(await verify(team, assertion)).not.toBeNull()
  log.mockRestore()
})
