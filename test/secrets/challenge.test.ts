import { expect, test } from 'vitest'
import { encodeBase64Url } from '#worker/secrets/base64url.ts'
import { makeChallenge, readChallenge } from '#worker/secrets/challenge.ts'

const ROOT = 'a'.repeat(64)
const END = Date.parse('2026-11-28T12:00:00Z')

async function make(userId = '', root = ROOT): Promise<string> {
  return encodeBase64Url(await makeChallenge(root, { userId, expiresAt: END }))
}

test('a challenge tells its end, and is never the same', async () => {
  const made = [await make(), await make()]
  expect(new Set(made).size).toBe(2)
  for (const challenge of made) expect(await readChallenge(ROOT, challenge, '')).toBe(END)
})

test('a challenge is good for whom it was made, and from this deployment only', async () => {
  const challenge = await make('ada')
  expect(await readChallenge(ROOT, challenge, 'ada')).toBe(END)
  expect(await readChallenge(ROOT, challenge, '')).toBeNull()
  expect(await readChallenge(ROOT, challenge, 'bo')).toBeNull()
  expect(await readChallenge('b'.repeat(64), challenge, 'ada')).toBeNull()
})

test('a challenge with any one letter changed, or of another length, is none', async () => {
  const challenge = await make()
  for (let at = 0; at < challenge.length; at += 1) {
    const letter = challenge[at] === 'A' ? 'B' : 'A'
    const changed = challenge.slice(0, at) + letter + challenge.slice(at + 1)
    expect(await readChallenge(ROOT, changed, ''), changed).toBeNull()
  }
  for (const other of ['', 'AAAA', challenge.slice(0, -4), `${challenge}AAAA`, 'not base64url!'])
    expect(await readChallenge(ROOT, other, '')).toBeNull()
})
