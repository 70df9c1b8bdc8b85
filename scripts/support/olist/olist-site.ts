import { siteViews, type Directory, type SiteViews } from '#worker/db/connect.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { createSite, findSite } from '#worker/db/site/sites.ts'
import { BUCKETS } from './join.ts'

export const OLIST_KEY = 'wf_pk_olist'
export const OLIST_TIMEZONE = 'America/Sao_Paulo'

/**
 * The site that the Olist answers go to, made if it is not there: one stage, one touchpoint, and
 * the delivery buckets as segments, so that the product's own filter shows each.
 * @param now Unix milliseconds
 */
export async function ensureOlistSite(directory: Directory, now: number): Promise<SiteViews> {
  const known = await findSite(directory, OLIST_KEY)
  if (known) return siteViews(directory, known.id)
  const siteId = await createSite(directory, {
    key: OLIST_KEY,
    name: 'Olist',
    timezone: OLIST_TIMEZONE,
    origins: [],
    language: 'pt',
    createdAt: now,
  })
  const views = siteViews(directory, siteId)
  const delivery = { id: 'delivery', name: 'Delivery' }
  const touchpoints = [{ ...delivery, channels: ['email' as const], actions: [] }]
  await createJourney(views.db, {
    id: 'orders',
    name: 'Orders',
    kind: 'customer',
    stages: [{ ...delivery, frameDays: null, touchpoints }],
    segments: BUCKETS.map((id) => ({ id, name: id, names: {} })),
  })
  return views
}
