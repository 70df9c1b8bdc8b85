import { describe, expect, test } from 'vitest'
import { storedAddress } from '#worker/domain/collect/page-address.ts'
import { judgePage } from '#worker/domain/install/judge-page.ts'

const stored = (path: string) => storedAddress(`https://shop.example${path}`)?.slice(20)

describe('M2: of the path of a page', () => {
  test.each([
    ['/u/anna@poczta.example/orders', '/u/[mail]/orders'],
    ['/u/anna%40poczta.example', '/u/[mail]'],
    ['/u/anna%252540poczta.example', '/u/[mail]'],
    ['/u/anna\uff20poczta.example', '/u/[mail]'],
    ['/@anna', '/[mail]'],
    ['/card/4111111111111111', '/card/[number]'],
    ['/card/4111-1111-1111-1111/ok', '/card/[number]/ok'],
    ['/card/4111%201111%201111%201111', '/card/[number]'],
    ['/tel/+48600700800', '/tel/[number]'],
    ['/pesel/44051401359', '/pesel/[number]'],
    ['/order-600123456.html', '/[number]'],
    ['/\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669', '/[number]'],
    ['/reset/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b', '/reset/[token]'],
    ['/s/9f86d081884c7d659a2feaa0c55ad015', '/s/[token]'],
    ['/in/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl', '/in/[token]'],
    ['/in/Zm9vYmFyQmF6UXV4X1-dGhlTGF6eURvZzEy', '/in/[token]'],
    ['/cart;jsessionid=1A530637289A03B07199A44E8D531427', '/[token]'],
  ])('%s is stored as %s', (path, kept) => {
    expect(stored(path)).toBe(kept)
  })

  test.each([
    '/',
    '/pl/produkty/zielony-szampon-do-wlosow-250-ml',
    '/iPhone-15-Pro-Max-256GB-Natural-Titanium',
    '/blog/2026-11-20/how-we-pack',
    '/orders/1001/thanks',
    '/p/12345678',
    '/kategorie/zdrowie_i_uroda_dla_calej_rodziny/',
    '/%C5%BC%C3%B3%C5%82%C4%87',
    '/100%',
  ])('%s is left as it is', (path) => {
    expect(stored(path)).toBe(path)
  })
})

test('what is no web page has no address', () => {
  expect(storedAddress('file:///home/anna/shop.html')).toBeNull()
  expect(storedAddress('nonsense')).toBeNull()
  expect(storedAddress('https://anna:secret@shop.example/x')).toBe('https://shop.example/x')
})

test('an address that is cut off is masked first', () => {
  const long = `${'/a'.repeat(490)}/anna@poczta.example`
  expect(stored(long)).not.toContain('anna')
  expect(storedAddress(`https://shop.example${'/abc'.repeat(500)}`)).toHaveLength(1000)
})

test('M2: the check of an installation notes no more of a page than an answer', () => {
  const origin = 'https://shop.example'
  const url = `${origin}/u/anna@poczta.example?x=1`
  const site = { isOwnKey: true, origins: [origin], paused: false, hasLiveSurvey: true }
  const caller = { origin, userAgent: 'Firefox', ownOrigin: 'https://wayfelt.example' }
  const body = { site: 'wf_pk_x', check: '0'.repeat(32), url, csp: [] }
  for (const storage of [true, false]) {
    const verdicts = judgePage({ ...body, storage }, caller, site)
    expect(verdicts.map(({ detail }) => detail)).toContain(`${origin}/u/[mail]`)
    expect(JSON.stringify(verdicts)).not.toContain('anna')
  }
})
