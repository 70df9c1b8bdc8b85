import type { KeyList, SigningKeyList } from '#contract/site/keys.ts'
import { call } from '#dashboard/kit/api/call.ts'

export interface AllKeys {
  keys: KeyList['keys']
  signing: SigningKeyList['keys']
}

/** All keys of the site, newest first, with those that work no longer. */
export async function listKeys(signal?: AbortSignal): Promise<AllKeys> {
  const [{ keys }, signing] = await Promise.all([
    call('GET /api/keys', { signal }),
    call('GET /api/signing-keys', { signal }),
  ])
  return { keys, signing: signing.keys }
}
