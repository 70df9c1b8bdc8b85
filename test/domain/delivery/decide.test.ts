import { describe, expect, test } from 'vitest'
import { claimsOf, sureClaim, type Claiming } from '#worker/domain/delivery/linking/claims.ts'
import {
  afterDecision,
  findOrder,
  orderOf,
  type KeptLink,
} from '#worker/domain/delivery/linking/decide.ts'
import { EMAIL_WINDOW_DAYS } from '#worker/domain/delivery/link.ts'

const DAY_MS = 86_400_000
const NOW = 400 * DAY_MS
const SAYS_NOTHING: Claiming = {
  orderRef: null,
  customerRef: null,
  respondent: null,
  reference: null,
  isRecipients: false,
  answeredAt: NOW,
}

describe('what an answer claims at once', () => {
  test.each<[string, Partial<Claiming>, object | null]>([
    ['a signed order', { orderRef: 'o', reference: 'verified' }, { by: 'name', method: 'token' }],
    [
      'a recipient’s order',
      { orderRef: 'o', reference: 'verified', isRecipients: true },
      { by: 'name', method: 'code' },
    ],
    ['a file’s order', { orderRef: 'o', reference: 'imported' }, { by: 'name', method: 'file' }],
    [
      'a page’s order',
      { orderRef: 'o', reference: 'unverified' },
      { by: 'key', method: 'order_key' },
    ],
    [
      'a signed address',
      { customerRef: 'em1_a', reference: 'verified' },
      { by: 'email', value: 'em1_a' },
    ],
    ['a recipient’s address', { respondent: 'em1_a', isRecipients: true }, { by: 'email' }],
    ['a page’s address', { respondent: 'em1_a' }, null],
    ['an unsigned address', { customerRef: 'em1_a', reference: 'unverified' }, null],
    ['a text with two readings', { customerRef: 'em1_a+em1_b', reference: 'verified' }, null],
    ['a customer’s number', { customerRef: 'c7', reference: 'verified' }, null],
    ['nothing', {}, null],
  ])('%s', (_, claims, expected) => {
    const found = sureClaim({ ...SAYS_NOTHING, ...claims })
    if (expected === null) expect(found).toBeNull()
    else expect(found).toMatchObject(expected)
  })

  test('looks for orders of an address in the same window as a later look does', () => {
    const claim = sureClaim({ ...SAYS_NOTHING, respondent: 'em1_a', isRecipients: true })
    expect(claim).toMatchObject({ after: NOW - EMAIL_WINDOW_DAYS * DAY_MS, until: NOW })
  })

  test('an address beside a token that does not name it is the page’s own word', () => {
    const answer = {
      ...SAYS_NOTHING,
      orderRef: 'o',
      respondent: 'em1_a',
      reference: 'verified',
    } as const
    expect(claimsOf(answer, [])).toMatchObject({ token: 'o', emailHash: 'em1_a', isVouched: false })
  })
})

const order = (id: string) => ({
  id,
  number: id,
  key: null,
  emailHash: 'em1_a',
  placedAt: NOW - DAY_MS,
  state: 'open',
})
const link = (target: string, more: Partial<KeptLink> = {}): KeptLink => ({
  kind: 'order',
  target,
  method: 'token',
  confidence: 0.99,
  state: 'linked',
  ...more,
})
const claiming = { ...SAYS_NOTHING, customerRef: 'em1_a', reference: 'verified' } as const
const NOTHING = { found: { kind: 'unknown' }, issueOrders: new Map(), caseOrder: null } as const

describe('a decision', () => {
  test('for another order lets the first go, with what belongs to it', () => {
    const kept = [
      link('a'),
      link('b', { state: 'rejected' }),
      link('late', { kind: 'issue' }),
      link('lorry', { kind: 'issue' }),
    ]
    const issueOrders = new Map([
      ['late', 'a'],
      ['lorry', 'x'],
    ])
    const decision = { kind: 'order', target: 'c', state: 'linked' } as const
    const after = afterDecision(kept, decision, { ...NOTHING, issueOrders })
    expect(after.map(({ target, state, method }) => `${target} ${state} ${method}`)).toEqual([
      'b rejected token',
      'lorry linked token',
      'c linked manual',
    ])
    expect(orderOf(after)).toBe('c')
  })

  test('against an order keeps by what it was found', () => {
    const found = findOrder({ claiming, orders: [order('a'), order('b')], kept: [] })
    const decision = { kind: 'order', target: 'a', state: 'rejected' } as const
    expect(afterDecision([], decision, { ...NOTHING, found })).toEqual([
      link('a', { method: 'email', confidence: 0.35, state: 'rejected' }),
    ])
  })

  test('that is taken back leaves what is certain by itself, unless another order was rejected', () => {
    const orders = [order('a'), order('b')]
    const rejected = link('b', { state: 'rejected' })
    const found = findOrder({ claiming, orders, kept: [rejected] })
    expect(found).toMatchObject({ kind: 'linked', link: { order: 'a' } })
    const decision = { kind: 'order', target: 'a', state: 'none' } as const
    const both = [link('a', { method: 'manual' }), rejected]
    expect(afterDecision(both, decision, { ...NOTHING, found })).toEqual([rejected])
    const alone = findOrder({ claiming, orders: [order('a')], kept: [] })
    const after = afterDecision([both[0] as KeptLink], decision, { ...NOTHING, found: alone })
    expect(after).toMatchObject([{ target: 'a', method: 'email', state: 'linked' }])
  })

  test('about an issue leaves the order and other issues alone', () => {
    const kept = [link('a'), link('late', { kind: 'issue' })]
    const decision = { kind: 'issue', target: 'lorry', state: 'linked' } as const
    const after = afterDecision(kept, decision, NOTHING)
    expect(after.map(({ target }) => target)).toEqual(['a', 'late', 'lorry'])
    expect(afterDecision(after, { ...decision, state: 'none' }, NOTHING)).toEqual(kept)
  })

  test('never finds a deleted order', () => {
    const orders = [{ ...order('a'), state: 'deleted' }]
    expect(findOrder({ claiming, orders, kept: [] })).toEqual({ kind: 'unknown' })
  })
})
