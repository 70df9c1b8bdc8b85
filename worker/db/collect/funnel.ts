import type { FunnelLine } from '#contract/surveys/funnel.ts'
import type { FunnelStep } from '#contract/surveys/words.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { utcDay } from '#worker/domain/days.ts'

/** Thirteen months: a year can be compared with the one before. */
const KEPT_MS = 396 * 86_400_000

/**
 * Adds what a page has told.
 * @param day local day of the site
 * @param every how many page views each of them stands for
 */
export async function countFunnel(
  db: SiteDb,
  { day, every, lines }: { day: string; every: number; lines: FunnelLine[] },
): Promise<void> {
  await run(
    db,
    `/* countFunnel */ INSERT INTO ask_funnel (site_id, survey_id, day, step, n, views)
      SELECT ?1, value ->> 'survey', ?2, value ->> 'step', value ->> 'n', ?3 * (value ->> 'n')
        FROM json_each(?4) WHERE true
      ON CONFLICT DO UPDATE SET n = n + excluded.n, views = views + excluded.views`,
    [db.siteId, day, every, JSON.stringify(lines)],
  )
}

/** One step of a survey in a range of days: counted page views, and all that they stand for. */
export interface FunnelSum {
  step: FunnelStep
  n: number
  views: number
}

/** The steps of a survey from a day to another, both among them, and on how many days there were any. */
export async function sumFunnel(
  db: SiteDb,
  survey: string,
  { from, to }: { from: string; to: string },
): Promise<{ days: number; sums: FunnelSum[] }> {
  const { rows } = await run<FunnelSum & { day: string }>(
    db,
    `/* sumFunnel */ SELECT day, step, n, views FROM ask_funnel
      WHERE site_id = ?1 AND survey_id = ?2 AND day >= ?3 AND day <= ?4`,
    [db.siteId, survey, from, to],
  )
  const sums = new Map<FunnelStep, FunnelSum>()
  for (const { step, n, views } of rows) {
    const sum = sums.get(step)
    sums.set(step, { step, n: n + (sum?.n ?? 0), views: views + (sum?.views ?? 0) })
  }
  return { days: new Set(rows.map(({ day }) => day)).size, sums: [...sums.values()] }
}

/** Forgets what was counted before a day. */
export async function forgetFunnel(db: SiteDb, before: string): Promise<void> {
  await run(
    db,
    `/* forgetFunnel */ DELETE FROM ask_funnel WHERE site_id = ?1 AND day < ?2
      AND survey_id IN (SELECT id FROM surveys WHERE site_id = ?1)`,
    [db.siteId, before],
  )
}

/** The first day that is kept. @param now Unix milliseconds */
export function oldestFunnelDay(now: number): string {
  return utcDay(now - KEPT_MS)
}
