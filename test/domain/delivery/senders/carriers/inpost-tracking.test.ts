import { describe, expect, test } from 'vitest'
import {
  ASKED_ABOUT,
  inpostTracking,
  isOfOther,
} from '#worker/domain/delivery/senders/carriers/inpost-tracking.ts'
import { FACTS, heardIn, post } from '../../payloads.ts'

const CODE = '602677439331630337653846'

/** An answer in the form that public clients of ShipX read. */
const ANSWER = {
  tracking_number: CODE,
  service: 'inpost_locker_standard',
  type: 'inpost_locker_standard',
  status: 'ready_to_pickup',
  custom_attributes: { size: 'A', target_machine_id: 'KRA012' },
  tracking_details: [
    {
      status: 'ready_to_pickup',
      origin_status: 'ready_to_pickup',
      agency: null,
      datetime: '2026-11-20T08:00:00.000+01:00',
    },
    {
      status: 'confirmed',
      origin_status: 'C',
      agency: null,
      datetime: '2026-11-18T09:30:00.000+01:00',
    },
  ],
  expected_flow: [],
  created_at: '2026-11-18T09:30:00.000+01:00',
  updated_at: '2026-11-20T08:00:00.000+01:00',
}
const READY_AT = Date.parse('2026-11-20T07:00:00Z')
const read = (body: unknown, asked = CODE) =>
  inpostTracking(post(body, { [ASKED_ABOUT]: asked }), FACTS)

describe('an answer of InPost', () => {
  test('tells the whole history, oldest first, in our words', () => {
    const { topic, at, parcels, orders } = heardIn(read(ANSWER))
    expect([topic, at, orders]).toEqual(['tracking', READY_AT, []])
    expect(parcels).toEqual([
      {
        carrier: 'inpost',
        code: CODE,
        status: 'pre_transit',
        issue: null,
        raw: 'confirmed',
        at: Date.parse('2026-11-18T08:30:00Z'),
      },
      {
        carrier: 'inpost',
        code: CODE,
        status: 'available_for_pickup',
        issue: null,
        raw: 'ready_to_pickup',
        at: READY_AT,
      },
    ])
  })

  test('is the same as long as nothing has happened, and another one once it has', () => {
    const same = (body: unknown) => heardIn(read(body)).same
    expect(same({ ...ANSWER, expected_flow: ['x'] })).toBe(same(ANSWER))
    const later = { status: 'delivered', datetime: '2026-11-21T08:00:00.000+01:00' }
    const next = { ...ANSWER, tracking_details: [later, ...ANSWER.tracking_details] }
    const others = [
      { ...next, status: 'delivered' },
      { ...ANSWER, status: 'delivered' },
    ]
    expect(new Set([ANSWER, ...others].map(same)).size).toBe(3)
  })

  test('whose status no step tells has it reached with the last change', () => {
    const read2 = heardIn(read({ ...ANSWER, status: 'claimed', tracking_details: [] }))
    expect(read2.parcels).toMatchObject([
      { status: 'exception', issue: 'claim_open', at: READY_AT },
    ])
  })

  test('is refused where it is about another parcel, says nothing, or is none', () => {
    const other = { ...ANSWER, tracking_number: '602677439331630337653847' }
    expect(read(other)).toMatchObject({ refusal: 'malformed' })
    expect(isOfOther(JSON.stringify(other), CODE)).toBe(true)
    expect(isOfOther(JSON.stringify(ANSWER), CODE)).toBe(false)
    for (const body of [
      { ...ANSWER, tracking_number: null },
      { status: 404, error: 'resource_not_found' },
      { tracking_number: CODE },
      [ANSWER],
      '<html>',
      '',
    ]) {
      expect(read(body)).toMatchObject({ refusal: 'malformed' })
      expect(isOfOther(typeof body === 'string' ? body : JSON.stringify(body), CODE)).toBe(false)
    }
    expect(inpostTracking(post(ANSWER), FACTS)).toMatchObject({ refusal: 'malformed' })
  })

  test('keeps a code that nobody knows, and leaves out steps without a time', () => {
    const body = {
      ...ANSWER,
      status: 'beamed_up',
      tracking_details: [
        { status: 'beamed_up', datetime: '2026-11-20T08:00:00.000+01:00' },
        { status: 'delivered', datetime: 'soon' },
        { status: 'delivered', datetime: '2031-01-01T00:00:00Z' },
        'delivered',
      ],
    }
    expect(heardIn(read(body)).parcels).toEqual([
      {
        carrier: 'inpost',
        code: CODE,
        status: null,
        issue: null,
        raw: 'beamed_up',
        isUnknown: true,
        at: READY_AT,
      },
    ])
  })
})
