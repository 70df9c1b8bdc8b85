import { Hono } from 'hono'
import { orderQuerySchema, type OrderPage } from '#contract/delivery/orders.ts'
import type { OrderStory } from '#contract/cases/story.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { listOrders } from '#worker/db/delivery/orders.ts'
import { findOrderId, readStory } from '#worker/db/delivery/order-story.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { toStory } from './to-story.ts'

/** Orders, for those who may see people: an order is somebody's. */
export const orders = new Hono<AppEnv>()
  .get('/orders', may('people:read'), validate('query', orderQuerySchema), async (c) => {
    const { cursor, limit } = c.req.valid('query')
    return c.json((await listOrders(c.get('db'), { limit, before: cursor })) satisfies OrderPage)
  })
  .get('/orders/:id', may('people:read'), validate('query', readerQuerySchema), async (c) => {
    const db = c.get('db')
    const id = await findOrderId(db, c.req.param('id').replace(/^#/, ''))
    if (id === null) throw new AppError('not_found', 'There is no such order.')
    const story = await toStory(c, await readStory(db, id), c.req.valid('query').lang)
    return c.json(story satisfies OrderStory)
  })
