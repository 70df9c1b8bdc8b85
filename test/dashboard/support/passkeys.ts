import { vi } from 'vitest'

const bytes = () => Uint8Array.from([1, 2, 3]).buffer

/** What a browser hands over of a passkey, with bytes of no meaning. */
const CREDENTIAL = {
  id: 'AQID',
  rawId: bytes(),
  type: 'public-key',
  authenticatorAttachment: 'platform',
  getClientExtensionResults: () => ({}),
  response: {
    clientDataJSON: bytes(),
    attestationObject: bytes(),
    authenticatorData: bytes(),
    signature: bytes(),
    userHandle: bytes(),
    getTransports: () => ['internal'],
  },
}

/** A question of the server that any browser would take. */
export const QUESTION = {
  challenge: 'AQID',
  rpId: 'localhost',
  rp: { id: 'localhost', name: 'Wayfelt' },
  user: { id: 'AQID', name: 'marta@zielony.example', displayName: 'Marta' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
}

/** A browser that knows passkeys. `error` is the name of what it throws instead of using one. */
export function knowsPasskeys(error?: string): void {
  const answer = async () => {
    if (error !== undefined) throw new DOMException('', error)
    return CREDENTIAL
  }
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('PublicKeyCredential', vi.fn())
  vi.stubGlobal('navigator', { credentials: { create: answer, get: answer } })
}
