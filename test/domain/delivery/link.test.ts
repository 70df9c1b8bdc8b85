import { describe, expect, test } from 'vitest'
import { LINK_METHODS } from '#contract/delivery/words.ts'
import {
  EMAIL_WINDOW_DAYS,
  linkAnswer,
  type LinkableOrder,
  type LinkClaims,
  METHOD_FACTS,
  parcelOf,
} from '#worker/domain/delivery/link.ts'

const DAY_MS = 86_400_000
const NOW = 400 * DAY_MS

function order(id: string, facts: Partial<LinkableOrder> = {}): LinkableOrder {
  return {
    id,
    number: `N${id}`,
    key: `key_${id}`,
    emailHash: 'ann',
    placedAt: NOW - 10 * DAY_MS,
    ...facts,
  }
}
const A = order('a')
const B = order('b')
const NOTHING: LinkClaims = { isVouched: true, answeredAt: NOW }

describe('one method finds its order', () => {
  test.each([
    ['token', { token: 'a' }],
    ['order_key', { orderKey: 'key_a' }],
    ['code', { code: 'a' }],
    ['file', { file: 'a' }],
    ['number_and_email', { number: 'Na', emailHash: 'ann' }],
    ['manual', { manual: 'a' }],
  ] as const)('%s', (method, claim) => {
    const { confidence } = METHOD_FACTS[method]
    expect(linkAnswer({ ...NOTHING, ...claim }, [A, B])).toEqual({
      kind: 'linked',
      link: { order: 'a', method, confidence },
    })
  })

  test('email, where only one order is near in time', () => {
    const old = order('old', { placedAt: NOW - EMAIL_WINDOW_DAYS * DAY_MS })
    const later = order('later', { placedAt: NOW + 1 })
    const linked = linkAnswer({ ...NOTHING, emailHash: 'ann' }, [old, A, later])
    expect(linked).toMatchObject({ kind: 'linked', link: { order: 'a', method: 'email' } })
  })
})

test('the surer method decides', () => {
  const claims = { ...NOTHING, token: 'a', emailHash: 'ann', number: 'Na' }
  expect(linkAnswer(claims, [A, B])).toMatchObject({ link: { order: 'a', method: 'token' } })
})

test('methods are as sure as they stand in the list, but for what an agent said', () => {
  const confidences = LINK_METHODS.filter((method) => method !== 'manual').map(
    (method) => METHOD_FACTS[method].confidence,
  )
  expect(confidences).toEqual(confidences.toSorted((a, b) => b - a))
  expect(new Set(confidences).size).toBe(confidences.length)
})

describe('two candidates', () => {
  test('of one e-mail address are suggestions, never a link', () => {
    expect(linkAnswer({ ...NOTHING, emailHash: 'ann' }, [A, B])).toEqual({
      kind: 'suggested',
      why: 'several',
      suggestions: [
        { order: 'a', method: 'email', confidence: 0.35 },
        { order: 'b', method: 'email', confidence: 0.35 },
      ],
    })
  })

  test('that share a number and an address are suggestions, too', () => {
    const twin = order('twin', { number: 'Na' })
    const found = linkAnswer({ ...NOTHING, number: 'Na', emailHash: 'ann' }, [A, twin])
    expect(found).toMatchObject({ kind: 'suggested', why: 'several' })
  })

  test('that two proofs name contradict each other', () => {
    expect(linkAnswer({ ...NOTHING, token: 'a', orderKey: 'key_b' }, [A, B])).toMatchObject({
      kind: 'suggested',
      why: 'contradiction',
      suggestions: [
        { order: 'a', method: 'token' },
        { order: 'b', method: 'order_key' },
      ],
    })
  })

  test('are settled by an agent', () => {
    const claims = { ...NOTHING, token: 'a', orderKey: 'key_b', manual: 'b' }
    expect(linkAnswer(claims, [A, B])).toMatchObject({
      kind: 'linked',
      link: { order: 'b', method: 'manual' },
    })
  })
})

describe('what a page merely claims', () => {
  const claimed = { ...NOTHING, isVouched: false }

  test.each([
    ['a number and an address', { number: 'Na', emailHash: 'ann' }, [A]],
    ['an address alone', { emailHash: 'ann' }, [A]],
  ] as const)('by %s is a suggestion', (_, claim, orders) => {
    expect(linkAnswer({ ...claimed, ...claim }, orders)).toMatchObject({
      kind: 'suggested',
      why: 'unverified',
      suggestions: [{ order: 'a' }],
    })
  })

  test('names each order once, by its surest method', () => {
    const found = linkAnswer({ ...claimed, number: 'Na', emailHash: 'ann' }, [A, B])
    expect(found.kind === 'suggested' && found.suggestions.map(({ method }) => method)).toEqual([
      'number_and_email',
      'email',
    ])
  })

  test('by a number alone finds nothing: numbers can be counted through', () => {
    expect(linkAnswer({ ...claimed, number: 'Na' }, [A])).toEqual({ kind: 'unknown' })
    expect(linkAnswer({ ...NOTHING, number: 'Na' }, [A])).toEqual({ kind: 'unknown' })
  })

  test('still links where knowing it is the proof', () => {
    expect(linkAnswer({ ...claimed, orderKey: 'key_a' }, [A, B]).kind).toBe('linked')
  })
})

test('nothing is found by what neither side has', () => {
  const bare = order('bare', { key: null, emailHash: null })
  expect(linkAnswer(NOTHING, [bare])).toEqual({ kind: 'unknown' })
  expect(linkAnswer({ ...NOTHING, token: 'gone' }, [bare])).toEqual({ kind: 'unknown' })
})

test('another order of the same person is not taken for one that has not been heard of yet', () => {
  const claims = { ...NOTHING, token: 'to-come', number: 'Na', emailHash: 'ann' }
  expect(linkAnswer(claims, [A])).toEqual({ kind: 'unknown' })
  expect(linkAnswer({ ...claims, orderKey: 'key_a' }, [A])).toMatchObject({ kind: 'linked' })
})

test('the parcel is the one that is named, or the only one', () => {
  expect(parcelOf(['x'], null)).toBe('x')
  expect(parcelOf(['x', 'y'], 'y')).toBe('y')
  expect(parcelOf(['x', 'y'], null)).toBeNull()
  expect(parcelOf(['x'], 'z')).toBeNull()
  expect(parcelOf([], null)).toBeNull()
})
