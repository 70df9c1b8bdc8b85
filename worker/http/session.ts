import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Context } from 'hono'
import { createSession, deleteSession, findSession } from '#worker/db/access.ts'
import { openDirectory, type SiteDb } from '#worker/db/connect.ts'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from './env.ts'
import { sha256, toHex } from './hash.ts'

const COOKIE = 'wf_session'
const OPTIONS = {
  prefix: 'host',
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
} as const
const LIFETIME_MS = 30 * 86_400_000

/** What is stored of a token: a reader of the database cannot sign in with it. */
export async function hashToken(token: string): Promise<string> {
  return toHex(await sha256(token))
}

/** Lets signed-in browsers through and hands the route its site's database. */
export const signedIn = createMiddleware<AppEnv>(async function signedIn(c, next) {
  const token = getCookie(c, COOKIE, OPTIONS.prefix)
  const db = token
    ? await findSession(openDirectory(c.env.DB), await hashToken(token), Date.now())
    : null
  if (!db) throw new AppError('unauthenticated', 'Sign in first.')
  c.set('db', db)
  await next()
})

/**
 * Refuses calls that another site's page makes with the reader's cookie. Browsers send
 * `Sec-Fetch-Site` or at least `Origin` on every such call; a program without either has no cookie
 * to abuse.
 */
export const sameOrigin = createMiddleware<AppEnv>(async function sameOrigin(c, next) {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return await next()
  const origin = c.req.header('origin')
  const from = c.req.header('sec-fetch-site')
  if ((origin && origin !== new URL(c.req.url).origin) || (from && from !== 'same-origin')) {
    throw new AppError('wrong_origin', 'This call must come from the dashboard itself.')
  }
  return await next()
})

/** Nothing signed-in is kept by a cache, and no answer is ever taken for a page. */
export const privateAnswers = createMiddleware<AppEnv>(async function privateAnswers(c, next) {
  await next()
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
})

/** Signs this browser in: a new token each time, of which only the hash is stored. */
export async function startSession(c: Context<AppEnv>, db: SiteDb): Promise<void> {
  const token = newToken()
  const now = Date.now()
  await createSession(db, {
    tokenHash: await hashToken(token),
    createdAt: now,
    expiresAt: now + LIFETIME_MS,
  })
  setCookie(c, COOKIE, token, { ...OPTIONS, maxAge: LIFETIME_MS / 1000 })
}

/** Signs this browser out. */
export async function endSession(c: Context<AppEnv>): Promise<void> {
  const token = getCookie(c, COOKIE, OPTIONS.prefix)
  if (token) await deleteSession(openDirectory(c.env.DB), await hashToken(token))
  deleteCookie(c, COOKIE, OPTIONS)
}

/** 256 random bits, hexadecimal. */
export function newToken(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(32)))
}
