import type { D1Database } from '@cloudflare/workers-types'
import { Hono } from 'hono'
import { app } from '#worker/app.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { openDirectory, siteDb } from '#worker/db/connect.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { countDatabase, type Counts } from './counted-database.ts'

interface Env {
  DB: D1Database
}

/*
 * The product's own app on a D1 that counts: each answer carries what its request cost in
 * `x-bench-counts`. Only counts are read here, never times.
 *
 * `POST /bench/answers` stores a batch of stamped answers, as a queue's consumer would.
 */
const counting = new Hono<{ Bindings: Env }>()
  .post('/bench/answers', async (c) => {
    const { siteId, answers } = await c.req.json<{ siteId: number; answers: StampedAnswer[] }>()
    const stored = await insertAnswers(siteDb(openDirectory(c.env.DB), siteId), answers)
    return c.json({ stored: stored.size }, 201)
  })
  .all('*', async (c) => {
    const counts: Counts = { trips: 0, rowsRead: 0, rowsWritten: 0 }
    const env = { ...c.env, DB: countDatabase(c.env.DB, counts) }
    const response = await app.fetch(c.req.raw, env, c.executionCtx)
    const counted = new Response(response.body, response)
    counted.headers.set('x-bench-counts', JSON.stringify(counts))
    return counted
  })

// oxlint-disable-next-line import/no-default-export -- what a Worker is
export default counting
