import type {
  KeyList,
  KeyReceipt,
  NewKey,
  SigningKeyList,
  SigningKeyReceipt,
} from '#contract/site/keys.ts'
import { request } from './client.ts'

export interface AllKeys {
  keys: KeyList['keys']
  signing: SigningKeyList['keys']
}

/** All keys of the site, newest first, with those that work no longer. */
export async function listKeys(signal?: AbortSignal): Promise<AllKeys> {
  const [{ keys }, signing] = await Promise.all([
    request<KeyList>('GET', '/api/keys', { signal }),
    request<SigningKeyList>('GET', '/api/signing-keys', { signal }),
  ])
  return { keys, signing: signing.keys }
}

/** Makes a key. Only this answer holds a secret one. */
export async function makeKey(key: NewKey): Promise<KeyReceipt> {
  return await request('POST', '/api/keys', { body: key })
}

/** Ends a key for good. */
export async function revokeKey(id: string): Promise<void> {
  await request<void>('DELETE', `/api/keys/${encodeURIComponent(id)}`)
}

/** Makes a key to sign tokens with. Only this answer holds its secret. */
export async function makeSigningKey(): Promise<SigningKeyReceipt> {
  return await request('POST', '/api/signing-keys')
}

/** Ends a signing key for good. */
export async function revokeSigningKey(id: string): Promise<void> {
  await request<void>('DELETE', `/api/signing-keys/${encodeURIComponent(id)}`)
}
