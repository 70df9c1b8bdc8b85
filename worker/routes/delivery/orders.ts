import { Hono, type Context } from 'hono'
import { orderBatchSchema, type OrderReceipt } from '#contract/delivery/generic.ts'
import { orderQuerySchema, type OrderPage } from '#contract/delivery/orders.ts'
import { DELIVERY_LIMITS } from '#contract/delivery/words.ts'
import type { OrderStory } from '#contract/cases/story.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { listOrders, type Found } from '#worker/db/delivery/orders.ts'
import { findOrderId, readStory } from '#worker/db/delivery/order-story.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { trackingCode } from '#worker/domain/delivery/carriers.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readJson } from '#worker/domain/delivery/reading/json.ts'
import { heard } from '#worker/domain/delivery/reading/message.ts'
import { heardOf } from '#worker/domain/delivery/senders/generic.ts'
import { hideReference } from '#worker/domain/privacy/pseudonym.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { decodeExactly, parse, readText, validate } from '#worker/http/validate.ts'
import { keepMessage } from '#worker/jobs/delivery/keep-message.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { keepingOf } from './keeping.ts'
import { toStory } from './to-story.ts'

/** What stands for the connection of what came by the API. */
const API = 'api'

/** Orders, for those who may see people: an order is somebody's. */
export const orders = new Hono<AppEnv>()
  .get('/orders', may('people:read'), validate('query', orderQuerySchema), async (c) => {
    const { cursor, limit, find } = c.req.valid('query')
    const found = find === undefined ? null : await foundBy(c, find)
    return c.json(
      (await listOrders(c.get('db'), { limit, before: cursor, found })) satisfies OrderPage,
    )
  })
  // Sent again, a batch changes nothing; nor does an older one that comes late.
  .post('/orders', may('orders:write'), async (c) => {
    const now = Date.now()
    const db = c.get('db')
    // By this reader, digits beyond 2⁵³ stay what they are.
    const text = await readText(c.req.raw, DELIVERY_LIMITS.messageBytes, decodeExactly)
    const batch = parse(orderBatchSchema, readJson(text))
    const { timezone } = await ownSite(c.get('own'))
    const told = heardOf(batch, { timezone, receivedAt: now })
    const counts = { orders: told.orders.length, parcels: told.parcels.length }
    const { isNew } = await keepMessage(
      keepingOf(c, db, now),
      { id: API, timezone },
      {
        message: { text, headers: {}, query: {}, method: 'POST' },
        ...heard({ topic: 'orders', same: fingerprint(text), at: null, ...told }),
        now,
        noted: { actor: db.actor, action: 'orders.told', details: counts },
      },
    )
    return c.json({ ...counts, isRepeated: !isNew } satisfies OrderReceipt)
  })
  .get('/orders/:id', may('people:read'), validate('query', readerQuerySchema), async (c) => {
    const db = c.get('db')
    const id = await findOrderId(db, c.req.param('id').replace(/^#/, ''))
    if (id === null) throw new AppError('not_found', 'There is no such order.')
    const story = await toStory(c, await readStory(db, id), c.req.valid('query').lang)
    return c.json(story satisfies OrderStory)
  })

/** What somebody looks for, in the forms in which it may be stored. */
async function foundBy(c: Context<AppEnv>, text: string): Promise<Found> {
  const names = siteHashes(c.env.WAYFELT_SECRET, c.get('db').siteId)
  return {
    name: await hideReference('order', text.replace(/^#\s*/, ''), names),
    emailHash: await names.email(text),
    code: trackingCode(text) ?? '',
  }
}
