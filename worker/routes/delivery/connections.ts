import { Hono, type Context } from 'hono'
import {
  connectionChangeSchema,
  messagesQuerySchema,
  newConnectionSchema,
  replaySchema,
  type Connection as ConnectionItem,
  type ConnectionList,
  type MadeConnection,
  type MessagePage,
  type ReplayReport,
  type TestReport,
} from '#contract/delivery/connections.ts'
import { asksBack, DELIVERY_LIMITS, SENDERS, type Sender } from '#contract/delivery/words.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import {
  changeConnection,
  countConnections,
  createConnection,
  endConnection,
  findConnection,
  listConnections,
  listTraffic,
  type Connection,
  type Traffic,
} from '#worker/db/delivery/connections.ts'
import { listMessages } from '#worker/db/delivery/message-log.ts'
import { listAsking, type Asking } from '#worker/db/delivery/rereads.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import { forgetConnection, secretOf } from '#worker/http/connection-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { publicOrigin } from '#worker/http/origin.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { reserveFreeCode } from '#worker/routes/channels/reserve-code.ts'
import { seal } from '#worker/secrets/sealed.ts'
import { pollNow } from './poll-now.ts'
import { replayMessages } from './replay.ts'
import { trySample } from './try-sample.ts'

const BODY_BYTES = 4096
const HOUR_MS = 3_600_000

/** Who sends orders and parcels, as the site's people manage it. */
export const connections = new Hono<AppEnv>()
  .get('/connections', may('site:manage'), async (c) => {
    const db = c.get('db')
    const [all, traffic, asking] = await Promise.all([
      listConnections(db),
      listTraffic(db),
      listAsking(db),
    ])
    const list = all.map((one) =>
      toItem(c, one, { traffic: traffic.get(one.id), asking: asking.get(one.id) }),
    )
    return c.json({ connections: list } satisfies ConnectionList)
  })
  .post('/connections', may('site:manage'), async (c) => {
    const wish = await readJson(c.req.raw, newConnectionSchema, BODY_BYTES)
    const { sender, name, secret } = wish
    const db = c.get('db')
    checkSecret(sender, secret)
    checkSwitch(sender, wish.asksBack)
    if ((await countConnections(db)) >= DELIVERY_LIMITS.connections)
      throw new AppError(
        'conflict',
        `A site has at most ${DELIVERY_LIMITS.connections} connections. End some first.`,
      )
    const id = await reserveFreeCode(c.get('own'))
    const sealed = secret === undefined ? null : await sealedSecret(c, id, secret)
    const made = await createConnection(db, { id, sender, name, sealed, asksBack: wish.asksBack })
    forgetConnection(id)
    // From now on its figures are looked after each hour, not each day.
    const hourly = Date.now() + HOUR_MS
    await makeDue(c.get('own'), Math.min(made.pollDue ?? hourly, hourly))
    return c.json((await toMade(c, made)) satisfies MadeConnection, 201)
  })
  .patch('/connections/:id', may('site:manage'), async (c) => {
    const change = await readJson(c.req.raw, connectionChangeSchema, BODY_BYTES)
    const db = c.get('db')
    const known = await knownConnection(db, c.req.param('id'))
    if (known.endedAt !== null)
      throw new AppError('conflict', 'This connection was ended. Make a new one.')
    if (change.secret !== undefined) checkSecret(known.sender, change.secret)
    checkSwitch(known.sender, change.asksBack)
    const sealed =
      change.secret === undefined ? undefined : await sealedSecret(c, known.id, change.secret)
    const { name, renew, asksBack: asks } = change
    const changed = await changeConnection(db, known, { name, sealed, renew, asksBack: asks })
    forgetConnection(known.id)
    if (changed.pollDue !== null) await makeDue(c.get('own'), changed.pollDue)
    return c.json((await toMade(c, changed)) satisfies MadeConnection)
  })
  .delete('/connections/:id', may('site:manage'), async (c) => {
    const db = c.get('db')
    const known = await knownConnection(db, c.req.param('id'))
    await endConnection(db, known)
    forgetConnection(known.id)
    return c.body(null, 204)
  })
  .get(
    '/connections/:id/messages',
    may('site:manage'),
    validate('query', messagesQuerySchema),
    async (c) => {
      const db = c.get('db')
      const { id } = await knownConnection(db, c.req.param('id'))
      const { limit, cursor } = c.req.valid('query')
      return c.json((await listMessages(db, id, { limit, before: cursor })) satisfies MessagePage)
    },
  )
  .post('/connections/:id/replays', may('site:manage'), async (c) => {
    const wish = await readJson(c.req.raw, replaySchema, BODY_BYTES)
    const connection = await knownConnection(c.get('db'), c.req.param('id'))
    const { timezone } = await ownSite(c.get('own'))
    return c.json((await replayMessages(c, { connection, timezone, wish })) satisfies ReplayReport)
  })
  .post('/connections/:id/poll', may('site:manage'), async (c) => {
    const connection = await knownConnection(c.get('db'), c.req.param('id'))
    return c.json(toItem(c, await pollNow(c, connection), {}) satisfies ConnectionItem)
  })
  .post('/connections/:id/test', may('site:manage'), async (c) => {
    const connection = await knownConnection(c.get('db'), c.req.param('id'))
    const { timezone } = await ownSite(c.get('own'))
    return c.json((await trySample(c, { connection, timezone })) satisfies TestReport)
  })

async function knownConnection(db: ActingDb, id: string): Promise<Connection> {
  const known = await findConnection(db, id)
  if (!known) throw new AppError('not_found', 'There is no such connection.')
  return known
}

/** A secret is given exactly where the sender makes it. @throws AppError `invalid` */
function checkSecret(sender: Sender, secret: string | undefined): void {
  const { secretBy } = SENDERS[sender]
  if (secretBy === 'us' && secret !== undefined)
    throw new AppError('invalid', 'Wayfelt makes the secret of this sender.', [
      { field: 'secret', reason: 'must be left out for this sender' },
    ])
}

/** Only some senders can be asked what is true. @throws AppError `invalid` */
function checkSwitch(sender: Sender, asked: boolean | undefined): void {
  if (asked !== undefined && !asksBack(sender))
    throw new AppError('invalid', 'This sender cannot be asked itself.', [
      { field: 'asksBack', reason: 'must be left out for this sender' },
    ])
}

async function sealedSecret(c: Context<AppEnv>, id: string, secret: string): Promise<string> {
  const { siteId } = c.get('db')
  return await seal({ root: c.env.WAYFELT_SECRET, siteId, purpose: `connection ${id}` }, secret)
}

function urlOf(c: Context<AppEnv>, { id }: Connection): string {
  return `${publicOrigin(c)}/v1/in/${id}`
}

/** What is known of a connection beside its own row. */
interface Known {
  traffic?: Traffic | undefined
  asking?: Asking | undefined
}

function toItem(c: Context<AppEnv>, row: Connection, { traffic, asking }: Known): ConnectionItem {
  const { id, sender, name, madeAt, madeByName, endedAt, refusals } = row
  const { refusedAt, refusal, refusalDetail, poll } = row
  return {
    id,
    sender,
    name,
    url: urlOf(c, row),
    hasSecret: row.sealed !== null || SENDERS[sender].secretBy === 'us',
    madeAt,
    maker: madeByName,
    endedAt,
    last: traffic ? { at: traffic.at, topic: traffic.topic, outcome: traffic.outcome } : null,
    unknown: traffic?.unknown ?? [],
    refusals,
    refused:
      refusedAt !== null && refusal !== null
        ? { at: refusedAt, reason: refusal, detail: refusalDetail ?? '' }
        : null,
    poll: poll && {
      at: poll.at,
      next: endedAt === null ? row.pollDue : null,
      failure: poll.failure,
      tries: poll.tries,
      gap: poll.gap,
    },
    rereads: asksBack(sender)
      ? {
          isOn: row.asksBack === 1,
          pending: asking?.pending ?? 0,
          givenUp: asking?.givenUp ?? 0,
          failure: poll?.failure ?? asking?.failure ?? null,
        }
      : null,
  }
}

/** A connection with its secret, as it is shown once. */
async function toMade(c: Context<AppEnv>, row: Connection): Promise<MadeConnection> {
  const asking = (await listAsking(c.get('db'))).get(row.id)
  const { proof, secretBy } = SENDERS[row.sender]
  const secret = await secretOf(c.env.WAYFELT_SECRET, row)
  const url = urlOf(c, row)
  return {
    ...toItem(c, row, { asking }),
    address: proof === 'path' && secret !== null ? `${url}/${secret}` : url,
    secret: proof === 'signature' && secretBy === 'us' ? secret : null,
  }
}
