import { createVerify, generateKeyPairSync, sign, webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { readEcdsaSignature } from '#worker/http/ecdsa-signature.ts'

/* The oracle is OpenSSL, which reads DER by itself. */

const CURVES = [
  { name: 'P-256', size: 32, hash: 'SHA-256' },
  { name: 'P-384', size: 48, hash: 'SHA-384' },
  { name: 'P-521', size: 66, hash: 'SHA-512' },
]
const DATA = Buffer.from('what an authenticator signed')

test.each(CURVES)(
  '200 signatures of $name verify with the numbers that were read',
  async (curve) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve.name })
    const jwk = publicKey.export({ format: 'jwk' })
    const algorithm = { name: 'ECDSA', namedCurve: curve.name, hash: curve.hash }
    const key = await webcrypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify'])
    for (let i = 0; i < 200; i += 1) {
      const { r, s } = readEcdsaSignature(sign(curve.hash, DATA, privateKey))
      const joined = Buffer.concat([fixed(r, curve.size), fixed(s, curve.size)])
      expect(await webcrypto.subtle.verify(algorithm, key, joined, DATA)).toBe(true)
    }
  },
)

test('what OpenSSL does not take for a signature is not read, or does not verify', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const jwk = publicKey.export({ format: 'jwk' })
  const key = await webcrypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify'])
  const whole = sign('SHA-256', DATA, privateKey)
  for (const bent of bentVersions(whole)) {
    const byOpenSsl = createVerify('SHA256').update(DATA).verify(publicKey, bent)
    expect(await byUs(bent), bent.toString('hex')).toBe(byOpenSsl)
  }

  async function byUs(der: Buffer): Promise<boolean> {
    try {
      const { r, s } = readEcdsaSignature(der)
      const joined = Buffer.concat([fixed(r, 32), fixed(s, 32)])
      return await webcrypto.subtle.verify(algorithm, key, joined, DATA)
    } catch {
      return false
    }
  }
})

test.each([
  ['nothing', ''],
  ['an empty sequence', '3000'],
  ['one number', '3003020101'],
  ['three numbers', '3009020101020101020101'],
  ['bytes after it', '300602010102010100'],
  ['a padded number', '300702020001020101'],
  ['a negative number', '3006020181020101'],
  ['zero', '3006020100020101'],
  ['a length in more bytes than it needs', '308106020101020101'],
  ['a length of unknown end', '30800201010201010000'],
])('%s is no signature', (_, hex) => {
  expect(() => readEcdsaSignature(Buffer.from(hex, 'hex'))).toThrow('Not an ECDSA signature')
})

/** Every bit turned, every cut, every byte doubled. */
function bentVersions(whole: Buffer): Buffer[] {
  const turned = Array.from({ length: whole.length * 8 }, (_, bit) => {
    const copy = Buffer.from(whole)
    copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    return copy
  })
  const cut = Array.from(whole, (_, end) => whole.subarray(0, end))
  const doubled = Array.from(whole, (_, at) =>
    Buffer.concat([whole.subarray(0, at + 1), whole.subarray(at)]),
  )
  return [whole, ...turned, ...cut, ...doubled]
}

/** As WebCrypto wants it: of a fixed size. */
function fixed(number: Uint8Array, size: number): Uint8Array {
  const bare = number[0] === 0 ? number.subarray(1) : number
  if (bare.length > size) throw new Error('too long')
  return Buffer.concat([Buffer.alloc(size - bare.length), bare])
}
