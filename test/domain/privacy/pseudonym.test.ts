import { expect, test } from 'vitest'
import { underGpc } from '#worker/domain/privacy/gpc.ts'
import { isEmail, pseudonymise } from '#worker/domain/privacy/pseudonym.ts'
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
  const hash = siteHashes(ROOT, 7).email
  const pseudonym = await hash(EMAIL)
  const traits = { segment: 'b2b', email: ` ${EMAIL.toUpperCase()}`, orders: 3, known: true }
  const person = { respondent: EMAIL, orderRef: 'A-1001', customerRef: EMAIL, traits, score: 4 }
  expect(await pseudonymise(person, hash)).toEqual({
    respondent: pseudonym,
    orderRef: 'A-1001',
    customerRef: pseudonym,
    traits: { segment: 'b2b', email: pseudonym, orders: 3, known: true },
    score: 4,
  })
  const nobody = { respondent: null, orderRef: null, customerRef: null, traits: {} }
  expect(await pseudonymise(nobody, hash)).toEqual(nobody)
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
  const bare: { score: number; respondent?: string } = { score: 4 }
  expect(underGpc(bare)).toMatchObject({ score: 4, traits: {} })
  expect(answer.respondent).toBe('r-1')
})
