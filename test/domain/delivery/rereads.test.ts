import { expect, test } from 'vitest'
import {
  askableCodes,
  isOfParcel,
  nextReread,
  rereadFailure,
} from '#worker/domain/delivery/rereads.ts'
import { POLL_FAILURES } from '#contract/delivery/words.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const parcel = (code: string | null) => ({
  carrier: 'inpost',
  code,
  status: null,
  issue: null,
  at: 0,
  raw: '',
})

test('only letters and digits stand in an address, each code once', () => {
  const codes = ['602677439331630337653846', '602677439331630337653846', null, 'A1B2C3D4']
  expect(askableCodes(codes.map(parcel))).toEqual(['602677439331630337653846', 'A1B2C3D4'])
  const odd = ['1234567', '1'.repeat(41), '../../12345', '12345678/1', '1234567é', '12345678\n', '']
  expect(askableCodes(odd.map(parcel))).toEqual([])
})

test('a parcel that is not known is its own trouble, all else the sender’s', () => {
  expect(rereadFailure('refused', 404)).toBe('not-found')
  expect(rereadFailure('gone', 410)).toBe('not-found')
  expect(rereadFailure('refused', 403)).toBe('refused')
  expect(rereadFailure('throttled', 429)).toBe('throttled')
  expect(rereadFailure('unreachable', null)).toBe('unreachable')
  expect(POLL_FAILURES.filter(isOfParcel)).toEqual(['not-found', 'other-parcel'])
})

test('gaps double up to twelve hours; three days after its message an unknown parcel is given up', () => {
  const waits = Array.from({ length: 12 }, (_, tries) =>
    nextReread({ tries, askedAt: 0 }, 'not-found', 0),
  )
  expect(waits.map((wait) => wait && wait / MINUTE)).toEqual([
    5, 10, 20, 40, 80, 160, 320, 640, 720, 720, 720, 720,
  ])
  expect(nextReread({ tries: 1, askedAt: 0 }, 'not-found', 3 * DAY - 1)).not.toBeNull()
  expect(nextReread({ tries: 1, askedAt: 0 }, 'not-found', 3 * DAY)).toBeNull()
  expect(nextReread({ tries: 99, askedAt: 0 }, 'refused', 9 * DAY)).toBe(9 * DAY + 720 * MINUTE)
})
