import { beforeEach, describe, expect, test } from 'vitest'
import { balance } from '../../widget/hosted/kiosk-queue.ts'

const SITE = 'wf_pk_a'
const MINE = `wayfelt:${SITE}:answers/`
const ASIDE = `wayfelt-kiosk:${SITE}:answers/`

const keys = (prefix: string) => Object.keys(localStorage).filter((key) => key.startsWith(prefix))
function fill(from: number, to: number, tries = ''): void {
  for (let n = from; n < to; n += 1)
    localStorage.setItem(`${MINE}${String(n).padStart(4, '0')}`, `${tries}{"n":${n}}`)
}

beforeEach(() => localStorage.clear())

describe('the queue of a kiosk', () => {
  test('leaves the loader thirty, the oldest, and loses none of a whole day', () => {
    for (let n = 0; n < 1000; n += 1) {
      fill(n, n + 1)
      expect(balance(SITE, false, localStorage)).toBe(false)
      expect(keys(MINE).length).toBeLessThanOrEqual(30)
    }
    expect(keys(MINE).toSorted().at(-1)).toBe(`${MINE}0029`)
    expect(keys(ASIDE)).toHaveLength(970)
  })

  test('hands all of them back, a few at a time, once the line is there', () => {
    fill(0, 300)
    balance(SITE, false, localStorage)
    const sent = new Map<string, string | null>()
    for (let round = 0; round < 40; round += 1) {
      // As the loader does while it is online.
      for (const key of keys(MINE)) {
        sent.set(key, localStorage.getItem(key))
        localStorage.removeItem(key)
      }
      const isMore = keys(ASIDE).length > 0
      expect(balance(SITE, true, localStorage)).toBe(isMore)
      expect(keys(MINE).length).toBeLessThanOrEqual(30)
    }
    expect(sent.size).toBe(300)
    expect(sent.get(`${MINE}0299`)).toBe('{"n":299}')
    expect(localStorage).toHaveLength(0)
  })

  test('is not touched while the loader has enough to do, or has no line', () => {
    fill(0, 60)
    balance(SITE, true, localStorage)
    expect([keys(MINE).length, keys(ASIDE).length]).toEqual([30, 30])
    for (const key of keys(MINE).slice(1)) localStorage.removeItem(key)
    expect(balance(SITE, false, localStorage)).toBe(false)
    expect(keys(ASIDE)).toHaveLength(30)
  })

  test('has no answer given up for being tried too often', () => {
    fill(0, 3, '.'.repeat(60))
    fill(3, 5, '.'.repeat(9))
    balance(SITE, false, localStorage)
    expect(localStorage.getItem(`${MINE}0000`)).toBe('{"n":0}')
    expect(localStorage.getItem(`${MINE}0003`)).toBe('.........{"n":3}')
  })

  test('leaves events, displays and other sites alone', () => {
    localStorage.setItem(`wayfelt:${SITE}:events/1`, 'h1{"a":1}')
    localStorage.setItem('wayfelt:wf_pk_b:answers/1', '{"a":1}')
    fill(0, 40)
    balance(SITE, true, localStorage)
    expect(localStorage.getItem(`wayfelt:${SITE}:events/1`)).toBe('h1{"a":1}')
    expect(localStorage.getItem('wayfelt:wf_pk_b:answers/1')).toBe('{"a":1}')
  })
})
