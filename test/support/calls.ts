import { env, exports } from 'cloudflare:workers'
import type { Role } from '#contract/rights.ts'
import { createLink } from '#worker/db/accounts/links.ts'
import type { User } from '#worker/db/accounts/users.ts'
import { actingDirectory, openDirectory } from '#worker/db/connect.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { addMember, ensureUser } from './accounts.ts'
import { uuidv7 } from './new-answer.ts'
import { SHOP, type TestSite } from './site-factory.ts'

const HOST = 'https://wayfelt.example'
export const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'

/** A request to the Worker as it is deployed. */
export function fetchWorker(path: string, init: RequestInit = {}) {
  return exports.default.fetch(`${HOST}${path}`, init)
}

/** A POST as the widget on the shop's page makes it; a string goes out as it is. */
export function postFromShop(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetchWorker(path, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: SHOP, 'user-agent': BROWSER, ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  })
}

/** A valid answer to the survey that makeSurvey makes. */
export function answerBody(site: TestSite, overrides: Record<string, unknown> = {}) {
  return {
    id: uuidv7(),
    site: site.key,
    survey: 'checkout-csat',
    revision: 1,
    score: 4,
    channel: 'web',
    lang: 'en',
    answeredAt: Date.now(),
    ...overrides,
  }
}

/** A display event of the survey that makeSurvey makes. */
export function displayEvent(overrides: Record<string, unknown> = {}) {
  return {
    id: crypto.randomUUID(),
    type: 'shown',
    survey: 'checkout-csat',
    at: Date.now(),
    channel: 'web',
    ...overrides,
  }
}

export interface Login {
  role?: Role
  /** For viewers: whether they may read comments. */
  comments?: boolean
  email?: string
}

/** Makes a person of the site. @returns the account */
export async function makePerson(site: TestSite, login: Login = {}): Promise<User> {
  const { role = 'owner', comments = false, email = `${newId()}@people.example` } = login
  const directory = openDirectory(env.DB)
  const user = await ensureUser(directory, { id: newId(), email, name: 'Ada', createdAt: 0 })
  const stamp = { kind: 'system', id: 'test', name: 'test', now: Date.now() } as const
  await addMember(actingDirectory(directory, site.db.siteId, stamp), { user, role, comments })
  return user
}

/** A one-time token for an account, as a sign-in link carries it. */
export async function makeToken(email: string, lifetimeMs = 60_000): Promise<string> {
  const token = newToken()
  const now = Date.now()
  await createLink(openDirectory(env.DB), {
    tokenHash: await hashToken(token),
    id: newId(),
    purpose: 'sign-in',
    email,
    createdAt: now,
    expiresAt: now + lifetimeMs,
  })
  return token
}

/** A POST as the dashboard makes it. */
export function postJson(path: string, body: unknown, init: RequestInit = {}) {
  const headers = new Headers(init.headers)
  headers.set('content-type', 'application/json')
  return fetchWorker(path, { method: 'POST', ...init, headers, body: JSON.stringify(body) })
}

/** Signs a person of the site in by a one-time link. @returns a fetch that carries the cookie */
export async function signIn(site: TestSite, login: Login = {}) {
  const user = await makePerson(site, login)
  return await signInAs(user.email)
}

/** Signs an account in by a one-time link. @returns a fetch that carries the cookie */
export async function signInAs(email: string) {
  // An address of its own: sign-in is limited by address.
  const headers = { 'cf-connecting-ip': crypto.randomUUID() }
  const answer = await postJson('/api/sign-in', { token: await makeToken(email) }, { headers })
  return asBrowser(answer.headers.get('set-cookie')?.split(';')[0] ?? '')
}

/** A fetch that carries a cookie, and names the type of a JSON body. */
export function asBrowser(cookie: string) {
  return (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie)
    if (init.body && !headers.has('content-type')) headers.set('content-type', 'application/json')
    return fetchWorker(path, { ...init, headers })
  }
}

/** How many answers the site has. */
export async function countAnswers(site: TestSite): Promise<number> {
  const count = await env.DB.prepare('SELECT count(*) FROM answers WHERE site_id = ?')
    .bind(site.db.siteId)
    .first<number>('count(*)')
  return count ?? 0
}
