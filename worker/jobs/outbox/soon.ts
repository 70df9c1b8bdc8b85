import { listProvedAddresses } from '#worker/db/accounts/users.ts'
import { actingDb, openDirectory, siteDirectory, type Directory } from '#worker/db/connect.ts'
import { nextDue } from '#worker/db/outbox/messages.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import type { Bindings } from '#worker/http/env.ts'
import { systemStamp } from '#worker/jobs/system-stamp.ts'
import type { Sending } from './attempt.ts'
import { AT_ONCE, deliverSome } from './deliver.ts'

/*
 * The one seam between what happens and its sending. Messages lie in the outbox; here it is said who
 * empties it: a consumer of the queue where one is bound, else this very Worker, after its answer.
 * Whatever becomes of either, the site is due, and its job looks again.
 */

/** What a deployment must have to send. */
export type OutboxEnv = Pick<
  Bindings,
  'DB' | 'WAYFELT_SECRET' | 'OUTBOX' | 'WEBHOOKS_TO_LOOPBACK' | 'EMAIL' | 'MAIL_FROM'
>

/** What stands in the queue: which site has something to send. Never the message itself. */
export interface OutboxWord {
  siteId: number
}

/** Turns after a request or a word of the queue: a free plan's invocation may make 50 calls. */
const TURNS = 3
/** When the job looks if nobody else has sent it. */
const LOOK_MS = 60_000
/** The promise is made anew when it ends this soon: the job must not look before the message is there. */
const AHEAD_MS = 30_000
const MOST_SITES = 1000

/** Until when a site's job is known to look, by this isolate. */
const promised = new Map<number, number>()

/**
 * Makes sure, before a message is stored, that the site's job will look for it: should this Worker die
 * right after, nobody else knows. Nearly always it is known already and nothing is written.
 * @param now Unix milliseconds
 */
export async function promiseDelivery(d1: D1Database, siteId: number, now: number): Promise<void> {
  if ((promised.get(siteId) ?? 0) - now > AHEAD_MS) return
  if (promised.size >= MOST_SITES) promised.clear()
  await makeDue(siteDirectory(openDirectory(d1), siteId), now + LOOK_MS)
  promised.set(siteId, now + LOOK_MS)
}

/** Sends what is due of a site now: by the queue where there is one, else at once. Never fails. */
export async function deliverSoon(env: OutboxEnv, siteId: number): Promise<void> {
  try {
    if (env.OUTBOX) await env.OUTBOX.send({ siteId } satisfies OutboxWord)
    else await emptyOutbox(env, siteId)
  } catch (error) {
    // The job will look: nothing is lost.
    console.error(JSON.stringify({ job: 'outbox', siteId, error: String(error) }))
  }
}

/** Empties the outboxes that a batch of the queue names. A site whose turn fails is tried again. */
export async function deliverQueued(
  { messages }: Pick<MessageBatch<OutboxWord>, 'messages'>,
  env: OutboxEnv,
): Promise<void> {
  const bySite = Map.groupBy(messages, ({ body }) => body.siteId)
  for (const [siteId, words] of bySite)
    try {
      await emptyOutbox(env, siteId)
    } catch (error) {
      console.error(JSON.stringify({ job: 'outbox', siteId, error: String(error) }))
      for (const word of words) word.retry({ delaySeconds: 10 })
    }
}

/**
 * How this deployment sends.
 * @param clock Unix milliseconds
 * @param directory by which it is known who may be mailed; its queries are the caller's
 */
export function sendingOf(
  env: OutboxEnv,
  clock: () => number = Date.now,
  directory: Directory = openDirectory(env.DB),
): Sending {
  const isLocal = env.WEBHOOKS_TO_LOOPBACK === 'yes'
  const post = postOf(env, directory)
  return { root: env.WAYFELT_SECRET, isLocal, clock, chance: Math.random, post }
}

/**
 * Hands a mail over, as long as its address is somebody's of the site: who has left is told nothing. The
 * people of a site are read once, however many mails there are.
 */
function postOf({ EMAIL, MAIL_FROM }: OutboxEnv, directory: Directory): Sending['post'] {
  if (!EMAIL || !MAIL_FROM) return null
  const known = new Map<number, Promise<Set<string>>>()
  const heard = { status: null, reply: '', retryAfter: null }
  return async (siteId, to, mail) => {
    const people = known.get(siteId) ?? listProvedAddresses(siteDirectory(directory, siteId))
    known.set(siteId, people)
    if (!(await people).has(to)) return { ...heard, outcome: 'gone' }
    try {
      await EMAIL.send({ from: MAIL_FROM, to, ...mail })
      return { ...heard, outcome: 'delivered' }
    } catch (error) {
      // What it says may name the address.
      return { ...heard, outcome: 'refused', reply: error instanceof Error ? error.name : '' }
    }
  }
}

/** Sends what is due, some turns long; the site's job goes on with what is left, when it is due. */
async function emptyOutbox(env: OutboxEnv, siteId: number): Promise<void> {
  const directory = openDirectory(env.DB)
  const db = actingDb(directory, siteId, systemStamp(Date.now()))
  const sending = sendingOf(env, Date.now, directory)
  for (let turn = 0; turn < TURNS; turn += 1)
    if ((await deliverSome(db, sending, AT_ONCE)) < AT_ONCE) break
  const next = await nextDue(db)
  if (next !== null) await makeDue(siteDirectory(directory, siteId), next)
}
