import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Connection, ReplayReport } from '#contract/delivery/connections.ts'
import { runDue, runJob } from '#test/support/jobs.ts'
import { askedAbout, heldBack, letAnswer, parcelOf } from '#test/support/outside/calls.ts'
import type { TrackedParcel } from '#test/support/outside/inpost.ts'
import { forgetConnectionOrders } from '#worker/db/delivery/connections.ts'
import { forgetOrders } from '#worker/db/privacy/orders.ts'
import { pollDue } from '#worker/jobs/delivery/poll.ts'
import { tellWorker } from '#test/support/senders.ts'
import { asSystem } from '#test/support/world.ts'
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

const ADOPTED: [string, string] = ['adopted_at_source_branch', ago(600)]
const MOVING: TrackedParcel = { steps: [ADOPTED] }
const READY: TrackedParcel = { steps: [ADOPTED, ['ready_to_pickup', ago(30)]] }

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
    for (const _ of Array(30)) await turn()
    expect(now - Date.now()).toBeGreaterThan(5 * DAY)
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

describe('nothing is lost', () => {
  test('where a message comes while InPost is being asked: it is asked again', async () => {
    const { site, code, tell, rows } = await inpost({ ...MOVING, isHeld: true }, READY)
    await tell(message(code, 'adopted_at_source_branch', 9))
    const reading = runJob(site, Date.now())
    await heldBack(code)
    await tell(message(code, 'ready_to_pickup', 1))
    await letAnswer(code)
    await reading
    expect(await rows('shipments')).toMatchObject([{ status: 'in_transit' }])
    expect(await rows('rereads')).toMatchObject([{ code, tries: 0 }])
    await runJob(site, Date.now())
    expect(await rows('shipments')).toMatchObject([{ status: 'available_for_pickup' }])
    expect(await rows('rereads')).toEqual([])
  })

  test('nor where it comes while InPost fails to answer: it counts as new', async () => {
    const { site, code, tell, rows, due } = await inpost({ status: 404, isHeld: true }, READY)
    await tell(message(code, 'delivered', 9))
    const reading = runJob(site, Date.now())
    await heldBack(code)
    await tell(message(code, 'delivered', 1))
    await letAnswer(code)
    await reading
    expect(await rows('rereads')).toMatchObject([{ code, tries: 0, failure: null }])
    expect(await due()).toBeLessThanOrEqual(Date.now())
  })

  test('where the Worker dies between the answer and its storing: it is asked once more', async () => {
    const { site, code, tell, rows } = await inpost(READY)
    await tell(message(code))
    await expect(dying(() => runJob(site, Date.now()))).rejects.toThrow('dead')
    expect([await rows('shipments'), (await rows('rereads')).length]).toEqual([[], 1])
    await runDue(Date.now() + 60 * MINUTE)
    expect(await rows('shipments')).toMatchObject([{ status: 'available_for_pickup' }])
    expect([await rows('rereads'), await askedAbout(code)]).toEqual([[], 2])
  })

  test('and nothing doubled where two run at once', async () => {
    const { site, code, tell, rows, due } = await inpost({ ...READY, isHeld: true })
    await tell(message(code))
    const both = Promise.all([runJob(site, Date.now()), runJob(site, Date.now())])
    await heldBack(code)
    await letAnswer(code)
    await both
    const [parcel] = await rows('shipments')
    expect(JSON.parse(String(parcel?.['events']))).toHaveLength(2)
    expect(await rows('shipments')).toHaveLength(1)
    expect((await rows('messages')).filter(({ topic }) => topic === 'tracking')).toHaveLength(1)
    expect([await rows('rereads'), await due()]).toEqual([[], null])
  })

  test('and each answer writes its message, its parcel, and the end of the question: four rows', async () => {
    const { site, code, tell } = await inpost(MOVING, READY)
    const asking = {
      root: env.WAYFELT_SECRET,
      timezone: 'Europe/Warsaw',
      room: () => 100,
      budget: { messages: 100 },
    }
    const rowsOf = async (minutes: number) => {
      await tell(message(code, 'delivered', minutes))
      const before = site.db.meter.rowsWritten
      await pollDue(asSystem(site), asking, 0)
      return site.db.meter.rowsWritten - before
    }
    expect([await rowsOf(9), await rowsOf(8)]).toEqual([4, 4])
    expect(await askedAbout(code)).toBe(2)
    // Nothing new is the answer of before: it is counted, and the parcel is left alone.
    expect(await rowsOf(7)).toBe(3)
  })

  test('where a turn has room for some only: the next one goes on', async () => {
    const { site, tell, rows } = await inpost()
    const codes = Array.from({ length: 12 }, newCode)
    for (const code of codes) {
      await parcelOf(code, MOVING)
      await tell(message(code))
    }
    const now = Date.now()
    const next = await runJob(site, now, 40)
    const some = (await rows('shipments')).length
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(codes.length)
    expect(next).toBeLessThanOrEqual(now)
    for (const _ of codes) await runJob(site, now, 40)
    expect(await rows('shipments')).toHaveLength(codes.length)
  })
})

/** Calls something during which the database is gone once an answer is to be stored. */
async function dying(call: () => Promise<unknown>): Promise<void> {
  const session = Object.getPrototypeOf(env.DB.withSession()) as D1DatabaseSession
  const { prepare } = session
  session.prepare = function dead(this: D1DatabaseSession, sql) {
    if (sql.includes('/* answering */')) throw new Error('dead')
    return prepare.call(this, sql)
  }
  try {
    await call()
  } finally {
    session.prepare = prepare
  }
}

describe('reading kept messages again', () => {
  test('believes no message: its parcel is asked about, and answers count as they did', async () => {
    const { site, code, tell, rows, replay } = await inpost(READY)
    await tell(message(code, 'delivered'))
    await runJob(site, Date.now())
    const before = await rows('shipments')
    expect(await replay(true)).toMatchObject({ read: 2, known: 2, parcels: 2, asked: 1 })
    expect(await rows('rereads')).toEqual([])
    expect(await replay(false)).toMatchObject({ read: 2, known: 2, parcels: 2, asked: 1 })
    expect(await rows('shipments')).toEqual(before)
    expect(await rows('rereads')).toMatchObject([{ code, tries: 0 }])
    await runDue(Date.now() + MINUTE)
    expect(await askedAbout(code)).toBe(2)
    expect(await rows('shipments')).toEqual(before)
    // What was lost comes back from the kept answer.
    await env.DB.prepare('DELETE FROM shipments WHERE site_id = ?').bind(site.db.siteId).run()
    await replay(false)
    expect(await rows('shipments')).toMatchObject([{ code, status: 'available_for_pickup' }])
  })

  test('takes no message for an answer, whatever it calls itself', async () => {
    const { connection, code, tell, rows, replay } = await inpost()
    const answer = {
      event: 'tracking',
      event_ts: ago(2),
      tracking_number: code,
      status: 'delivered',
      tracking_details: [{ status: 'delivered', datetime: ago(2) }],
    }
    const headers = { 'x-wayfelt-asked-about': code }
    for (const [event, more] of [
      ['tracking', {}],
      ['shipment_status_changed', { payload: { status: 'delivered', tracking_number: code } }],
    ] as const)
      expect((await tell({ ...answer, event, ...more }, { headers })).status).toBeLessThan(300)
    expect(await replay(false)).toMatchObject({ read: 2 })
    expect(await rows('shipments')).toEqual([])
    for (const { headers: kept } of await rows('messages'))
      expect(kept).not.toContain('asked-about')
    expect(connection.rereads).toMatchObject({ isOn: true })
  })
})

describe('the switch', () => {
  test('is on for a new connection and not offered to other senders', async () => {
    const { facts, browser } = await inpost()
    expect((await facts())?.rereads).toEqual({ isOn: true, pending: 0, givenUp: 0, failure: null })
    const made = await browser('/api/connections', {
      method: 'POST',
      body: JSON.stringify({ sender: 'dhl', name: 'DHL', asksBack: true }),
    })
    expect(made.status).toBe(422)
    const other = await connect('generic')
    expect(other.connection.rereads).toBeNull()
    const changed = await other.browser(`/api/connections/${other.connection.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ asksBack: false }),
    })
    expect(changed.status).toBe(422)
  })

  test('off has a message believed at once, as it was before, and asks nobody', async () => {
    const { site, code, tell, rows, change, facts } = await inpost(READY)
    await change({ asksBack: false })
    expect((await tell(message(code, 'delivered'))).status).toBe(200)
    expect(await rows('shipments')).toMatchObject([{ code, sender_id: '49', status: 'delivered' }])
    expect(await rows('messages')).toMatchObject([{ outcome: 'applied' }])
    await runJob(site, Date.now())
    expect([await rows('rereads'), await askedAbout(code)]).toEqual([[], 0])
    expect((await facts())?.rereads).toMatchObject({ isOn: false, pending: 0 })
  })

  test('stands in the log, each time with what it is now', async () => {
    const { change, rows } = await inpost()
    await change({ asksBack: false })
    await change({ asksBack: true, name: 'Lockers' })
    const changes = (await rows('audit_log'))
      .filter(({ action }) => action === 'connection.changed')
      .map(({ details }) => JSON.parse(String(details)) as unknown)
    expect(changes).toEqual([
      { name: 'Shop', fields: [], asksBack: false },
      { name: 'Lockers', fields: ['name'], asksBack: true },
    ])
  })

  test('off again has kept messages read as they are, and what was asked is still answered', async () => {
    const { site, code, tell, rows, change, replay } = await inpost(READY)
    await tell(message(code, 'delivered'))
    await change({ asksBack: false })
    expect(await replay(false)).toMatchObject({ known: 1, parcels: 1, asked: 0 })
    expect(await rows('shipments')).toMatchObject([{ status: 'delivered' }])
    await runJob(site, Date.now())
    expect([await rows('rereads'), await askedAbout(code)]).toEqual([[], 1])
  })
})

describe('a question is forgotten', () => {
  test('with the order of its parcel, so that no answer brings that back', async () => {
    const { site, browser, code, tell, rows } = await inpost(READY)
    const order = 'ZS-1001'
    const kept = newCode()
    const shop = await browser('/api/connections', {
      method: 'POST',
      body: JSON.stringify({ sender: 'generic', name: 'Shop' }),
    })
    const told = {
      orders: [{ id: order, email: 'anna@example.pl', changedAt: ago(90) }],
      parcels: [{ carrier: 'InPost', code, order, status: 'in_transit', at: ago(80) }],
    }
    expect((await tellWorker(await shop.json(), JSON.stringify(told))).status).toBe(200)
    await tell(message(code))
    await tell(message(kept))
    await forgetOrders(asSystem(site), [order])
    expect(await rows('rereads')).toMatchObject([{ code: kept }])
    // Bodies that may tell of anybody are gone, those of answers, too.
    expect((await rows('messages')).map(({ body }) => body)).toEqual([null, null, null])
    await runJob(site, Date.now())
    expect([await rows('shipments'), await askedAbout(code)]).toEqual([[], 0])
  })

  test('with the connection that is forgotten, and thirty days after its last message', async () => {
    const { site, connection, code, tell, rows } = await inpost({ status: 500 })
    await tell(message(code))
    const day = Date.now() + 31 * DAY
    for (const _ of [1, 2, 3]) await runJob(site, day)
    expect(await rows('rereads')).toEqual([])
    await tell(message(code, 'delivered', 1))
    await forgetConnectionOrders(asSystem(site), connection.id)
    for (const _ of [1, 2, 3]) await runJob(site, Date.now())
    expect([await rows('rereads'), await rows('messages')]).toEqual([[], []])
  })
})
