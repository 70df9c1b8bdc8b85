import { describe, expect, test } from 'vitest'
import { underGpc } from '#worker/domain/privacy/gpc.ts'
import { hideReference, isEmail, pseudonymise } from '#worker/domain/privacy/pseudonym.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

const ROOT = 'a1'.repeat(32)
const EMAIL = 'anna.kowalska+sklep@poczta.example'

test('knows an e-mail address, and a text that only holds one', () => {
  const addresses = [
    'a@b.pl',
    ' Anna@Shop.Example ',
    'żółć@gęśl.pl',
    'иван@почта.рф',
    "o'b@x.co.uk",
  ]
  for (const address of [
    ...addresses,
    'a@xn--80a.xn--p1ai',
    '0@1.io',
    `${'a'.repeat(90)}@b.example`,
  ])
    expect(isEmail(address), address).toBe(true)
  const others = [
    '',
    'a@b',
    'a@@b.pl',
    'a b@c.pl',
    'mail a@b.pl',
    'Anna <a@b.pl>',
    '@b.pl',
    'a@.pl',
  ]
  for (const other of [...others, 'a@b..pl', 'a@b.p', 'https://a@b.pl/x', 'C-1001'])
    expect(isEmail(other), other).toBe(false)
})

test('gives one person one pseudonym on a site, and another one on each other site', async () => {
  const pseudonymOf = siteHashes(ROOT, 7).email
  const pseudonym = await pseudonymOf(EMAIL)
  expect(pseudonym).toMatch(/^em1_[A-Za-z0-9_-]{43}$/)
  for (const spelling of [EMAIL.toUpperCase(), ` ${EMAIL}\n`, EMAIL.replace('anna', 'Anna')])
    expect(await pseudonymOf(spelling)).toBe(pseudonym)
  expect(await pseudonymOf('o\u0301@x.pl')).toBe(await pseudonymOf('Ó@x.pl'))
  expect(await siteHashes(ROOT, 8).email(EMAIL)).not.toBe(pseudonym)
  expect(await siteHashes('a2'.repeat(32), 7).email(EMAIL)).not.toBe(pseudonym)
  expect(await pseudonymOf(`x${EMAIL}`)).not.toBe(pseudonym)
})

test('hides every value that is an address, and nothing else', async () => {
  const hashes = siteHashes(ROOT, 7)
  const pseudonym = await hashes.email(EMAIL)
  const traits = { segment: 'b2b', email: ` ${EMAIL.toUpperCase()}`, orders: 3, known: true }
  const claimedId = 'a1'
  const refs = { claimedId, respondent: EMAIL, orderRef: 'A-1001', customerRef: EMAIL }
  expect(await pseudonymise({ ...refs, traits, score: 4 }, hashes)).toEqual({
    claimedId,
    respondent: pseudonym,
    orderRef: 'A-1001',
    customerRef: pseudonym,
    traits: { segment: 'b2b', email: pseudonym, orders: 3, known: true },
    score: 4,
  })
  const nobody = { claimedId, respondent: null, orderRef: null, customerRef: null, traits: {} }
  expect(await pseudonymise(nobody, hashes)).toEqual(nobody)
})

test('keeps of a visitor with Global Privacy Control only what tells nobody apart', () => {
  const traits = { segment: 'b2b', persona: 'gift-giver', plan: 'gold', email: EMAIL }
  const answer = { score: 4, respondent: 'r-1', token: 'v1.k1.x.y', traits, comment: 'ok' }
  expect(underGpc(answer)).toEqual({
    score: 4,
    respondent: null,
    token: null,
    traits: { segment: 'b2b', persona: 'gift-giver' },
    comment: 'ok',
  })
  expect(underGpc({ score: 4, url: 'https://shop.example/u/anna?x=1' }).url).toBe(
    'https://shop.example',
  )
  const bare: { score: number; respondent?: string } = { score: 4 }
  expect(underGpc(bare)).toMatchObject({ score: 4, traits: {} })
  expect(answer.respondent).toBe('r-1')
})

describe('M2: a reference', () => {
  const names = {
    email: (address: string) => Promise.resolve(`em1_${address.replace('@', '-at-')}`),
    pseudonym: (text: string) => Promise.resolve(`id1_${text.trim()}`),
  }

  test.each([
    ['respondent', '600700800', 'id1_600700800'],
    ['respondent', ' +48 600 700 800 ', 'id1_+48 600 700 800'],
    ['respondent', '4111111111111111', 'id1_4111111111111111'],
    ['respondent', '44051401359', 'id1_44051401359'],
    ['order', '4111111111111111', 'id1_4111111111111111'],
    ['customer', '4111 1111 1111 1111', 'id1_4111 1111 1111 1111'],
    ['order', '+48600700800', 'id1_+48600700800'],
    ['order', 'ORD/ann@b.example', 'em1_ORD/ann-at-b.example+em1_ann-at-b.example'],
    ['order', 'ORD/ann%40b.example', 'ORD/em1_ann-at-b.example'],
    ['customer', '7 (ann@b.example)', '7 (em1_ann-at-b.example)'],
  ] as const)('of a %s that is %s is stored as %s', async (kind, text, stored) => {
    expect(await hideReference(kind, text, names)).toBe(stored)
  })

  test.each([
    ['respondent', 'visitor-600700800'],
    ['respondent', '1001'],
    ['order', '600123456'],
    ['order', 'ZS-1001'],
    ['customer', '#1000000123'],
    ['customer', '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'],
  ] as const)('of a %s that is %s is left alone', async (kind, text) => {
    expect(await hideReference(kind, text, names)).toBe(text)
  })

  test('is the same when it is hidden again', async () => {
    const hashes = siteHashes(ROOT, 7)
    for (const text of ['ann@b.example', 'ORD/ann@b.example', '4111111111111111']) {
      const once = await hideReference('respondent', text, hashes)
      expect(await hideReference('respondent', once, hashes)).toBe(once)
    }
  })
})

test('M1: a shop’s id keeps no address, and has a pseudonym for each place where one may begin', async () => {
  const hashes = siteHashes(ROOT, 7)
  const nobody = { respondent: null, orderRef: null, customerRef: null, traits: {} }
  const ann = await hashes.email('ann@b.example')
  const hidden = async (claimedId: string) =>
    (await pseudonymise({ ...nobody, claimedId }, hashes)).claimedId
  expect(await hidden('ORDER-1001/ann@b.example')).toBe(`ORDER-1001/${ann}`)
  for (const id of ['ORDER-1001-ann@b.example', '1001_Ann@B.example', 'ann@b.example-1001']) {
    expect(await hidden(id)).toContain(ann)
    expect(await hidden(id)).not.toContain('@')
  }
  expect(await hidden('review 4111111111111111')).not.toContain('4111')
  for (const id of ['a1', '600123456', '0190a1b2-c3d4-7e5f-8a9b-123456789012'])
    expect(await hidden(id)).toBe(id)
})
