import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { MadeConnection } from '#contract/delivery/connections.ts'
import type { ImportPreview, ImportRun } from '#contract/import-runs.ts'
import type { ImportReport } from '#contract/imports.ts'
import { signIn } from '#test/support/calls.ts'
import { tellWorker } from '#test/support/senders.ts'
import { makeTenant } from '#test/support/world.ts'

/* Files of orders and parcels: read as files of answers are, taken over as messages are. */

async function shop() {
  const site = await makeTenant()
  const browser = await signIn(site, { role: 'manager' })
  const rows = async (table: string) =>
    (
      await env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ? ORDER BY 2`)
        .bind(site.db.siteId)
        .all<Record<string, unknown>>()
    ).results
  const begin = async (orderMap?: object): Promise<ImportRun> =>
    await (
      await browser('/api/imports', {
        method: 'POST',
        body: JSON.stringify({ file: 'orders.csv', target: 'orders', orderMap }),
      })
    ).json()
  const send = async (file: string | Uint8Array<ArrayBuffer>, query: Record<string, string> = {}) =>
    await browser(`/api/import/orders?${new URLSearchParams(query).toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file,
    })
  const report = async (
    file: string | Uint8Array<ArrayBuffer>,
    query: Record<string, string> = {},
  ): Promise<ImportReport> => {
    const response = await send(file, query)
    const body: ImportReport = await response.json()
    expect(response.status, JSON.stringify(body)).toBe(200)
    return body
  }
  const undo = async (id: number): Promise<ImportRun> =>
    await (await browser(`/api/imports/${id}/undo`, { method: 'POST' })).json()
  return { site, browser, rows, begin, send, report, undo }
}

const HEAD =
  'order_id,order_number,placed_at,value,currency,email,carrier,tracking_code,status,status_at,promised'
const ROW =
  '1001,2026/11/1,2026-11-10T09:00:00Z,"149,90",pln,Ann@Mail.example,InPost Paczkomaty,6200 1,Delivered,2026-11-14T12:00:00Z,2026-11-12'

describe('a file of orders', () => {
  test('brings orders, parcels and what was late, with nobody’s address in it', async () => {
    const { rows, report } = await shop()
    expect(await report(`${HEAD}\n${ROW}\n`)).toMatchObject({
      rows: 1,
      accepted: 1,
      rejectedCount: 0,
      next: null,
    })
    expect(await rows('orders')).toMatchObject([
      {
        id: '1001',
        number: '2026/11/1',
        value_minor: 14_990,
        currency: 'PLN',
        promised: '2026-11-12',
      },
    ])
    expect((await rows('orders'))[0]?.['email_hash']).toMatch(/^em1_/)
    expect(await rows('shipments')).toMatchObject([
      { carrier: 'inpost', code: '62001', order_id: '1001', status: 'delivered' },
    ])
    expect(await rows('delivery_issues')).toMatchObject([{ type: 'late', days: 2 }])
    expect(JSON.stringify(await rows('imports'))).not.toContain('Mail')
    // Nothing of the file itself is kept.
    expect(await rows('messages')).toEqual([])
  })

  test('the same again changes nothing, and a dry run says so before and writes nothing', async () => {
    const { rows, report } = await shop()
    const file = `${HEAD}\n${ROW}\n`
    expect(await report(file, { dry: '1' })).toMatchObject({ accepted: 1, dryRun: true })
    expect([await rows('orders'), await rows('imports')]).toEqual([[], []])
    await report(file)
    const before = JSON.stringify([await rows('orders'), await rows('shipments')])
    expect(await report(file, { dry: '1' })).toMatchObject({ accepted: 0, duplicate: 1 })
    expect(await report(file)).toMatchObject({ accepted: 0, duplicate: 1 })
    expect(JSON.stringify([await rows('orders'), await rows('shipments')])).toBe(before)
  })

  test('says of each bad row what is wrong in which column, and takes the others', async () => {
    const { rows, report } = await shop()
    const file = [
      'order_id,changed_at,value,state,tracking_code,status,issue',
      ',2026-11-01T00:00:00Z,,,,,',
      '1,,,,,,',
      '2,yesterday,,,,,',
      '3,2999-01-01T00:00:00Z,,,,,',
      '4,2026-11-01T00:00:00Z,a lot,,,,',
      '5,2026-11-01T00:00:00Z,,eaten,,,',
      '6,2026-11-01T00:00:00Z,,,77,on its way,',
      '7,2026-11-01T00:00:00Z,,,77,in transit,tired',
      '8,2026-11-01T00:00:00Z,,open,78,Out for delivery,',
      `${'9'.repeat(200)},2026-11-01T00:00:00Z,,,,,`,
    ].join('\n')
    const { accepted, rejected, rejectedCount } = await report(file)
    expect([accepted, rejectedCount]).toEqual([1, 9])
    expect(rejected.map(({ line, field }) => [line, field])).toEqual([
      [2, 'row'],
      [3, 'changed_at'],
      [4, 'changed_at'],
      [5, 'changed_at'],
      [6, 'value'],
      [7, 'state'],
      [8, 'status'],
      [9, 'issue'],
      [11, 'order_id'],
    ])
    for (const { reason } of rejected) expect(reason).toMatch(/\w{3}/)
    expect(await rows('orders')).toMatchObject([{ id: '8' }])
    expect(await rows('shipments')).toMatchObject([{ status: 'out_for_delivery' }])
  })

  test('is refused where it cannot say what a row is about, or when', async () => {
    const { rows, send } = await shop()
    for (const [head, field] of [
      ['number,changed_at', 'order_id'],
      ['order_id,number', 'changed_at'],
      ['order_id,order_id,changed_at', 'order_id'],
    ] as const) {
      const refused = await send(`${head}\n1,2,3\n`)
      expect([refused.status, JSON.stringify(await refused.json())]).toEqual([
        422,
        expect.stringContaining(`"${field}"`) as string,
      ])
    }
    const map = JSON.stringify({ order_id: 'Nr', changed_at: 'When' })
    expect((await send('Nr,Day\n1,2\n', { map })).status).toBe(422)
    expect((await send('Nr,When\n1,2\n', { map: '{"order":"Nr"}' })).status).toBe(422)
    expect(await rows('imports')).toEqual([])
  })

  test('of a foreign shop is read by a map, which the next such file finds again', async () => {
    const { browser, rows, begin, report } = await shop()
    const orderMap = {
      order_id: 'Zamówienie',
      changed_at: { column: 'Data', timezone: 'Europe/Warsaw', dates: 'day-first' },
      value: 'Kwota',
      currency: { value: 'PLN' },
      tracking_code: 'List',
      vocabulary: { value: 'inpost' },
      status: 'Status',
    }
    // windows-1250, semicolons, a formula that keeps a number from being one.
    const text =
      'Zam\u00F3wienie;Data;Kwota;List;Status;Uwagi\n="00123";31.10.2026 10:00;1 149,90;="620";stack_in_box_machine;=cmd\n'
    const bytes = Uint8Array.from(text, (letter) =>
      letter === '\u00F3' ? 0xf3 : letter.charCodeAt(0),
    )
    const { id } = await begin(orderMap)
    const told = await report(bytes, { import: String(id), charset: 'windows-1250' })
    expect(told).toMatchObject({ accepted: 1, ignoredColumns: ['Uwagi'] })
    expect(await rows('orders')).toMatchObject([
      { id: '00123', value_minor: 114_990, changed_at: Date.parse('2026-10-31T09:00:00Z') },
    ])
    const [parcel] = await rows('shipments')
    expect(parcel).toMatchObject({ code: '620' })
    expect(parcel?.['events']).toContain('stack_in_box_machine')
    const look = async (target: string): Promise<ImportPreview> =>
      await (
        await browser(`/api/imports/preview?target=${target}&charset=windows-1250`, {
          method: 'POST',
          body: bytes,
        })
      ).json()
    expect((await look('orders')).kept).toMatchObject({ order_id: 'Zamówienie' })
    // A map of orders is none of answers.
    expect((await look('answers')).kept).toBeNull()
  })

  test('goes in pieces of a hundred rows that add up, and a piece that is sent again counts once', async () => {
    const { browser, rows, begin, report } = await shop()
    const lines = Array.from(
      { length: 250 },
      (_, n) => `${n + 1},2026-11-01T00:00:00Z,dpd,CODE${n}`,
    )
    const text = ['order_id,changed_at,carrier,tracking_code', ...lines, ''].join('\n')
    const { id } = await begin()
    let [from, start, pieces]: [string | undefined, number, number] = [undefined, 0, 0]
    const head = text.indexOf('\n') + 1
    for (;;) {
      const body = start === 0 ? text : text.slice(0, head) + text.slice(start)
      const query = from === undefined ? { import: String(id) } : { from }
      const told = await report(body, query)
      await report(body, query)
      pieces += 1
      if (!told.next) break
      ;({ from, byte: start } = told.next)
    }
    expect(pieces).toBe(3)
    expect([(await rows('orders')).length, (await rows('shipments')).length]).toEqual([250, 250])
    const list: { imports: ImportRun[] } = await (await browser('/api/imports')).json()
    expect(list.imports).toMatchObject([
      { target: 'orders', state: 'done', rows: 250, accepted: 250, duplicate: 0 },
    ])
  })
})

describe('undoing a file of orders', () => {
  test('takes out what it brought, and leaves what a sender has told since', async () => {
    const { browser, rows, begin, report, undo } = await shop()
    const made = await browser('/api/connections', {
      method: 'POST',
      body: JSON.stringify({ sender: 'generic', name: 'Shop' }),
    })
    const connection: MadeConnection = await made.json()
    const tell = async (body: object) =>
      expect((await tellWorker(connection, JSON.stringify(body))).status).toBe(200)
    await tell({ orders: [{ id: 'mine', changedAt: '2026-11-02T00:00:00Z' }] })
    const { id } = await begin()
    const file = [
      'order_id,changed_at,carrier,tracking_code,status,issue',
      'mine,2026-11-03T00:00:00Z,,,,',
      'later,2026-11-01T00:00:00Z,dpd,L1,in_transit,',
      'gone,2026-11-01T00:00:00Z,dpd,G1,in_transit,damaged',
    ].join('\n')
    await report(file, { import: String(id) })
    const step = { carrier: 'dpd', code: 'L1', order: 'later', status: 'delivered' }
    await tell({
      orders: [{ id: 'later', changedAt: '2026-11-04T00:00:00Z' }],
      parcels: [{ ...step, at: '2026-11-04T00:00:00Z' }],
    })
    expect(await undo(id)).toMatchObject({ state: 'undone', undone: 2 })
    expect(await rows('orders')).toMatchObject([{ id: 'later' }, { id: 'mine' }])
    expect(await rows('shipments')).toMatchObject([{ code: 'L1' }])
    expect(await rows('delivery_issues')).toEqual([])
    // The file may come again, under another number.
    const again = await begin()
    await report(file, { import: String(again.id) })
    expect((await rows('orders')).map((row) => row['id'])).toEqual(['gone', 'later', 'mine'])
    expect((await undo(again.id)).undone).toBe(2)
  })

  test('of thousands of orders comes to its end in steps', async () => {
    const { rows, begin, report, undo } = await shop()
    const { id } = await begin()
    const lines = Array.from({ length: 2600 }, (_, n) => `${n},2026-11-01T00:00:00Z`)
    await report(['order_id,changed_at', ...lines].join('\n'), { import: String(id), rows: '5000' })
    let run = await undo(id)
    expect(run.state).toBe('undoing')
    while (run.state === 'undoing') run = await undo(id)
    expect(run).toMatchObject({ state: 'undone', undone: 2600 })
    expect(await rows('orders')).toEqual([])
  })
})

test('an import of orders takes no answers, and the other way round', async () => {
  const { browser, begin } = await shop()
  const { id } = await begin()
  const answers = await browser(`/api/import/answers?import=${id}`, {
    method: 'POST',
    body: 'answer_id,answered_at,touchpoint,kind,score\na,2026-10-01T08:00:00Z,checkout,csat,4\n',
  })
  expect(answers.status).toBe(409)
})
