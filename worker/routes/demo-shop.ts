import { Hono, type Context } from 'hono'
import { DEMO_KEY } from '#contract/words.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import { findUnderWay } from '#worker/db/delivery/under-way.ts'
import { AppError } from '#worker/errors.ts'
import { cachedCollector, collectorDb } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { signOrder } from '#worker/secrets/tokens/sign-token.ts'

/** What the tracking page asks: an order is asked each of it once. */
const ASKED = ['tracking-csat', 'parcel-problem']
const MONTH_S = 30 * 86_400

/** The demo shop: only where its site is, or every deployment had a shop's pages on its own origin. */
export const demoShop = new Hono<AppEnv>().all('/*', async (c) => {
  const site = await cachedCollector(c.env.DB, { key: DEMO_KEY, now: Date.now() })
  if (!site) throw new AppError('not_found', 'Nothing is here.')
  // The shop's own server, and no part of the API.
  if (!c.req.path.endsWith('/parcel.json')) return await c.env.ASSETS.fetch(c.req.raw)
  c.header('cache-control', 'no-store')
  return c.json(await parcelOf(c, site))
})

/**
 * What a shop's server would tell its tracking page: where the parcel of `?order=` is, or of any order
 * that is on its way, and a token that says so. Null where there is none.
 */
async function parcelOf(c: Context<AppEnv>, site: Collector) {
  const found = await findUnderWay(collectorDb(c.env.DB, site), c.req.query('order') ?? null, ASKED)
  if (!found) return null
  const { orderId: order, carrier, code, status, promised, events } = found
  const [kid] = site.signingKeys
  const key = { root: c.env.WAYFELT_SECRET, siteId: site.siteId, kid: kid ?? '' }
  const expires = Math.floor(Date.now() / 1000) + MONTH_S
  return {
    order,
    carrier,
    code,
    status,
    promised,
    events: events.map(({ t: at, s, i, p }) => ({ at, status: s, issue: i, place: p })),
    token: kid === undefined ? null : await signOrder(key, order, expires),
  }
}
