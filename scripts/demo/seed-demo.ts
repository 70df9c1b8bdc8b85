import type { SiteViews } from '#worker/db/connect.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { generateDemo, type DemoOptions } from './model/generate.ts'
import { DEMO_TIMEZONE } from './site/demo-site.ts'
import { storeDemo } from './store-demo.ts'

export { ensureDemoSite } from './site/demo-site.ts'

export interface SeedSummary extends DemoOptions {
  answers: number
  /** How many of them were not there before. */
  added: number
  /** Rollup cells with displays. */
  cells: number
}

/** The last whole day before `now`: demo data never reaches into the future. */
export function yesterday(now: number): string {
  return addDays(localDay(now, DEMO_TIMEZONE), -1)
}

/**
 * Loads demo data into a demo site; with the same options a second call changes nothing.
 * @param options by default a year of 12,000 orders that ends yesterday
 */
export async function seedDemo(
  { db }: SiteViews,
  options: Partial<DemoOptions> = {},
): Promise<SeedSummary> {
  const { orders = 12_000, days = 365, seed = 1, until = yesterday(Date.now()) } = options
  const data = generateDemo({ orders, days, seed, until })
  const added = await storeDemo(db, data)
  const sizes = { answers: data.answers.length, added, cells: data.displays.length }
  return { orders, days, seed, until, ...sizes }
}
