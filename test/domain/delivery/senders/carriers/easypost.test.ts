import { expect, test } from 'vitest'
import { easypost } from '#worker/domain/delivery/senders/carriers/easypost.ts'
import { FACTS, heardIn, payload, payloadJson, post } from '../../payloads.ts'

const read = (body: unknown) => heardIn(easypost(post(body), FACTS))
const event = (result: unknown, description = 'tracker.updated') => ({
  id: 'evt_1',
  object: 'Event',
  description,
  created_at: '2025-05-09T20:40:18Z',
  result,
})

test('the published event is read with its whole history', () => {
  const heard = read(payload('easypost/event-body.json'))
  expect(heard).toMatchObject({
    topic: 'tracker.updated',
    same: 'evt_1',
    at: Date.parse('2024-08-02T19:26:52Z'),
  })
  expect(heard.parcels).toHaveLength(7)
  expect(heard.parcels[0]).toEqual({
    carrier: 'fedex',
    code: '1',
    senderId: 'trk_1',
    estimate: '2024-08-05',
    url: 'https://track.easypost.com/1',
    status: 'pre_transit',
    issue: null,
    raw: 'label_created',
    at: Date.parse('2024-07-31T15:00:00Z'),
  })
  expect(heard.parcels.at(-1)).toMatchObject({
    status: 'in_transit',
    raw: 'arrived_at_facility',
    place: 'EDISON',
    at: Date.parse('2024-08-02T18:50:00Z'),
  })
})

test.each(['trackers-create.json', 'trackers-retrieve.json'])(
  'the tracker of %s is read',
  (file) => {
    const tracker = payloadJson<object>(`easypost/${file}`)
    const { parcels } = read(event(tracker, 'tracker.created'))
    expect(parcels.map(({ code, status, at }) => [code, status, at])).toEqual([
      ['EZ1000000001', 'pre_transit', Date.parse('2025-04-09T20:40:17Z')],
      ['EZ1000000001', 'pre_transit', Date.parse('2025-04-10T09:17:17Z')],
    ])
  },
)

test('a tracker of EasyPost’s own tests is read, and so is a claim: as unknown', () => {
  const { parcels } = read(event(payloadJson('published/easypost-tracker.json'), 'tracker.updated'))
  expect(parcels.length).toBeGreaterThan(1)
  for (const parcel of parcels)
    expect(parcel).toMatchObject({ code: 'EZ1000000001', carrier: 'usps' })
  const claim = event(payloadJson('published/easypost-claim.json'), 'claim.approved')
  expect(read(claim)).toMatchObject({ isKnown: false, topic: 'claim.approved' })
})

test('a list of trackers or an event without its tracker tells nothing', () => {
  expect(read(event(payloadJson('easypost/trackers-list.json'))).isKnown).toBe(false)
  expect(read(payload('easypost/events-retrieve.json')).isKnown).toBe(false)
  expect(read(payload('easypost/events-list.json')).isKnown).toBe(false)
  expect(read(payload('easypost/webhooks-create.json')).isKnown).toBe(false)
})

test.each([
  { said: ['failure', 'damaged'], read: ['exception', 'damaged'] },
  { said: ['in_transit', 'weather_delay'], read: ['in_transit', 'weather_delay'] },
  { said: ['failure', 'unknown'], read: ['exception', 'other'] },
  { said: ['return_to_sender', 'in_transit'], read: ['returning', 'returned_to_sender'] },
  { said: ['in_transit', 'delayed'], read: ['in_transit', 'late'] },
])('$said is $read', ({ said: [status, status_detail], read: [parcel, issue] }) => {
  const tracker = { object: 'Tracker', id: 't', tracking_code: 'A', status, status_detail }
  expect(read(event(tracker)).parcels).toMatchObject([{ status: parcel, issue }])
})

test('a detail that EasyPost does not know itself says less than the status', () => {
  const tracker = {
    object: 'Tracker',
    tracking_code: 'A',
    status: 'failure',
    status_detail: 'unknown',
  }
  expect(read(event(tracker)).parcels[0]).toMatchObject({ issue: 'other', raw: 'failure' })
})

test('a detail that nobody knows leaves the status as it is', () => {
  const tracker = { object: 'Tracker', tracking_code: 'A', status: 'delivered', status_detail: 'x' }
  expect(read(event(tracker)).parcels[0]).toMatchObject({ status: 'delivered', isUnknown: true })
})

test('claims are kept for later, other events are nobody’s business here', () => {
  const claim = payloadJson<object>('easypost/claim-create.json')
  expect(read(event(claim, 'claim.updated')).isKnown).toBe(false)
  expect(read(event({}, 'batch.created'))).toMatchObject({ isKnown: true, parcels: [] })
  expect(easypost(post('null'), FACTS)).toMatchObject({ refusal: 'malformed' })
})
