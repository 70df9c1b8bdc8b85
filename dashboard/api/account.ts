import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import type { PasskeyList, SessionList } from '#contract/accounts/accounts.ts'
import { request } from './client.ts'

/** Gives oneself another name. */
export async function renameMe(name: string): Promise<void> {
  await request<void>('PATCH', '/api/account', { body: { name } })
}

/** One's own passkeys, oldest first. */
export async function listPasskeys(signal?: AbortSignal): Promise<PasskeyList['passkeys']> {
  const { passkeys } = await request<PasskeyList>('GET', '/api/account/passkeys', { signal })
  return passkeys
}

/** What to hand to the browser, so that it makes a passkey. Holds for five minutes. */
export async function askForNewPasskey(): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return await request('POST', '/api/account/passkeys/options')
}

/** Keeps the passkey that the browser made, and signs all other browsers out. */
export async function keepPasskey(name: string, response: RegistrationResponseJSON): Promise<void> {
  await request<unknown>('POST', '/api/account/passkeys', { body: { name, response } })
}

/** Gives a passkey another name. */
export async function renamePasskey(id: string, name: string): Promise<void> {
  await request<void>('PATCH', `/api/account/passkeys/${encodeURIComponent(id)}`, {
    body: { name },
  })
}

/** Takes a passkey away, and signs all other browsers out. */
export async function removePasskey(id: string): Promise<void> {
  await request<void>('DELETE', `/api/account/passkeys/${encodeURIComponent(id)}`)
}

/** One's own signed-in browsers, the latest first. */
export async function listBrowsers(signal?: AbortSignal): Promise<SessionList['sessions']> {
  const { sessions } = await request<SessionList>('GET', '/api/account/sessions', { signal })
  return sessions
}

/** Signs one of one's own browsers out. */
export async function endBrowser(id: string): Promise<void> {
  await request<void>('DELETE', `/api/account/sessions/${encodeURIComponent(id)}`)
}

/** Signs all of one's own browsers out but this one. */
export async function endOtherBrowsers(): Promise<void> {
  await request<void>('DELETE', '/api/account/sessions')
}
