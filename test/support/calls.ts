import { env, exports } from 'cloudflare:workers'
import { createSigninLink } from '#worker/db/access.ts'
import { hashToken, newToken } from '#worker/http/session.ts'
import { SHOP, type TestSite } from './site-factory.ts'

const HOST = 'https://wayfelt.example'
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'

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

/** A UUIDv7 as the widget makes it. */
export function uuidv7(time = Date.now()): string {
  const clock = time.toString(16).padStart(12, '0')
  return `${clock.slice(0, 8)}-${clock.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

/** Signs in by a one-time link. @returns a fetch that carries the session's cookie */
export async function signIn(site: TestSite) {
  const token = newToken()
  await createSigninLink(site.db, await hashToken(token), Date.now() + 60_000)
  const answer = await fetchWorker('/api/sign-in', {
    method: 'POST',
    body: JSON.stringify({ token }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie)
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
