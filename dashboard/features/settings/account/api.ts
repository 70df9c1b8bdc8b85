import type { PasskeyList, SessionList } from '#contract/accounts/accounts.ts'
import { call } from '#dashboard/kit/api/call.ts'

/** Gives oneself another name. */
export async function renameMe(name: string): Promise<void> {
  await call('PATCH /api/account', { body: { name } })
}

/** Deletes one's own account, which its address names. */
export async function endAccount(email: string): Promise<void> {
  await call('DELETE /api/account', { body: { email } })
}

/** One's own passkeys, oldest first. */
export async function listPasskeys(signal?: AbortSignal): Promise<PasskeyList['passkeys']> {
  const { passkeys } = await call('GET /api/account/passkeys', { signal })
  return passkeys
}

/** Gives a passkey another name. */
export async function renamePasskey(id: string, name: string): Promise<void> {
  await call('PATCH /api/account/passkeys/:id', { params: { id }, body: { name } })
}

/** Takes a passkey away, and signs all other browsers out. */
export async function removePasskey(id: string): Promise<void> {
  await call('DELETE /api/account/passkeys/:id', { params: { id } })
}

/** One's own signed-in browsers, the latest first. */
export async function listBrowsers(signal?: AbortSignal): Promise<SessionList['sessions']> {
  const { sessions } = await call('GET /api/account/sessions', { signal })
  return sessions
}

/** Signs one of one's own browsers out. */
export async function endBrowser(id: string): Promise<void> {
  await call('DELETE /api/account/sessions/:id', { params: { id } })
}

/** Signs all of one's own browsers out but this one. */
export async function endOtherBrowsers(): Promise<void> {
  await call('DELETE /api/account/sessions')
}
