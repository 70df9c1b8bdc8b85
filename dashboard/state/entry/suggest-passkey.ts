import { listPasskeys } from '#dashboard/api/account.ts'
import { passkeyHint } from '#dashboard/kit/session/passkey-hint.ts'
import { passkeyObstacle } from '#dashboard/kit/passkeys/passkeys.ts'

const STORED = 'wayfelt.passkey-hint'

/** Suggests a passkey to a person without any: once in a browser, and where one would work. */
export async function suggestPasskey(): Promise<void> {
  if (passkeyObstacle() !== null || localStorage.getItem(STORED)) return
  const passkeys = await listPasskeys().catch(() => null)
  if (passkeys?.length !== 0) return
  localStorage.setItem(STORED, 'shown')
  passkeyHint.value = true
}
