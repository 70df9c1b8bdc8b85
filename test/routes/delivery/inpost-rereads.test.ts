import { describe, expect, test } from 'vitest'
import type { Connection, ReplayReport } from '#contract/delivery/connections.ts'
import { runDue, runJob } from '#test/support/jobs.ts'
import { askedAbout, heldBack, letAnswer, parcelOf } from '#test/support/outside/calls.ts'
import type { TrackedParcel } from '#test/support/outside/inpost.ts'
import { ago, connect } from './support.ts'

/* InPost signs nothing: its messages say only which parcel to look at, and InPost itself is asked. */

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let last = 0
/** A number that no other test has. */
function newCode(): string {
  last += 1
  return `6026${String(Date.now()).padStart(14, '0')}${String(last).padStart(6, '0')}`
}

/** A message as InPost sends it. */
const message = (code: string | null, status = 'delivered', minutes = 2) => ({
  event_ts: ago(minutes),
  event: 'shipment_status_changed',
  organization_id: 1,
  payload: { shipment_id: 49, status, tracking_number: code },
})

async function inpost(...answers: TrackedParcel[]) {
  const all = await connect('inpost')
  const code = newCode()
  if (answers.length > 0) await parcelOf(code, ...answers)
  const facts = async () => {
    const list: { connections: Connection[] } = await (await all.browser('/api/connections')).json()
    return list.connections[0]
  }
  const change = async (body: object) => {
    const { id } = all.connection
    const done = await all.browser(`/api/connections/${id}`, {
      method: 'PATCH',
      body: JSON.stringify(body),
    })
    expect(done.status).toBe(200)
  }
  const replay = async (dry: boolean): Promise<ReplayReport> =>
    await (
      await all.browser(`/api/connections/${all.connection.id}/replays`, {
        method: 'POST',
        body: JSON.stringify({ dry }),
      })
    ).json()
  /** When InPost is asked next. */
  const due = async () => {
    const [row] = await all.rows('connections')
    return typeof row?.['poll_due'] === 'number' ? row['poll_due'] : null
  }
  return { ...all, code, facts, change, replay, due }
}

const MOVING: TrackedParcel = { steps: [['adopted_at_source_branch', ago(600)]] }
const READY: TrackedParcel = {
  steps: [
    ['adopted_at_source_branch', ago(600)],
    ['ready_to_pickup', ago(30)],
  ],
}

describe('a message of InPost', () => {
  test('moves nothing by itself: what InPost answers counts, not what the message says', async () => {
    const { site, code, tell, rows, facts } = await inpost(READY)
    expect((await tell(message(code, 'delivered'))).status).toBe(200)
    expect(await rows('shipments')).toEqual([])
    expect(await rows('messages')).toMatchObject([{ outcome: 'hint', parcels: '[]' }])
    expect(await facts()).toMatchObject({
      rereads: { isOn: true, pending: 1, givenUp: 0, failure: null },
    })
    await runJob(site, Date.now())
    expect(await rows('shipments')).toMatchObject([
      { carrier: 'inpost', code, status: 'available_for_pickup', delivered_at: null },
    ])
    expect(await rows('rereads')).toEqual([])
    expect(await rows('connections')).toMatchObject([{ poll_due: null }])
    expect((await rows('messages')).map(({ topic, outcome }) => [topic, outcome])).toEqual(
      expect.arrayContaining([
        ['tracking', 'applied'],
        ['shipment_status_changed', 'hint'],
      ]),
    )
    expect(await facts()).toMatchObject({
      rereads: { pending: 0 },
      poll: { failure: null, next: null },
    })
  })

  test('makes the site due, so that its job asks without being told to', async () => {
    const { code, tell, rows } = await inpost(MOVING)
    await tell(message(code))
    await runDue(Date.now() + 2 * MINUTE)
    expect(await rows('shipments')).toMatchObject([{ status: 'in_transit' }])
    expect(await askedAbout(code)).toBe(1)
  })

  test('that comes twice asks once, and one without a number tells nothing', async () => {
    const { site, code, tell, rows } = await inpost(MOVING)
    const one = message(code)
    await tell(one)
    expect((await tell(one)).headers.get('x-wayfelt-ignored')).toBe('duplicate')
    expect((await tell(message(null))).status).toBe(200)
    await runJob(site, Date.now())
    await tell(one)
    await runJob(site, Date.now())
    expect(await askedAbout(code)).toBe(1)
    expect(await rows('shipments')).toHaveLength(1)
  })

  test.each(['62/../../secret', '1234567', '6'.repeat(41), '62%2F00000000', '6200000000?a=b'])(
    'whose number could be another address is kept, and nobody is asked: %s',
    async (odd) => {
      const { site, tell, rows } = await inpost()
      expect((await tell(message(odd))).status).toBe(200)
      expect(await rows('rereads')).toEqual([])
      await runJob(site, Date.now())
      expect([await rows('shipments'), (await rows('messages')).length]).toEqual([[], 1])
    },
  )
})

describe('a question', () => {
  test('about a parcel that InPost does not know yet is asked again later', async () => {
    const { site, code, tell, rows, facts } = await inpost({ status: 404, body: '{}' }, MOVING)
    await tell(message(code))
    const now = Date.now()
    expect(await runJob(site, now)).toBe(now + 5 * MINUTE)
    expect(await facts()).toMatchObject({ rereads: { pending: 1, failure: 'not-found' } })
    await runJob(site, now + 5 * MINUTE)
    expect(await rows('shipments')).toMatchObject([{ status: 'in_transit' }])
    expect(await facts()).toMatchObject({ rereads: { pending: 0, failure: null } })
  })

  test('is given up after three days, says why, and is asked anew by the next message', async () => {
    const { site, code, tell, rows, facts, due } = await inpost({ status: 404, body: '{}' })
    await tell(message(code))
    const start = Date.now()
    let now = start
    const waits: number[] = []
    while ((await facts())?.rereads?.pending === 1 && waits.length < 40) {
      await runJob(site, now)
      const next = await due()
      if (next === null) break
      waits.push((next - now) / MINUTE)
      now = next
    }
    expect(waits.slice(0, 8)).toEqual([5, 10, 20, 40, 80, 160, 320, 640])
    expect(waits.at(-1)).toBe(720)
    expect(now - start).toBeGreaterThanOrEqual(3 * DAY)
    expect(now - start).toBeLessThan(4 * DAY)
    expect(await facts()).toMatchObject({
      rereads: { pending: 0, givenUp: 1, failure: 'not-found' },
    })
    const asked = await askedAbout(code)
    await runJob(site, now + DAY)
    expect(await askedAbout(code)).toBe(asked)
    await parcelOf(code, MOVING)
    await tell(message(code, 'delivered', 1))
    await runJob(site, Date.now())
    expect(await rows('shipments')).toMatchObject([{ status: 'in_transit' }])
    expect(await facts()).toMatchObject({ rereads: { givenUp: 0, failure: null } })
  })

  test.each([
    ['throttled', { status: 429 }],
    ['refused', { status: 500 }],
    ['refused', { status: 401 }],
    ['unreadable', { body: '<html>' }],
    ['redirected', { status: 302, headers: { location: 'https://outside.example/thief' } }],
  ] as const)('is put off for longer each time InPost says: %s', async (failure, answer) => {
    const { site, code, tell, rows, facts, due } = await inpost(answer)
    await tell(message(code))
    let now = Date.now()
    const waits: number[] = []
    const turn = async () => {
      await runJob(site, now)
      const next = (await due()) ?? 0
      waits.push((next - now) / MINUTE)
      now = next
    }
    for (const _ of [1, 2, 3]) await turn()
    expect(waits).toEqual([6, 11, 21])
    expect(await facts()).toMatchObject({ rereads: { pending: 1, failure }, poll: { tries: 3 } })
    // A message does not end the pause, and one that is not answered for days is not given up.
    await tell(message(code, 'delivered', 1))
    expect(await due()).toBe(now)
    for (const end = now + 5 * DAY; now < end;) await turn()
    expect(await facts()).toMatchObject({ rereads: { pending: 1, givenUp: 0, failure } })
    await parcelOf(code, MOVING)
    await runJob(site, now)
    expect(await rows('shipments')).toMatchObject([{ status: 'in_transit' }])
  })

  test('waits as long as InPost asks for', async () => {
    const { site, code, tell, due } = await inpost({
      status: 429,
      headers: { 'retry-after': '1800' },
    })
    await tell(message(code))
    const now = Date.now()
    await runJob(site, now)
    expect(await due()).toBe(now + 31 * MINUTE)
  })

  test('that is answered about another parcel moves neither', async () => {
    const other = newCode()
    const { site, code, tell, rows, facts } = await inpost({ ...READY, number: other })
    await tell(message(code))
    await runJob(site, Date.now())
    expect(await rows('shipments')).toEqual([])
    expect(await rows('messages')).toHaveLength(1)
    expect(await facts()).toMatchObject({ rereads: { pending: 1, failure: 'other-parcel' } })
  })

  test('of one parcel that fails holds up no other', async () => {
    const { site, tell, rows, due } = await inpost()
    const codes = [newCode(), newCode(), newCode()]
    await parcelOf(codes[0] ?? '', { status: 500 })
    for (const code of codes.slice(1)) await parcelOf(code, MOVING)
    for (const code of codes) await tell(message(code))
    const now = Date.now()
    await runJob(site, now)
    await runJob(site, now + 5 * MINUTE - 1)
    expect(await askedAbout(codes[1] ?? '')).toBe(0)
    await runJob(site, now + 5 * MINUTE)
    expect((await rows('shipments')).map(({ code }) => code)).toEqual(codes.slice(1))
    expect(await due()).toBe(now + 6 * MINUTE)
  })
})

async function expectAskedAgain(tellMeanwhile: (code: string) => Promise<unknown>): Promise<void> {
  const { site, code, tell, rows } = await inpost({ ...MOVING, isHeld: true }, READY)
  await tell(message(code, 'adopted_at_source_branch', 9))
  const reading = runJob(site, Date.now())
  await heldBack(code)
  await tellMeanwhile(code)
  await tell(message(code, 'ready_to_pickup', 1))
  await letAnswer(code)
  await reading
  expect(await rows('shipments')).toMatchObject([{ status: 'in_transit' }])
  expect(await rows('rereads')).toMatchObject([{ code, tries: 0 }])
  await runJob(site, Date.now())
  expect(await rows('shipments')).toMatchObject([{ status: 'available_for_pickup' }])
  expect(await rows('rereads')).toEqual([])
}

describe('nothing is lost', () => {
  test('where a message comes while InPost is being asked: it is asked again', async () => {
    await expectAskedAgain(async () => null)
  })
})
