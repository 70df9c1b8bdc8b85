import type { D1Database } from '@cloudflare/workers-types'
import { Hono } from 'hono'
import { app } from '#worker/app.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { recordingDatabase, rememberedDatabase, type Recording } from './remembered-database.ts'

/** One request of a route. `{{uuid}}` and `{{now}}` in its body are made anew each time. */
export interface RouteCall {
  path: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers: Record<string, string>
  body?: string
}

/** What one request cost the database. */
export type RouteCost = Omit<Recording, 'replies'> & { status: number }

interface Env {
  DB: D1Database
}

let recorded: { call: RouteCall; recording: Recording; status: number; at: number } | null = null
const clock = Date.now

/*
 * Runs requests through the product's own app inside one request, so that a measuring process sees
 * hardly more than our JavaScript. `POST /bench/record` asks the real D1, twice, since the first
 * request of an isolate also loads the site; `POST /bench/replay?times=` answers from memory.
 */
const routes = new Hono<{ Bindings: Env }>()
  .post('/bench/record', async (c) => {
    Date.now = clock
    const at = Date.now()
    const call = await c.req.json<RouteCall>()
    const recording = { replies: [], queries: 0, rowsRead: 0, rowsWritten: 0 }
    const { DB } = c.env
    if (call.method === 'GET' || call.path.startsWith('/v1')) await serve(call, c.env, DB)
    const response = await serve(call, c.env, recordingDatabase(DB, recording))
    const text = await response.text()
    recorded = { call, recording, status: response.status, at }
    if (!response.ok) return c.text(`${call.path}: ${response.status} ${text}`, 500)
    const { replies: _, ...cost } = recording
    return c.json({ ...cost, status: response.status } satisfies RouteCost)
  })
  .post('/bench/replay', async (c) => {
    if (!recorded) return c.text('Nothing was recorded', 409)
    const { call, recording, status, at } = recorded
    // The same instant again: what the isolate remembers would grow old while it is measured.
    Date.now = () => at
    for (let times = Number(c.req.query('times')); times > 0; times -= 1) {
      const response = await serve(call, c.env, rememberedDatabase(recording))
      const text = await response.text()
      if (response.status !== status) return c.text(`${response.status} ${text}`, 500)
    }
    return c.text('done')
  })

const LOADER = '/* loader */'.padEnd(8000, 'x')

/** What a request leaves for later is not part of its cost; it may fail on a remembered database. */
const AFTERWARDS = {
  waitUntil: (work: Promise<unknown>) => void work.catch(() => {}),
  passThroughOnException: () => {},
  props: {},
}

async function serve(call: RouteCall, env: Env, DB: D1Database): Promise<Response> {
  const { path, method, headers, body } = call
  const text = body?.replaceAll('{{uuid}}', () => uuidv7()).replaceAll('{{now}}', `${Date.now()}`)
  const length = text === undefined ? {} : { 'content-length': `${text.length}` }
  const request = new Request(`https://wayfelt.example${path}`, {
    method,
    headers: { ...headers, ...length },
    ...(text === undefined ? {} : { body: text }),
  })
  const assets = { fetch: () => Promise.resolve(new Response(LOADER)) }
  return await app.fetch(request, { ...env, DB, ASSETS: assets }, AFTERWARDS)
}

// oxlint-disable-next-line import/no-default-export -- what a Worker is
export default routes
