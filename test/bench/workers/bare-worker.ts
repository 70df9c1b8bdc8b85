import type { D1Database } from '@cloudflare/workers-types'
import { Hono } from 'hono'

/*
 * The yardstick of the ingest benchmark: the least that a Hono route can do to keep an answer, one
 * INSERT into a plain table with a text key. No validation, no rollup, no index.
 */
const bare = new Hono<{ Bindings: { DB: D1Database } }>().post('/bare', async (c) => {
  const payload = await c.req.text()
  const { id } = JSON.parse(payload) as { id: string }
  await c.env.DB.prepare('INSERT INTO bare (id, payload) VALUES (?1, ?2)').bind(id, payload).run()
  return c.json({ id }, 201)
})

// oxlint-disable-next-line import/no-default-export -- what a Worker is
export default bare
