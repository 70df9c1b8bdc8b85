import { randomUUID } from 'node:crypto'
import { findFreePort } from '#scripts/support/ports.ts'
import { openDirectory, siteDb } from '#worker/db/connect.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { makeAnswer, type SentAnswer } from './answers.ts'
import type { BundledWorker } from './bundle.ts'
import { openClient, type Client } from './client.ts'
import { startMigrated, startServer } from './local-server.ts'
import { startServerProcess } from './server-process.ts'
import { makeShop, type Shop } from './shop.ts'

/** What the writers sent and what was found in the database afterwards. */
export interface KillOutcome {
  kills: number
  acknowledged: number
  /** Calls that a kill cut off; each was sent again under its id until it was acknowledged. */
  cutOff: number
  /** Retries that were told "there already": the answer was kept, its acknowledgement was lost. */
  keptUnheard: number
  /** Replies other than 201, 200 and 503. */
  unexpected: string[]
  lost: number
  doubled: number
  /** Stored without ever having been acknowledged: none is left, since all are sent until they are. */
  unknown: number
  differences: number
  quickCheck: string
}

interface KillPlan {
  worker: BundledWorker
  /** Folder of the database. */
  state: string
  kills: number
  writers: number
  /**
   * The server is killed once it has acknowledged so many more answers, from the first number to the
   * second, each kill another: so that a slow machine is killed amid as much work as a fast one.
   */
  answers: [least: number, most: number]
}

/** Milliseconds by chance, at most, from the acknowledgement that a kill waits for to the kill. */
const MOMENT_MS = 10
/** How long an answer is sent again and again: many starts of the server on a busy machine. */
const PATIENCE_MS = 300_000

interface Writing {
  shop: Shop
  client: Client
  acknowledged: Set<string>
  outcome: Pick<KillOutcome, 'cutOff' | 'keptUnheard' | 'unexpected'>
  sent: number
  isOver: boolean
  /** Called with every acknowledgement. */
  heard: () => void
}

/**
 * Kills the whole server again and again while writers send answers, then compares what they were
 * told with what the database holds. A killed process loses nothing that it handed to the kernel;
 * a power cut is another test.
 */
export async function killRun(plan: KillPlan): Promise<KillOutcome> {
  const { worker, state } = plan
  const setup = await startMigrated({ workers: { wayfelt: worker }, state })
  const shop = await makeShop(setup.database)
  await setup.close()

  const port = await findFreePort()
  const writing: Writing = {
    shop,
    client: openClient(new URL(`http://127.0.0.1:${port}`), plan.writers),
    acknowledged: new Set(),
    outcome: { cutOff: 0, keptUnheard: 0, unexpected: [] },
    sent: 0,
    isOver: false,
    heard: () => {},
  }
  const writers = Array.from({ length: plan.writers }, async () => await write(writing))
  await killAgainAndAgain(plan, writing, port)
  const server = await startServerProcess({ ...worker, state, port })
  writing.isOver = true
  await Promise.all(writers)
  writing.client.close()
  await server.kill()
  return {
    kills: plan.kills + 1,
    acknowledged: writing.acknowledged.size,
    ...writing.outcome,
    ...(await inspect(plan, writing)),
  }
}

async function killAgainAndAgain(plan: KillPlan, writing: Writing, port: number): Promise<void> {
  const { worker, state, kills } = plan
  const [least, most] = plan.answers
  for (let kill = 0; kill < kills; kill += 1) {
    const server = await startServerProcess({ ...worker, state, port })
    // Few and many by turns.
    const share = ((kill * 7) % kills) / kills
    await acknowledgements(writing, Math.round(least + share * (most - least)))
    await new Promise((wake) => setTimeout(wake, Math.random() * MOMENT_MS))
    await server.kill()
  }
}

/** Waits until so many more answers are acknowledged. */
async function acknowledgements(writing: Writing, count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const wanted = writing.acknowledged.size + count
  writing.heard = () => {
    if (writing.acknowledged.size >= wanted) resolve()
  }
  writing.heard()
  await promise
}

/** Sends one answer after the other; each until it is acknowledged. */
async function write(writing: Writing): Promise<void> {
  while (!writing.isOver) {
    const index = writing.sent++
    const id = index % 4 === 0 ? randomUUID() : uuidv7()
    const isHeard = await sendUntilHeard(writing, makeAnswer(writing.shop.key, { index, id }))
    if (!isHeard) continue
    writing.acknowledged.add(id)
    writing.heard()
  }
}

/** @returns false for a reply that no retry will change */
async function sendUntilHeard({ client, outcome }: Writing, answer: SentAnswer): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const reply = await client.post('/v1/answers', answer.body).catch(toError)
    if (reply instanceof Error) {
      if (!reply.message.includes('ECONNREFUSED')) outcome.cutOff += 1
    } else if (reply.status !== 503) {
      const isHeard = reply.status === 200 || reply.status === 201
      if (reply.status === 200) outcome.keptUnheard += 1
      if (!isHeard) outcome.unexpected.push(`${reply.status} ${reply.body}`)
      return isHeard
    }
    await new Promise((wake) => setTimeout(wake, 20))
  }
  throw new Error(`An answer was not acknowledged for ${PATIENCE_MS / 1000} s`)
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

async function inspect({ worker, state }: KillPlan, { shop, acknowledged }: Writing) {
  const server = await startServer({ workers: { wayfelt: worker }, state })
  const { results } = await server.database
    .prepare('SELECT coalesce(client_id, id) AS claimed FROM answers')
    .all<{ claimed: string }>()
  const check = await server.database.prepare('PRAGMA quick_check').first<string>('quick_check')
  const stored = new Set(results.map(({ claimed }) => claimed))
  const site = siteDb(openDirectory(server.database), shop.db.siteId)
  const differences = await findDifferences(site)
  await server.close()
  return {
    lost: countMissing(acknowledged, stored),
    doubled: results.length - stored.size,
    unknown: countMissing(stored, acknowledged),
    differences: differences.length,
    quickCheck: check ?? '',
  }
}

/** How many of `some` are not among `others`. */
function countMissing(some: Set<string>, others: Set<string>): number {
  return [...some].filter((one) => !others.has(one)).length
}
