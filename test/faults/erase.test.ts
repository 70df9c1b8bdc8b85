import { createHmac } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import type { Erasure, Subject, SubjectExport } from '#contract/privacy.ts'
import { findFreePort } from '#scripts/support/ports.ts'
import { openDirectory, siteDb } from '#worker/db/connect.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { makeAnswer } from '#test/bench/support/answers.ts'
import { openClient, type Client } from '#test/bench/support/client.ts'
import { startMigrated, startServer, type LocalDatabase } from '#test/bench/support/local-server.ts'
import { countInFiles, readAllRows, tidyDatabase } from '#test/bench/support/raw-files.ts'
import { startServerProcess } from '#test/bench/support/server-process.ts'
import { makeShop, signIn, type Shop } from '#test/bench/support/shop.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'

const worker = inject('worker')

/** What one person leaves behind, each text found nowhere else. */
const CANARY = {
  respondent: 'canary-respondent-4711-KQXJ',
  order: 'CANARY-ORDER-90125-ZWVB',
  customer: 'canary-customer-8080-MPLQ',
  comment: 'Canary comment that nobody else would write: quiet violet submarine',
  longComment: `Canary essay ${'about the parcel and the courier, '.repeat(50)}zebra crossing`,
  path: 'canary-page-5555-HTYU',
  trait: 'canary-trait-3141-OPAS',
  review: 'canary-review-2718-DFGH',
  mail: 'canary.mail.6022@shop.example',
  shopOrder: 'canary-shop-order-1618-BNMC',
  parcel: 'canary-parcel-1414-VXZA',
  town: 'Canary-upon-Thames-1732',
  title: 'Canary called about the lamp 2236',
  note: 'Canary said that the lamp is green 2449',
  claim: 'canary-claim-2645-EWQR',
  reply: 'canary-reply-2828-LKJH',
}
/** The end of the long comment stands for all of it. */
const TEXTS = [...Object.values(CANARY).filter((text) => text.length < 200), 'zebra crossing']

interface World {
  shop: Shop
  client: Client
  session: { cookie: string }
}

async function call<Answer>({ client, session }: World, path: string, body: unknown) {
  const headers = { ...session, 'content-type': 'application/json' }
  const reply = await client.send({ path, method: 'POST', headers, body: JSON.stringify(body) })
  expect(reply.status, reply.body).toBeLessThan(300)
  return JSON.parse(reply.body) as Answer
}

/** A compact token as docs/signed-tokens.md tells a shop to make it. */
async function signToken(world: World): Promise<string> {
  const { key, secret } = await call<SigningKeyReceipt>(world, '/api/signing-keys', {})
  const claims = { o: CANARY.order, c: CANARY.customer, e: Math.floor(Date.now() / 1000) + 3600 }
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
  const purpose = createHmac('sha256', secret).update('wayfelt:answer').digest('hex')
  const signed = `v1.${key.id}.${text}`
  return `${signed}.${createHmac('sha256', purpose).update(signed).digest('base64url')}`
}

/** Answers of others, before and after the person's, so that pages of the file fill and split. */
async function answerAround({ shop, client }: World, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const at = Date.now() - ((index * 7919) % 500_000)
    const { status } = await client.post('/v1/answers', makeAnswer(shop.key, { index, at }).body)
    expect(status).toBe(201)
  }
}

async function leaveTraces(world: World): Promise<void> {
  const { shop, client } = world
  const token = await signToken(world)
  const traces = [
    { respondent: CANARY.respondent, comment: CANARY.comment },
    { token, url: `https://shop.example/${CANARY.path}/thanks?mail=${CANARY.mail}` },
    { respondent: CANARY.respondent, traits: { plan: CANARY.trait, mail: CANARY.mail } },
    { respondent: CANARY.mail, comment: `${CANARY.longComment}, mail ${CANARY.mail}` },
  ]
  for (const trace of traces) {
    const body = { ...JSON.parse(makeAnswer(shop.key, { index: 1 }).body), ...trace }
    expect((await client.post('/v1/answers', JSON.stringify(body))).status).toBe(201)
  }
  const file = [
    'answer_id,answered_at,touchpoint,kind,score,comment,respondent,order_ref,trait.plan',
    `${CANARY.review}:${CANARY.order},2026-10-01T08:00:00Z,tp-01,csat,2,${CANARY.comment},${CANARY.respondent},${CANARY.order},${CANARY.trait}`,
  ].join('\n')
  const headers = { ...world.session, 'content-type': 'text/csv' }
  const path = '/api/import/answers'
  expect(
    JSON.parse((await client.send({ path, method: 'POST', headers, body: file })).body),
  ).toMatchObject({
    accepted: 1,
  })
}

/** An order with its parcel as the shop tells them, a case of it, and what was said to another system. */
async function leaveCase(world: World, database: LocalDatabase): Promise<void> {
  const made = await call<{ address: string; secret: string }>(world, '/api/connections', {
    sender: 'generic',
    name: 'Shop',
  })
  const now = new Date().toISOString()
  const message = JSON.stringify({
    orders: [{ id: CANARY.shopOrder, number: CANARY.order, email: CANARY.mail, changedAt: now }],
    parcels: [
      {
        carrier: 'inpost',
        code: CANARY.parcel,
        order: CANARY.order,
        status: 'delivered',
        place: CANARY.town,
        at: now,
      },
    ],
  })
  const at = String(Math.floor(Date.now() / 1000))
  const key = Buffer.from(made.secret.replace('whsec_', ''), 'base64')
  const mac = createHmac('sha256', key).update(`msg_1.${at}.${message}`).digest('base64')
  const told = await world.client.send({
    path: new URL(made.address).pathname,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': at,
      'webhook-signature': `v1,${mac}`,
    },
    body: message,
  })
  expect(told.status, told.body).toBe(200)
  const opened = await call<{ id: string; seq: number }>(world, '/api/cases', {
    order: CANARY.order,
    title: CANARY.title,
  })
  const note = { step: { do: 'note', text: CANARY.note }, seq: opened.seq }
  await call(world, `/api/cases/${opened.id}/steps`, note)
  await call(world, '/api/cases/steps', {
    filter: {},
    ids: [opened.id],
    bulk: crypto.randomUUID(),
    step: { do: 'resolve', cause: 'damaged', action: 'refund', claimRef: CANARY.claim },
  })
  await database
    .prepare(
      `INSERT INTO sends (site_id, endpoint_id, id, message, topic, subject, at, attempt, outcome, ms, reply)
      VALUES (?1, 'e', 's', 'm', 'case.resolved', ?2, 1, 1, 'refused', 1, ?3)`,
    )
    .bind(world.shop.db.siteId, opened.id, CANARY.reply)
    .run()
}

const SUBJECTS: Subject[] = [
  { kind: 'order', value: CANARY.order },
  { kind: 'respondent', value: CANARY.respondent },
  { kind: 'email', value: CANARY.mail },
]

test('an erased person is nowhere in the bytes of the database, its log, or any answer of the API', async () => {
  await withTemporary(async (state) => {
    const server = await startMigrated({ workers: { wayfelt: worker }, state })
    const shop = await makeShop(server.database)
    const client = openClient(server.urlOf('wayfelt'), 1)
    const world = { shop, client, session: await signIn(shop, client) }
    await answerAround(world, 300)
    await leaveTraces(world)
    await leaveCase(world, server.database)
    await answerAround(world, 300)

    const before = await countInFiles(state, TEXTS)
    // The body of the webhook is kept as it came, with the address in it.
    expect(TEXTS.filter((text) => before.get(text) === 0)).toEqual([])
    const held: SubjectExport[] = []
    for (const subject of SUBJECTS) held.push(await call(world, '/api/privacy/export', { subject }))
    expect(held.map(({ answers }) => answers.length)).toEqual([2, 3, 2])
    for (const subject of SUBJECTS) {
      const erasure = await call<Erasure>(world, '/api/privacy/erasures', { subject })
      expect(erasure).toMatchObject({ state: 'done' })
    }

    const told: unknown[] = []
    for (const subject of SUBJECTS) told.push(await call(world, '/api/privacy/export', { subject }))
    for (const path of [
      '/api/privacy/erasures',
      '/api/audit?limit=100',
      '/api/answers?limit=50',
      '/api/cases?list=done',
      '/api/cases/1',
      '/api/orders',
      '/api/delivery/issues',
    ])
      told.push((await client.send({ path, headers: world.session })).body)
    for (const text of TEXTS) expect(JSON.stringify(told)).not.toContain(text)
    expect(await findDifferences(shop.db)).toEqual([])
    client.close()
    await server.close()

    await tidyDatabase(state)
    const rows = await readAllRows(state)
    expect(rows).toContain(shop.key)
    for (const text of TEXTS) expect(rows).not.toContain(text)
    // Freed bytes of the file hold on until they are used again; D1 lets nobody at them.
    await tidyDatabase(state, { vacuum: true })
    const after = await countInFiles(state, [...TEXTS, shop.key])
    expect(TEXTS.filter((text) => after.get(text) !== 0)).toEqual([])
    expect(after.get(shop.key)).toBeGreaterThan(0)
  })
})

const FILLED = 60_000
/** Every fiftieth answer is the person's. */
const FILL = `
WITH RECURSIVE numbers (i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < ?3)
INSERT INTO answers (site_id, id, body_hash, journey_id, map_version, survey_id, revision, touchpoint_id,
  scale, stage_id, channel, segment, persona, day, score, lang, respondent, sample, answered_at, received_at)
SELECT ?1, printf('019a8c00-%04x-7000-8000-%012x', i % 50000, i), 'h', 'shopping', 1, 'q-tp-01', 1, 'tp-01',
  'csat5', 'stage-0', 'web', 'b2c', 'anna', '2026-11-20', 1 + i % 5, 'en',
  iif(i % 50 = 0, 'canary', 'visitor-' || i), 1, 1, 1
FROM numbers`

test('an erasure that is killed again and again ends with every answer forgotten and counted once', async () => {
  await withTemporary(async (state) => {
    const setup = await startMigrated({ workers: { wayfelt: worker }, state })
    const shop = await makeShop(setup.database)
    const first = openClient(setup.urlOf('wayfelt'), 1)
    const session = await signIn(shop, first)
    for (let from = 0; from < FILLED; from += 20_000)
      await setup.database
        .prepare(FILL)
        .bind(shop.db.siteId, from, from + 20_000)
        .run()
    first.close()
    await setup.close()

    const port = await findFreePort()
    const client = openClient(new URL(`http://127.0.0.1:${port}`), 1)
    const world = { shop, client, session }
    const path = '/api/privacy/erasures'
    let body: object = { subject: { kind: 'respondent', value: 'canary' } }
    let last: Erasure | null = null
    let cutOff = 0
    let callMs = 0
    for (let round = 0; last?.state !== 'done' && round < 40; round += 1) {
      const server = await startServerProcess({ ...worker, state, port })
      const started = performance.now()
      const calling = call<Erasure>(world, path, body).catch(() => null)
      // The first call tells the name of the erasure, and how long one takes on this machine; the
      // next ones are cut off earlier or later within that time.
      if (round > 0 && round < 6)
        await new Promise((wake) => setTimeout(wake, (callMs * round) / 6))
      else await calling
      if (round === 0) callMs = performance.now() - started
      await server.kill()
      const erasure = await calling
      if (erasure) body = { id: erasure.id }
      else cutOff += 1
      last = erasure
    }
    client.close()
    expect(last).toMatchObject({
      state: 'done',
      total: FILLED,
      scanned: FILLED,
      erased: FILLED / 50,
    })
    // Or the kills hit an idle server, and nothing was tested.
    expect(cutOff).toBeGreaterThan(0)

    const server = await startServer({ workers: { wayfelt: worker }, state })
    const site = siteDb(openDirectory(server.database), shop.db.siteId)
    const ask = async (sql: string) => await server.database.prepare(sql).first<unknown>('it')
    expect(await ask("SELECT count(*) AS it FROM answers WHERE respondent = 'canary'")).toBe(0)
    expect(await ask("SELECT count(*) AS it FROM answers WHERE body_hash = ''")).toBe(FILLED / 50)
    expect(await ask("SELECT count(*) AS it FROM audit_log WHERE action = 'privacy.erased'")).toBe(
      2,
    )
    expect(await ask('SELECT quick_check AS it FROM pragma_quick_check')).toBe('ok')
    expect(await findDifferences(site)).toEqual([])
    await server.close()
  })
})
