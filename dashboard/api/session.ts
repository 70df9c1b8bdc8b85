import type { Session } from '#contract/accounts/accounts.ts'
import { request, shownSite, siteMoved } from './client.ts'

/** Who is looking at what. From here on every call says which site this tab shows. */
export async function getSession(signal?: AbortSignal): Promise<Session> {
  const session = await request<Session>('GET', '/api/session', { signal })
  shownSite.value = session.site?.key ?? null
  siteMoved.value = false
  return session
}

/** Looks at another of one's own sites, in this tab and, at their next call, in all others. */
export async function chooseSite(key: string): Promise<void> {
  await request<void>('PUT', '/api/session/site', { body: { key } })
  shownSite.value = key
  siteMoved.value = false
}

/** Starts a session with the one-time token of a sign-in link. */
export async function signIn(token: string): Promise<void> {
  shownSite.value = null
  await request<void>('POST', '/api/sign-in', { body: { token } })
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await request<void>('DELETE', '/api/session')
  shownSite.value = null
}
