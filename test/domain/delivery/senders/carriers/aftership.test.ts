import { expect, test } from 'vitest'
import { aftership } from '#worker/domain/delivery/senders/carriers/aftership.ts'
import { FACTS, heardIn, payload, payloadJson, post } from '../../payloads.ts'

interface Message {
  event: string
  msg: Record<string, unknown>
}
const read = (body: unknown) => heardIn(aftership(post(body), FACTS))
const delivered = payloadJson<Message>('aftership/delivered-001.json')
const withMsg = (msg: Record<string, unknown>) => ({
  ...delivered,
  msg: { ...delivered.msg, ...msg },
})

test('a tracking is read with its carrier, its order and the promise given for it', () => {
  const heard = read(payload('aftership/delivered-001.json'))
  expect(heard).toMatchObject({
    topic: 'tracking_update',
    same: '8a1d7d0e-3f0e-4f5a-9f3e-6d2f5a0b7c11',
    at: 1_763_800_000_000,
    isKnown: true,
  })
  expect(heard.parcels).toEqual([
    {
      carrier: 'inpost',
      code: '520000016600000000000001',
      senderId: '0b1c2d3e4f5061728394a5b6c7d8e9f0',
      order: '1001',
      promised: '2026-11-20',
      status: 'delivered',
      issue: null,
      raw: 'Delivered_001',
      at: Date.parse('2026-11-21T09:58:12Z'),
      place: 'Warszawa',
    },
  ])
})

test('damage is an exception, and what it is called is kept', () => {
  expect(read(payload('aftership/exception-damaged.json')).parcels[0]).toMatchObject({
    status: 'exception',
    issue: 'damaged',
    raw: 'Exception_012',
  })
})

test('every checkpoint is an event of its own, at its own time', () => {
  const checkpoints = [
    { tag: 'InTransit', subtag: 'InTransit_002', checkpoint_time: '2026-11-19T10:00:00+01:00' },
    { tag: 'InTransit', subtag: 'InTransit_003', checkpoint_time: '2026-11-20T10:00:00' },
    { tag: 'Delivered', subtag: 'Delivered_001', checkpoint_time: '2026-11-21T10:00:00Z' },
  ]
  expect(read(withMsg({ checkpoints })).parcels.map(({ raw, at }) => [raw, at])).toEqual([
    ['InTransit_002', Date.parse('2026-11-19T09:00:00Z')],
    ['InTransit_003', Date.parse('2026-11-20T09:00:00Z')],
    ['Delivered_001', Date.parse('2026-11-21T10:00:00Z')],
  ])
})

test('a state without a checkpoint of its own is an event all the same', () => {
  const checkpoints = [{ tag: 'InTransit', subtag: 'InTransit_002', checkpoint_time: '2026-10-01' }]
  const expired = withMsg({
    tag: 'Expired',
    subtag: 'Expired_001',
    checkpoints,
    updated_at: '2026-11-01T00:00:00+00:00',
  })
  expect(read(expired).parcels.at(-1)).toMatchObject({
    status: 'unknown',
    issue: 'stalled',
    at: Date.parse('2026-11-01T00:00:00Z'),
  })
  expect(read(withMsg({ checkpoints: null })).parcels).toHaveLength(1)
})

test('an unknown subtag falls back to its tag', () => {
  const unknown = withMsg({ tag: 'Exception', subtag: 'Exception_014', checkpoints: [] })
  expect(read(unknown).parcels[0]).toMatchObject({
    status: 'exception',
    issue: 'other',
    raw: 'Exception_014',
    isUnknown: true,
  })
})

test('a new estimate is read, the newest first', () => {
  const revised = {
    ...withMsg({
      latest_estimated_delivery: { type: 'specific', datetime: '2026-11-25T00:00:00' },
      expected_delivery: '2026-11-23',
    }),
    event: 'edd_revise',
  }
  expect(read(revised)).toMatchObject({ topic: 'edd_revise', isKnown: true })
  expect(read(revised).parcels[0]?.estimate).toBe('2026-11-25')
})

test('events of other kinds are kept as unknown', () => {
  expect(read({ ...delivered, event: 'return_created' }).isKnown).toBe(false)
  expect(read({ ...delivered, msg: 'text' }).isKnown).toBe(false)
  expect(aftership(post('{'), FACTS)).toMatchObject({ refusal: 'malformed' })
})
