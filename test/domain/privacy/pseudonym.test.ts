import { expect, test } from 'vitest'
import { underGpc } from '#worker/domain/privacy/gpc.ts'
import { isEmail, pseudonymise } from '#worker/domain/privacy/pseudonym.ts'
import { pepperKey, pseudonymOf } from '#worker/secrets/pseudonyms.ts'

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
  const pepper = await pepperKey(ROOT, 7)
  const pseudonym = await pseudonymOf(EMAIL, pepper)
  expect(pseudonym).toMatch(/^em1_[A-Za-z0-9_-]{43}$/)
  for (const spelling of [EMAIL.toUpperCase(), ` ${EMAIL}\n`, EMAIL.replace('anna', 'Anna')])
    expect(await pseudonymOf(spelling, pepper)).toBe(pseudonym)
  expect(await pseudonymOf('o\u0301@x.pl', pepper)).toBe(await pseudonymOf('Ó@x.pl', pepper))
  expect(await pseudonymOf(EMAIL, await pepperKey(ROOT, 8))).not.toBe(pseudonym)
  expect(await pseudonymOf(EMAIL, await pepperKey('a2'.repeat(32), 7))).not.toBe(pseudonym)
  expect(await pseudonymOf(`x${EMAIL}`, pepper)).not.toBe(pseudonym)
})

test('hides every value that is an address, and nothing else', async () => {
  const pepper = await pepperKey(ROOT, 7)
  const hash = (email: string) => pseudonymOf(email, pepper)
  const pseudonym = await hash(EMAIL)
  const traits = { segment: 'b2b', email: ` ${EMAIL.toUpperCase()}`, orders: 3, known: true }
  const person = { respondent: EMAIL, order: 'A-1001', customer: EMAIL, traits }
  expect(await pseudonymise(person, hash)).toEqual({
    respondent: pseudonym,
    order: 'A-1001',
    customer: pseudonym,
    traits: { segment: 'b2b', email: pseudonym, orders: 3, known: true },
  })
  const nobody = { respondent: null, order: null, customer: null, traits: {} }
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
