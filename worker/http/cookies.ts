import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Context } from 'hono'

/**
 * Two cookies, so that looking at a share link does not sign anybody out, and one by which a mailed
 * link knows the browser that asked for it.
 */
export type CookieName = 'wf_session' | 'wf_guest' | 'wf_asked'

/** `__Host-`: this origin only, never over plain HTTP, never readable by a script. */
const OPTIONS = {
  prefix: 'host',
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
} as const

/** The token of a cookie, if the browser sent it. */
export function readCookie(c: Context, name: CookieName): string | undefined {
  return getCookie(c, name, OPTIONS.prefix)
}

/** Gives the browser a token for so many milliseconds. */
export function giveCookie(
  c: Context,
  name: CookieName,
  { token, forMs }: { token: string; forMs: number },
): void {
  setCookie(c, name, token, { ...OPTIONS, maxAge: Math.floor(forMs / 1000) })
}

/** Takes it back. */
export function takeCookie(c: Context, name: CookieName): void {
  deleteCookie(c, name, OPTIONS)
}
