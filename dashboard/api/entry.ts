import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { SignInWays } from '#contract/accounts/accounts.ts'
import { request } from './client.ts'

/** Which ways in there are besides passkeys and links. */
export async function getWays(signal?: AbortSignal): Promise<SignInWays> {
  return await request('GET', '/api/sign-in', { signal })
}

/** Asks for a link by mail. The answer is the same for everybody. */
export async function mailLink(email: string): Promise<void> {
  await request<void>('POST', '/api/sign-in/link', { body: { email } })
}

/** Starts a session for whom Cloudflare Access vouches for. */
export async function signInByAccess(): Promise<void> {
  await request<void>('POST', '/api/sign-in/access')
}

/** What to hand to the browser, so that it presents a passkey. Holds for five minutes. */
export async function askForPasskey(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return await request('POST', '/api/sign-in/passkey/options')
}

/** Starts a session with the passkey that the browser presented. */
export async function presentPasskey(response: AuthenticationResponseJSON): Promise<void> {
  await request<void>('POST', '/api/sign-in/passkey', { body: { response } })
}

export interface SetUpBody {
  token: string
  email: string
  name: string
  /** Asked for only where there is no site yet. */
  site?: { name: string; timezone: string }
}

/** Makes the owner of a new deployment, and starts their session. */
export async function setUp(body: SetUpBody): Promise<void> {
  await request<void>('POST', '/api/set-up', { body })
}
