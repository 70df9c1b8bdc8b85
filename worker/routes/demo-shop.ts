import { Hono } from 'hono'
import { DEMO_KEY } from '#contract/words.ts'
import { AppError } from '#worker/errors.ts'
import { cachedCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'

/** The demo shop: only where its site is, or every deployment had a shop's pages on its own origin. */
export const demoShop = new Hono<AppEnv>().all('/*', async (c) => {
  if (!(await cachedCollector(c.env.DB, { key: DEMO_KEY, now: Date.now() })))
    throw new AppError('not_found', 'Nothing is here.')
  return await c.env.ASSETS.fetch(c.req.raw)
})
