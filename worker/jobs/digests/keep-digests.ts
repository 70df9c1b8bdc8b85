import { openDirectory, siteDb, type SiteDb } from '#worker/db/connect.ts'
import { findLate, LATE_QUERIES } from '#worker/db/digests/late.ts'
import { readNews, readSegments } from '#worker/db/digests/news.ts'
import { storeStep } from '#worker/db/digests/store.ts'
import type { ThemeReader } from '#worker/domain/digests/facts.ts'
import { takeStep } from '#worker/domain/digests/step.ts'
import type { Bindings } from '#worker/http/env.ts'
import { queriesAllowed } from '#worker/jobs/limits.ts'
import { readThemesWith } from '#worker/jobs/themes/theme-readers.ts'

/** Queries of one step: five of reading, one of what hangs together, one of digests, four of writing. */
const STEP_QUERIES = 11

/**
 * Counts the answers that came since, and those of which something has changed, for the pages of
 * understanding. A step is written whole or not at all: breaking off neither loses nor doubles.
 * @param site `room` how many queries may still be made; `themes` fetches what reads comments
 * @param now Unix milliseconds
 * @returns whether nothing is left to do for now
 */
export async function keepDigests(
  db: SiteDb,
  site: { timezone: string; room: () => number; themes: () => Promise<ThemeReader> },
  now: number,
): Promise<boolean> {
  const { timezone, room } = site
  const themes = await themesOf(site.themes)
  if (themes === null) return true
  let isEnd = false
  while (!isEnd) {
    if (room() < STEP_QUERIES + LATE_QUERIES) return false
    isEnd = (await step(db, themes, now)) && !(await findLate(db, now, timezone))
  }
  return true
}

/** Null where they cannot be had: nothing is counted then, and a later turn tries again. */
async function themesOf(fetch: () => Promise<ThemeReader>): Promise<ThemeReader | null> {
  try {
    return await fetch()
  } catch (error) {
    console.error(JSON.stringify({ job: 'themes', error: String(error) }))
    return null
  }
}

/** @returns whether nothing is left after it */
async function step(db: SiteDb, themes: ThemeReader, now: number): Promise<boolean> {
  const news = await readNews(db, now)
  const { focus, marks, next, isEnd } = news
  const isSame = marks.readTo === next.readTo && marks.seenTo === next.seenTo
  if (focus.length === 0 && isSame) return isEnd
  const notes = takeStep(focus, await readSegments(db, focus), themes)
  const isStored = await storeStep(db, news, { notes, turn: crypto.randomUUID() })
  return isStored && isEnd && notes.every(({ again }) => again === 0)
}

/** Queries that a request may already have made when its answer is away. */
const SPENT = 20

/** Counts what waits after somebody has looked, as far as one call may. Never fails: the job goes on. */
export async function catchUp(
  env: Pick<Bindings, 'DB' | 'D1_PLAN' | 'ASSETS'>,
  siteId: number,
  timezone: string,
): Promise<void> {
  try {
    const db = siteDb(openDirectory(env.DB), siteId)
    const most = queriesAllowed(env.D1_PLAN) - SPENT
    const room = () => most - db.meter.queries
    await keepDigests(db, { timezone, room, themes: () => readThemesWith(env) }, Date.now())
  } catch (error) {
    console.error(JSON.stringify({ job: 'digests', siteId, error: String(error) }))
  }
}
