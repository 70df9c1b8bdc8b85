import { describe, expect, test } from 'vitest'
import { seal, unseal } from '#worker/secrets/sealed.ts'

const OF = { root: 'a'.repeat(64), siteId: 7, purpose: 'token' }

describe('a sealed text', () => {
  test.each(['', 'a', 'zażółć 📦', 'x'.repeat(5000)])('opens as it was', async (text) => {
    const sealed = await seal(OF, text)
    expect(await unseal(OF, sealed)).toBe(text)
    if (text.length > 3) expect(sealed).not.toContain(text)
  })

  test('is another one each time, so that two of the same are not told', async () => {
    expect(await seal(OF, 'same')).not.toBe(await seal(OF, 'same'))
  })

  test.each([
    { ...OF, siteId: 8 },
    { ...OF, purpose: 'other' },
    { ...OF, root: 'b'.repeat(64) },
  ])('opens neither for another site or purpose nor under another secret', async (of) => {
    expect(await unseal(of, await seal(OF, 'secret'))).toBeNull()
  })

  test('that was changed or is none does not open', async () => {
    const sealed = await seal(OF, 'secret')
    const [form = '', iv = '', body = ''] = sealed.split('.')
    const other = body.startsWith('A') ? `B${body.slice(1)}` : `A${body.slice(1)}`
    for (const text of [
      `${form}.${iv}.${other}`,
      `s2.${iv}.${body}`,
      `${form}.${iv}`,
      '',
      'secret',
    ])
      expect(await unseal(OF, text)).toBeNull()
  })
})
