import { call } from '#dashboard/kit/api/call.ts'
import { passkeyObstacle } from '#dashboard/kit/passkeys/passkeys.ts'
import { passkeyHint } from '#dashboard/kit/session/passkey-hint.ts'

const STORED = 'wayfelt.passkey-hint'

/** Suggests a passkey to a person without any: once in a browser, and where one would work. */
export async function suggestPasskey(): Promise<void> {
  if (passkeyObstacle() !== null || localStorage.getItem(STORED)) return
  try {
    const { passkeys } = await call('GET /api/account/passkeys')
    if (passkeys.length > 0) return
  } catch {
    return
  }
  localStorage.setItem(STORED, 'shown')
  passkeyHint.value = true
}
