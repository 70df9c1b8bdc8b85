import type { CaseRule } from '#contract/cases/rules.ts'
import { findFreePort } from '#scripts/support/ports.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { actingDb } from '#worker/db/connect.ts'
import { changeRules } from '#worker/db/cases/desk.ts'
import { createEndpoints } from '#worker/db/outbox/endpoints.ts'
import { messageOfAnswer } from '#worker/domain/outbox/message-id.ts'
import { webhookSecret } from '#worker/secrets/webhook.ts'
import { makeAnswer } from './answers.ts'
import type { BundledWorker } from './bundle.ts'
import { openClient, type Client } from './client.ts'
import { startMigrated, startServer, type LocalServer } from './local-server.ts'
import { startReceiver, type Receiver } from './receiver.ts'
import { startServerProcess } from './server-process.ts'
import { makeShop, type Shop } from './shop.ts'

/** What was stored and what the receiver got of it. */
export interface OutboxOutcome {
  kills: number
  acknowledged: number
  /** Messages that came more than once, always under one id. */
  again: number
  /** Acknowledged answers whose message never came. */
  lost: number
  /** Messages whose answer came under another id, too. */
  renamed: number
  refused: number
  /** Messages that tell of an answer that is not stored. */
  unknown: number
  waiting: number
  /** Stored answers that a rule opens a case for. */
  bad: number
  /** Of those, answers without a case, and answers with more than one. */
  caseless: number
  doubled: number
  /** Cases of answers that no rule meant, and cases that were never told of, or under two ids. */
  unmeant: number
  untold: number
}

interface OutboxPlan {
  worker: BundledWorker
  /** Folder of the database. */
  state: string
  kills: number
  writers: number
}

const ROOT = '5'.repeat(64)
const ENDPOINT = 'receiver'
/** Two of five scores open a case, in the transaction of their answer. */
const HIGHEST_BAD = 2
const RULE: CaseRule = {
  id: 'bad',
  name: 'Bad',
  isOn: true,
  priority: 'high',
  owner: null,
  groups: [[{ kind: 'score', scale: 'csat5', from: 1, to: HIGHEST_BAD }]],
}
/** Messages from one kill to the next, at most. */
const MOST_BETWEEN = 15
const PATIENCE_MS = 300_000
/** Longer than a claim lasts: the job comes so much later each time. */
const STEP_MS = 200_000
const STEPS = 200

interface Writing {
  shop: Shop
  client: Client
  acknowledged: Set<string>
  sent: number
  isOver: boolean
}

/**
 * Kills the whole server in the middle of sending, again and again, each time when the receiver has a
 * message and has not answered it yet. Then the site's job goes on until nothing waits.
 */
export async function killOutbox(plan: OutboxPlan): Promise<OutboxOutcome> {
  const { worker, state, kills } = plan
  const setup = await startMigrated({ workers: { wayfelt: worker }, state })
  const shop = await makeShop(setup.database)
  const { siteId } = shop.db
  const signed = { root: ROOT, siteId, id: ENDPOINT, version: 1 }
  const receiver = await startReceiver(await webhookSecret(signed))
  await tellReceiver(shop, receiver.url)
  await setup.close()

  const port = await findFreePort()
  const client = openClient(new URL(`http://127.0.0.1:${port}`), plan.writers)
  const writing: Writing = { shop, client, acknowledged: new Set(), sent: 0, isOver: false }
  const writers = Array.from({ length: plan.writers }, async () => await write(writing))
  for (let kill = 0; kill < kills; kill += 1) {
    const server = await startServerProcess({ ...worker, state, port })
    await amidMessage(receiver, 1 + Math.floor(Math.random() * MOST_BETWEEN))
    await server.kill()
  }
  const last = await startServerProcess({ ...worker, state, port })
  writing.isOver = true
  await Promise.all(writers)
  client.close()
  await last.kill()
  const server = await startServer({ workers: { wayfelt: worker }, state })
  try {
    const waiting = await finish(server, siteId)
    return { kills, waiting, ...(await compare(server, writing, receiver)) }
  } finally {
    await server.close()
    await receiver.close()
  }
}

async function tellReceiver({ own, db }: Shop, url: string): Promise<void> {
  const stamp = { kind: 'system', id: 'bench', name: 'bench', now: Date.now() } as const
  const settings = { people: true, comments: true, lang: 'en' as const }
  const acting = actingDb(own, db.siteId, stamp)
  await changeRules(acting, { rules: [RULE], owners: {} }, 0)
  await createEndpoints(acting, [
    {
      id: ENDPOINT,
      kind: 'webhook',
      name: 'Receiver',
      url,
      settings,
      sealed: null,
      topics: ['answer.created', 'case.opened'],
    },
  ])
}

/** Waits until the receiver has so many more messages, and holds the last of them. */
async function amidMessage(receiver: Receiver, count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let left = count
  receiver.heard = () => {
    left -= 1
    if (left <= 0) resolve()
  }
  await promise
  receiver.heard = () => {}
}

/** Sends one answer after the other, each until it is acknowledged. */
async function write(writing: Writing): Promise<void> {
  const { client, shop, acknowledged } = writing
  while (!writing.isOver) {
    const id = uuidv7()
    const { body } = makeAnswer(shop.key, { index: writing.sent++, id })
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      const reply = await client.post('/v1/answers', body).catch(() => null)
      if (reply?.status === 200 || reply?.status === 201) break
      if (performance.now() > until) throw new Error(`Not acknowledged: ${reply?.body ?? 'gone'}`)
      await new Promise((wake) => setTimeout(wake, 20))
    }
    acknowledged.add(id)
  }
}

/** Lets the job come again and again, each time later, until nothing waits. @returns what still does */
async function finish(server: LocalServer, siteId: number): Promise<number> {
  const now = Date.now()
  let waiting = 0
  for (let step = 1; step <= STEPS; step += 1) {
    await server.runJob(now + step * STEP_MS)
    waiting =
      (await server.database
        .prepare("SELECT count(*) AS n FROM outbox WHERE site_id = ? AND state = 'waiting'")
        .bind(siteId)
        .first<number>('n')) ?? 0
    if (waiting === 0) break
  }
  return waiting
}

async function compare(
  { database }: LocalServer,
  { shop, acknowledged }: Writing,
  { byId, refused }: Receiver,
): Promise<Omit<OutboxOutcome, 'kills' | 'waiting'>> {
  const { results: answers } = await database
    .prepare('SELECT id, score FROM answers WHERE site_id = ?')
    .bind(shop.db.siteId)
    .all<{ id: string; score: number }>()
  const { results: cases } = await database
    .prepare('SELECT id, answer_id AS answer FROM cases WHERE site_id = ?')
    .bind(shop.db.siteId)
    .all<{ id: string; answer: string }>()
  const expected = new Map(answers.map(({ id }) => [messageOfAnswer(id), id]))
  const opened = new Set(cases.map(({ id }) => id))
  const all = [...byId]
  const told = all.filter(([id, message]) => expected.has(id) || !isOf(message.answers, opened))
  return {
    acknowledged: acknowledged.size,
    again: all.filter(([, { times }]) => times > 1).length,
    lost: [...acknowledged].filter((id) => !byId.has(messageOfAnswer(id))).length,
    renamed: told.filter(([id, message]) =>
      [...message.answers].some((one) => expected.get(id) !== one),
    ).length,
    refused: refused.length,
    unknown: told.filter(([id]) => !expected.has(id)).length,
    ...compareCases({ answers, cases, tellings: all.map(([, message]) => message.answers) }),
  }
}

const isOf = (subjects: Set<string>, cases: Set<string>) =>
  [...subjects].every((subject) => cases.has(subject))

interface Stored {
  answers: { id: string; score: number }[]
  cases: { id: string; answer: string }[]
  /** What each message that came, under an id of its own, was about. */
  tellings: Set<string>[]
}

/** Each bad answer has one case, no other has one, and each case was told of under one id. */
function compareCases({ answers, cases, tellings }: Stored) {
  const bad = new Set(answers.filter(({ score }) => score <= HIGHEST_BAD).map(({ id }) => id))
  const casesOf = new Map<string, number>()
  for (const { answer } of cases) casesOf.set(answer, (casesOf.get(answer) ?? 0) + 1)
  const times = new Map<string, number>()
  for (const subjects of tellings)
    for (const subject of subjects) times.set(subject, (times.get(subject) ?? 0) + 1)
  return {
    bad: bad.size,
    caseless: [...bad].filter((id) => !casesOf.has(id)).length,
    doubled: [...casesOf.values()].filter((n) => n > 1).length,
    unmeant: [...casesOf.keys()].filter((id) => !bad.has(id)).length,
    untold: cases.filter(({ id }) => times.get(id) !== 1).length,
  }
}
