import { expect, test } from 'vitest'
import type { SurveyConfig } from '#contract/collect/config.ts'
import { path, urlAllowed } from '#widget/loader/rules/urls.ts'
import { setAddress } from './support/address.ts'

type Rules = NonNullable<SurveyConfig['urls']>

function allowedOn(address: string, urls: Rules): boolean {
  setAddress(`https://cart.example${address}`)
  return urlAllowed({ urls })
}

test.each<[address: string, rule: Rules[number], allowed: boolean]>([
  ['/cart', { op: 'equals', value: '/cart' }, true],
  ['/cart?step=2', { op: 'equals', value: '/cart' }, false],
  ['/cart?step=2', { op: 'equals', value: '/cart?step=2' }, true],
  ['/shop/cart', { op: 'contains', value: 'cart' }, true],
  ['/thanks', { op: 'contains', value: 'cart' }, false],
  ['/shop/cart', { op: 'starts_with', value: '/shop' }, true],
  ['/cart/shop', { op: 'starts_with', value: '/shop' }, false],
  ['/cart/thanks', { op: 'ends_with', value: '/thanks' }, true],
  ['/thanks?x=1', { op: 'ends_with', value: '/thanks' }, false],
  ['/order/123', { op: 'matches', value: '^/order/\\d+$' }, true],
  ['/order/abc', { op: 'matches', value: '^/order/\\d+$' }, false],
  ['/cart', { op: 'not_equals', value: '/cart' }, false],
  ['/thanks', { op: 'not_equals', value: '/cart' }, true],
  ['/cart', { op: 'not_contains', value: 'car' }, false],
  ['/thanks', { op: 'not_contains', value: 'car' }, true],
])('on %s the rule %o says %s', (address, rule, allowed) => {
  expect(allowedOn(address, [rule])).toBe(allowed)
})

test('without rules every address will do', () => {
  expect(allowedOn('/anything', [])).toBe(true)
  expect(urlAllowed({})).toBe(true)
})

test('any positive rule is enough', () => {
  const rules: Rules = [
    { op: 'equals', value: '/a' },
    { op: 'starts_with', value: '/b' },
  ]
  expect(['/a', '/bb', '/c'].map((address) => allowedOn(address, rules))).toEqual([
    true,
    true,
    false,
  ])
})

test('all negative rules must hold, beside a positive one', () => {
  const rules: Rules = [
    { op: 'starts_with', value: '/shop' },
    { op: 'not_contains', value: 'cart' },
    { op: 'not_contains', value: 'login' },
  ]
  expect(
    ['/shop/1', '/shop/cart', '/shop/login', '/blog'].map((address) => allowedOn(address, rules)),
  ).toEqual([true, false, false, false])
})

test('negative rules alone let everything else through', () => {
  const rules: Rules = [{ op: 'not_equals', value: '/a' }]
  expect(['/a', '/b'].map((address) => allowedOn(address, rules))).toEqual([false, true])
})

test('host and hash are not looked at', () => {
  expect(allowedOn('/thanks#cart', [{ op: 'contains', value: 'cart' }])).toBe(false)
  expect(path()).toBe('/thanks')
})

test('a broken pattern and an operator from the future are errors, and no consent to ask', () => {
  expect(() => allowedOn('/a', [{ op: 'matches', value: '(' }])).toThrow()
  const future = JSON.parse('{"op":"sounds_like","value":"a"}')
  expect(() => allowedOn('/a', [future])).toThrow()
})
