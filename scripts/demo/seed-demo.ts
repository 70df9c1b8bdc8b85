import { run, type SiteViews } from '#worker/db/connect.ts'
import { listJourneys } from '#worker/db/journey/maps.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { startCosts } from '#worker/domain/delivery/figures/cost-run.ts'
import { stagesOf } from '#worker/domain/delivery/figures/cost-stages.ts'
import { addDays } from '#worker/domain/days.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { findThemes } from '#worker/domain/themes/find-themes.ts'
import { dayStart } from '#worker/domain/time-zone.ts'
import { keepAlerts } from '#worker/jobs/alerts/keep-alerts.ts'
import { keepSummary } from '#worker/jobs/alerts/keep-summary.ts'
import { keepDeliveryFigures } from '#worker/jobs/delivery-figures.ts'
import { keepDigests } from '#worker/jobs/digests/keep-digests.ts'
import { goOnCounting } from '#worker/jobs/issue-costs.ts'
import { systemStamp } from '#worker/jobs/system-stamp.ts'
import { compileThemes } from '#scripts/support/write-themes.ts'
import { insertRows } from './act/insert-rows.ts'
import { storeActs } from './act/store-acts.ts'
import { generateDemo, type DemoOptions } from './model/generate.ts'
import { strikeBefore } from './model/parcels.ts'
import { demoImprovements } from './site/demo-improvements.ts'
import { yesterday } from './site/demo-site.ts'
import { storeDemo } from './store-demo.ts'

/** Days before the strike on which the usual shares of issues were learnt. */
const CALM_DAYS = 5

export { ensureDemoSite, yesterday } from './site/demo-site.ts'

export interface SeedSummary extends Omit<DemoOptions, 'orders'> {
  answers: number
  /** How many of them were not there before. */
  added: number
  /** Rollup cells with displays. */
  cells: number
  /** What support has to do with, where that was not there before. */
  orders: number
  cases: number
}

/**
 * Loads demo data into a demo site; with the same options a second call changes nothing.
 * @param options by default a year of 12,000 orders that ends yesterday
 */
export async function seedDemo(
  site: SiteViews,
  options: Partial<DemoOptions> = {},
): Promise<SeedSummary> {
  const { orders = 12_000, days = 365, seed = 1, until = yesterday(Date.now()) } = options
  const data = generateDemo({ orders, days, seed, until })
  const added = await storeDemo(site.db, data)
  await insertRows(site.db, 'improvements', demoImprovements(until))
  const acts = await storeActs(site, data, { orders, days, seed, until })
  await countDemo(site, until)
  const sizes = { answers: data.answers.length, added, cells: data.displays.length }
  return { days, seed, until, ...sizes, ...acts }
}

/** What the site's job would count by and by: so that every page has something to show at once. */
async function countDemo({ db, own }: SiteViews, until: string): Promise<void> {
  const { timezone, language } = await ownSite(own)
  const lexicons = compileThemes()
  const themes = () =>
    Promise.resolve((text: string, lang: string) => findThemes(text, lexicons, lang))
  const room = () => Number.MAX_SAFE_INTEGER
  await keepDigests(db, { timezone, room, themes }, Date.now())
  const site = { timezone, origin: '', room }
  await followCarriers(db, site, until)
  await keepAlerts(db, site, Date.now())
  await keepSummary(db, { ...site, language, hasAnswers: true }, Date.now())
  await countBuyers(db, timezone)
}

/** Carriers as the job would have followed them: what is usual was known before the strike began. */
async function followCarriers(
  db: SiteViews['db'],
  site: Parameters<typeof keepDeliveryFigures>[1],
  until: string,
): Promise<void> {
  const calm = dayStart(addDays(strikeBefore(until).from, -CALM_DAYS), site.timezone)
  const { rows: later } = await run<{ answerId: string }>(
    db,
    `/* followCarriers */ DELETE FROM answer_news WHERE site_id = ?1 AND answer_id >= ?2
      RETURNING answer_id AS answerId`,
    [db.siteId, idBounds(calm, calm).first],
  )
  if (later.length > 0) await keepDeliveryFigures(db, site, calm)
  await insertRows(db, 'answer_news', later)
  await keepDeliveryFigures(db, site, Date.now())
}

/** Who ordered again by what they felt, which a shop has counted when somebody asks for it. */
async function countBuyers(db: SiteViews['db'], timezone: string): Promise<void> {
  const now = Date.now()
  const run = startCosts(stagesOf(await listJourneys(db)))
  await insertRows(db, 'issue_costs', [{ startedAt: now, step: 1, run }])
  const acting = { ...db, actor: systemStamp(now) }
  while (!(await goOnCounting(acting, { timezone, room: () => Number.MAX_SAFE_INTEGER })));
}
