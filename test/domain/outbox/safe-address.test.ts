import { describe, expect, test } from 'vitest'
import { safeAddress } from '#worker/domain/outbox/safe-address.ts'
import corpus from '../../corpora/ssrf-urls.json' with { type: 'json' }

const isSafe = (url: string, isLocal = false) => 'url' in safeAddress(url, { isLocal })

describe('an address', () => {
  test('of the corpus is refused or accepted as it says: 71 and 6', () => {
    const wrong = corpus.filter(({ url, allow }) => isSafe(url) !== allow)
    expect(wrong).toEqual([])
    expect(corpus.filter(({ allow }) => !allow)).toHaveLength(71)
    expect(corpus.filter(({ allow }) => allow)).toHaveLength(6)
  })

  test('is no better by https: it is the host that leads home', () => {
    const hosts = corpus
      .filter(({ allow }) => !allow)
      .map(({ url }) => url.replace(/^http:/, 'https:'))
    expect(hosts.filter((url) => isSafe(url))).toEqual([])
  })

  test.each([
    'https://[::ffff:10.0.0.1]/',
    'https://[64:ff9b::10.0.0.1]/',
    'https://[2002:a00:1::]/',
    'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
    'https://[fe80::1]/',
    'https://[ff02::1]/',
    'https://192.88.99.1/',
    'https://198.51.100.7/',
    'https://sub.10-0-0-1.sslip.io/',
    'https://intranet/',
    'https://example.com:23/',
    'https://example.com:80/',
  ])('such as %s is refused', (url) => {
    expect(isSafe(url)).toBe(false)
  })

  test.each(['https://9.9.9.9/', 'https://hooks.example.com/a?b=c', 'https://example.com:1024/'])(
    'such as %s is accepted',
    (url) => {
      expect(isSafe(url)).toBe(true)
    },
  )

  test('of this machine is accepted only where the deployment is a test on it, and nothing else then', () => {
    expect(isSafe('http://127.0.0.1:9000/hook', true)).toBe(true)
    expect(isSafe('http://[::1]:9000/hook', true)).toBe(true)
    expect(isSafe('http://127.0.0.1:9000/hook')).toBe(false)
    const others = corpus.filter(
      ({ url, allow }) =>
        !allow &&
        isSafe(url, true) &&
        !/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])/.test(new URL(url).origin),
    )
    expect(others).toEqual([])
    expect(isSafe('http://user:pass@127.0.0.1/', true)).toBe(false)
  })
})
