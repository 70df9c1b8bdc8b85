import { expect, test } from 'vitest'
import { readAny } from '#worker/domain/delivery/reading/form.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readJson } from '#worker/domain/delivery/reading/json.ts'
import { dayAt, instantOf, timeAt } from '#worker/domain/delivery/reading/times.ts'
import { at, firstTextAt, listAt, textAt } from '#worker/domain/delivery/reading/tree.ts'
import { moneyAt, placeAt, referenceAt, urlAt } from '#worker/domain/delivery/reading/values.ts'
import { readXml } from '#worker/domain/delivery/reading/xml.ts'
import { FACTS, post } from './payloads.ts'

test('numbers of JSON keep every digit', () => {
  const digits = Array.from(
    { length: 30 },
    (_, index) => `${9_007_199_254_740_993n + BigInt(index)}`,
  )
  const tree = readJson(`{"ids":[${digits.join(',')}],"huge":${'9'.repeat(60)},"small":1.10}`)
  expect(listAt(tree, 'ids')).toEqual(digits)
  expect(textAt(tree, 'huge')).toBe('9'.repeat(60))
  expect(textAt(tree, 'small')).toBe('1.10')
})

test('JSON nested beyond reason is none', () => {
  expect(readJson(`${'['.repeat(65)}${']'.repeat(65)}`)).toBeUndefined()
  expect(readJson('['.repeat(500_000))).toBeUndefined()
  expect(readJson(`{"text":"${'['.repeat(200)}"}`)).toBeDefined()
})

test('names of prototypes are data, and nothing else changes by them', () => {
  const tree = readJson('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"x":"1"}}}')
  expect(at(tree, '__proto__.polluted')).toBe('yes')
  expect(textAt({}, 'polluted')).toBeUndefined()
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(at({}, 'constructor.name')).toBeUndefined()
  expect(
    at(readXml('<a><__proto__><polluted>yes</polluted></__proto__></a>'), 'a.x'),
  ).toBeUndefined()
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('XML is a tree of texts, records and lists', () => {
  const tree = readXml(
    '<?xml version="1.0"?><o n="7"><id><![CDATA[ 12 ]]></id><p>a &amp; b</p><p>&#x17c;</p></o>',
  )
  expect(textAt(tree, 'o.id')).toBe('12')
  expect(textAt(tree, 'o.n')).toBe('7')
  expect(listAt(tree, 'o.p')).toEqual(['a & b', 'ż'])
})

test('XML with a document type, unclosed or nested beyond reason is none', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
  expect(readXml(bomb)).toBeUndefined()
  expect(readXml('<!doctype html><a/>')).toBeUndefined()
  expect(readXml(`${'<a>'.repeat(40)}${'</a>'.repeat(40)}`)).toBeUndefined()
  expect(readXml('<a/><b/>')).toBeUndefined()
  expect(readXml('no xml')).toBeUndefined()
})

test('an entity that XML does not have stays as it stands', () => {
  expect(textAt(readXml('<a><b>&xxe;</b></a>'), 'a.b')).toBe('&xxe;')
})

test('a body is read by what it begins with, and a GET by its query', () => {
  expect(readAny(post('\uFEFF {"a":1}'))).toEqual({ a: '1' })
  expect(readAny(post('[{"a":1}]'))).toEqual({ list: [{ a: '1' }] })
  expect(readAny(post('a=1&b=%C5%BC'))).toEqual({ a: '1', b: 'ż' })
  expect(readAny(post('<a>1</a>'))).toEqual({ a: '1' })
  expect(readAny(post('', {}, { method: 'GET', query: { a: '1' } }))).toEqual({ a: '1' })
  expect(readAny(post(''))).toBeUndefined()
  expect(readAny(post('hello'))).toBeUndefined()
})

test.each([
  ['2020-03-20 15:08:42 +0100', '2020-03-20T14:08:42Z'],
  ['2025-04-02T11:38:15-05:00', '2025-04-02T16:38:15Z'],
  ['2024-08-02T19:26:52.000Z', '2024-08-02T19:26:52Z'],
  ['2026-07-01T12:00:00', '2026-07-01T10:00:00Z'],
  ['2026-01-01 12:00:00', '2026-01-01T11:00:00Z'],
  ['1763800000', '2025-11-22T08:26:40Z'],
  ['1763800000123', '2025-11-22T08:26:40.123Z'],
])('%s is %s', (text, instant) => {
  expect(instantOf(text, 'Europe/Warsaw')).toBe(Date.parse(instant))
})

test.each([
  '2026-02-30T10:00:00Z',
  '2026-13-01',
  '0000-00-00 00:00:00',
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  'yesterday',
  'NaN',
  '1e9',
  '99999999999999999999',
  'x'.repeat(100),
])('%s is no time', (text) => {
  expect(instantOf(text, 'Europe/Warsaw')).toBeUndefined()
  expect(dayAt({ day: text }, 'day')).toBeUndefined()
})

test('an hour that no clock has makes no time', () => {
  expect(instantOf('2026-01-01T25:00:00Z', 'UTC')).toBeUndefined()
})

test('nothing happened more than a day after it was told', () => {
  const tree = { soon: '2026-12-02T11:00:00Z', late: '2026-12-03T11:00:00Z' }
  expect(timeAt(tree, 'soon', FACTS)).toBe(Date.parse('2026-12-02T11:00:00Z'))
  expect(timeAt(tree, 'late', FACTS)).toBeUndefined()
})

test('a day is the one on the clocks of whoever wrote it', () => {
  expect(dayAt({ day: '2026-11-22T00:30:00+09:00' }, 'day')).toBe('2026-11-22')
  expect(dayAt({ day: '2026-11-22' }, 'day')).toBe('2026-11-22')
})

test.each([
  ['29.35', 'USD', 2935],
  ['29,35', 'PLN', 2935],
  ['598', 'EUR', 59800],
  ['1500', 'JPY', 1500],
  ['1500.6', 'JPY', 1501],
  ['1.2345', 'KWD', 1235],
  ['0.005', 'USD', 1],
  ['0.0', 'USD', 0],
  ['-5.00', 'USD', undefined],
  ['1e3', 'USD', undefined],
  ['29.35', undefined, undefined],
])('%s %s is %s of its smallest unit', (amount, currency, minor) => {
  expect(moneyAt({ amount }, 'amount', currency)).toBe(minor)
})

test('a reference is exact or not there', () => {
  expect(referenceAt({ id: ` ${'1'.repeat(128)} ` }, 'id')).toBe('1'.repeat(128))
  expect(referenceAt({ id: '1'.repeat(129) }, 'id')).toBeUndefined()
  expect(referenceAt({ id: 'a\ud800' }, 'id')).toBeUndefined()
  expect(referenceAt({ id: 'a\u0000b' }, 'id')).toBeUndefined()
  expect(referenceAt({ id: { a: '1' } }, 'id')).toBeUndefined()
})

test('what people read is cut, and never half a letter', () => {
  expect(placeAt({ town: '📦'.repeat(200) }, 'town')).toHaveLength(128)
  expect(placeAt({ town: `${'a'.repeat(127)}📦` }, 'town')).toBe(`${'a'.repeat(127)}\uFFFD`)
})

test('only an https address is one', () => {
  expect(urlAt({ url: 'https://inpost.pl/x?n=1' }, 'url')).toBe('https://inpost.pl/x?n=1')
  for (const url of [
    'http://a.pl',
    'javascript:alert(1)',
    '//a.pl',
    'https://',
    'https://a b',
    'https://a.pl/\ud800',
  ])
    expect(urlAt({ url }, 'url')).toBeUndefined()
})

test('one fingerprint for equal texts, another for others', () => {
  expect(fingerprint('abc')).toBe(fingerprint('abc'))
  const names = Array.from({ length: 20_000 }, (_, index) => fingerprint(`{"id":${index}}`))
  expect(new Set(names).size).toBe(names.length)
})

test('the first path with a text counts', () => {
  expect(firstTextAt({ b: '', c: 'x' }, ['a', 'b', 'c'])).toBe('x')
  expect(firstTextAt({}, ['a'])).toBeUndefined()
})
