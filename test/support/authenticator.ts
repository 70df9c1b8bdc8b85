import { createSign, generateKeyPairSync } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { base64url } from 'jose'

/** What the browser would be told, as far as a ceremony's answer depends on it. */
export interface Ceremony {
  challenge: string
  origin: string
  rpId: string
  /** Whether the owner gave a finger or a PIN. */
  verified?: boolean
  counter?: number
  /** What the device tells about its maker, asked or not: a format and its statement. */
  attestation?: [string, Map<string, unknown>]
}

const TOUCHED = 0x01
const VERIFIED = 0x04
const NEW_KEY = 0x40

/** A passkey on a device of software, which signs whatever it is told. */
export class Authenticator {
  readonly id: string
  readonly #bytes = crypto.getRandomValues(new Uint8Array(32))
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })

  constructor() {
    this.id = base64url.encode(this.#bytes)
  }

  /** What `navigator.credentials.create()` would give. */
  async create(ceremony: Ceremony) {
    const length = new Uint8Array([0, this.#bytes.length])
    const key = isoCBOR.encode(this.#coseKey())
    const head = await authenticatorHead(ceremony, NEW_KEY)
    const authData = join(head, new Uint8Array(16), length, this.#bytes, key)
    const [fmt, attStmt] = ceremony.attestation ?? ['none', new Map()]
    const attestation = new Map<string, unknown>([
      ['fmt', fmt],
      ['attStmt', attStmt],
      ['authData', authData],
    ])
    return {
      ...this.#name(),
      response: {
        clientDataJSON: clientData('webauthn.create', ceremony),
        attestationObject: base64url.encode(isoCBOR.encode(attestation as never)),
        transports: ['internal', 'hybrid'],
      },
    }
  }

  /** What `navigator.credentials.get()` would give to the person of this id. */
  async get(ceremony: Ceremony, userId: string) {
    const clientDataJSON = clientData('webauthn.get', ceremony)
    const authData = await authenticatorHead(ceremony, 0)
    const hash = await crypto.subtle.digest('SHA-256', base64url.decode(clientDataJSON))
    const signature = createSign('sha256').update(join(authData, new Uint8Array(hash)))
    return {
      ...this.#name(),
      response: {
        clientDataJSON,
        authenticatorData: base64url.encode(authData),
        signature: base64url.encode(signature.sign(this.#keys.privateKey)),
        userHandle: base64url.encode(userId),
      },
    }
  }

  #name() {
    const { id } = this
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} }
  }

  #coseKey() {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    return new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, base64url.decode(x)],
      [-3, base64url.decode(y)],
    ])
  }
}

function clientData(type: string, { challenge, origin }: Ceremony): string {
  return base64url.encode(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

async function authenticatorHead(ceremony: Ceremony, flags: number): Promise<Uint8Array> {
  const { rpId, verified = true, counter = 0 } = ceremony
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(rpId))
  const count = new Uint8Array(4)
  new DataView(count.buffer).setUint32(0, counter)
  const all = flags | TOUCHED | (verified ? VERIFIED : 0)
  return join(new Uint8Array(hash), new Uint8Array([all]), count)
}

function join(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(parts.flatMap((part) => [...part]))
}
