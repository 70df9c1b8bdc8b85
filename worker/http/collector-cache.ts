import { findCollector, type Collector } from '#worker/db/collect/collector.ts'
import { touchKey } from '#worker/db/site/keys.ts'
import { openDirectory, siteDb, type SiteDb } from '#worker/db/connect.ts'

/** How long an isolate may answer from memory after a map or survey has changed elsewhere. */
const FRESH_MS = 30_000
/** What is younger is not read anew, whatever is asked of it: a flood of misses must not reach D1. */
const NEW_MS = 1000
const LONGEST = 500
/** The use of a publishable key is noted once a day: more would cost a row an answer. */
const NOTED_MS = 86_400_000

const cache = new Map<string, { collector: Collector; loadedAt: number }>()

/** A call for a site. */
interface SiteCall {
  /** A publishable key. */
  key: string
  /** Unix milliseconds. */
  now: number
  /** Read anew: somebody has just changed a setting and tries it out. */
  isCheck?: boolean
  /** Whether a site from memory knows all that the call names; if not, it is read anew, once. */
  knows?: (site: Collector) => boolean
}

/**
 * The site behind a publishable key, from this isolate's memory where it is fresh and knows what the
 * call is about. Unknown keys are not remembered, so that guessing keys cannot push real sites out.
 */
export async function cachedCollector(
  d1: D1Database,
  { key, now, isCheck = false, knows = () => true }: SiteCall,
): Promise<Collector | null> {
  const hit = cache.get(key)
  if (hit && !isCheck) {
    const age = now - hit.loadedAt
    if (age < NEW_MS || (age < FRESH_MS && knows(hit.collector))) return hit.collector
  }
  const directory = openDirectory(d1)
  const collector = await findCollector(directory, key, now)
  cache.delete(key)
  if (!collector) return null
  if (now - (collector.keyUsedAt ?? 0) > NOTED_MS)
    await touchKey(directory, key, { now, everyMs: NOTED_MS })
  if (cache.size >= LONGEST)
    for (const oldest of cache.keys()) {
      cache.delete(oldest)
      break
    }
  cache.set(key, { collector, loadedAt: now })
  return collector
}

/** Forgets what this isolate knows of a site, so that a change counts here at once. */
export function forgetCollector(siteId: number): void {
  for (const [key, { collector }] of cache) if (collector.siteId === siteId) cache.delete(key)
}

/** Opens the database as the site that a collector belongs to. */
export function collectorDb(d1: D1Database, collector: Collector): SiteDb {
  return siteDb(openDirectory(d1), collector.siteId)
}
