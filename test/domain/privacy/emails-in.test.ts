import { describe, expect, test } from 'vitest'
import { emailsIn } from '#worker/domain/privacy/emails-in.ts'

describe('addresses in a text', () => {
  test.each([
    ['Write to ann@shop.example.', ['ann@shop.example']],
    ['"ann.żak@żabka.pl",<b@c.de>;(d@e.fr)', ['ann.żak@żabka.pl', 'b@c.de', 'd@e.fr']],
    ['mailto:ann+a_b%25@mail.shop.co.uk/thanks', ['ann+a_b%25@mail.shop.co.uk']],
    ["'o'brien@x.ie'", ["'o'brien@x.ie", "o'brien@x.ie", 'brien@x.ie']],
    ['a@b@c.de', ['b@c.de']],
    ['😀ann@shop.example', ['😀ann@shop.example', 'ann@shop.example']],
    ['z\u0307ak@shop.example', ['żak@shop.example']],
    ['ann@shop.example--', ['ann@shop.example']],
    ['@shop.example ann@ ann@shop ann@.pl ann@a..pl ann@shop.p ann at shop.example', []],
  ])('%j are %j', (text, addresses) => {
    expect(emailsIn(text)).toEqual(addresses)
  })

  test('are never cut short', () => {
    const found = emailsIn('notann@shop.example ann@shop.example.com not.ann@my-shop.example')
    expect(found).not.toContain('ann@shop.example')
    expect(found).not.toContain('ann@my-shop.example')
  })
})
