import type { LinkView, Session } from '#contract/accounts/accounts.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { shownSite, siteMoved } from '#dashboard/kit/api/checked-fetch.ts'

/** Who is looking at what. From here on every call says which site this tab shows. */
export async function getSession(signal?: AbortSignal): Promise<Session> {
  const session = await call('GET /api/session', { signal })
  shownSite.value = session.site?.key ?? null
  siteMoved.value = false
  return session
}

/** Looks at another of one's own sites, in this tab and, at their next call, in all others. */
export async function chooseSite(key: string): Promise<void> {
  await call('PUT /api/session/site', { body: { key } })
  shownSite.value = key
  siteMoved.value = false
}

/** Whom a one-time link signs in; it stays good. */
export async function lookAtLink(token: string): Promise<LinkView> {
  return await call('POST /api/sign-in/look', { body: { token } })
}

/** Starts a session with the one-time token of a sign-in link. */
export async function signIn(token: string): Promise<void> {
  shownSite.value = null
  await call('POST /api/sign-in', { body: { token } })
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await call('DELETE /api/session')
  shownSite.value = null
}
