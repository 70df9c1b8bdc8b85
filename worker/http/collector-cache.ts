import { siteKeySchema } from '#contract/schemas.ts'
import { findCollector, type Collector } from '#worker/db/collect/collector.ts'
import { touchKey } from '#worker/db/site/keys.ts'
import { isWellFormedKey, KEY_LENGTH } from '#worker/secrets/key-format.ts'
import { openDirectory, siteDb, type SiteDb } from '#worker/db/connect.ts'

/** How long an isolate may answer from memory after a map or survey has changed elsewhere. */
const FRESH_MS = 30_000
/** What is younger is not read anew, whatever is asked of it: a flood of misses must not reach D1. */
const NEW_MS = 1000
const LONGEST = 500
/** The use of a publishable key is noted once a day: more would cost a row an answer. */
const NOTED_MS = 86_400_000

/** How long a key that nobody has is not looked for again: a page may be deployed before its key. */
const UNKNOWN_MS = 5000

const cache = new Map<string, { collector: Collector; loadedAt: number }>()
/** Keys that nobody had, and when. Apart, so that guessing keys cannot push real sites out. */
const unknown = new Map<string, number>()

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
  /** Nothing may be written: that the key is used is left to the next call to note. */
  isRead?: boolean
}

/**
 * The site behind a publishable key, from this isolate's memory where it is fresh and knows what the
 * call is about. A key that is mistyped or was unknown a moment ago is not looked for.
 */
export async function cachedCollector(
  d1: D1Database,
  { key, now, isCheck = false, knows = () => true, isRead = false }: SiteCall,
): Promise<Collector | null> {
  const hit = cache.get(key)
  if (hit && !isCheck) {
    const age = now - hit.loadedAt
    if (age < NEW_MS || (age < FRESH_MS && knows(hit.collector))) return hit.collector
  }
  if (isMistyped(key) || (!isCheck && now - (unknown.get(key) ?? -UNKNOWN_MS) < UNKNOWN_MS))
    return null
  const directory = openDirectory(d1)
  const collector = await findCollector(directory, key, now)
  cache.delete(key)
  unknown.delete(key)
  if (!collector) {
    remember(unknown, key, now)
    return null
  }
  if (!isRead && now - (collector.keyUsedAt ?? 0) > NOTED_MS)
    await touchKey(directory, key, { now, everyMs: NOTED_MS })
  remember(cache, key, { collector, loadedAt: now })
  return collector
}

/** The oldest goes where there are too many. */
function remember<Value>(memory: Map<string, Value>, key: string, value: Value): void {
  const [oldest] = memory.keys()
  if (memory.size >= LONGEST && oldest !== undefined) memory.delete(oldest)
  memory.set(key, value)
}

/** A key as long as those that are made has their checksum, too; others were named by hand. */
function isMistyped(key: string): boolean {
  if (key.length === KEY_LENGTH.publishable) return !isWellFormedKey('publishable', key)
  return !siteKeySchema.safeParse(key).success
}

/** Forgets what this isolate knows of a site, so that a change counts here at once. */
export function forgetCollector(siteId: number): void {
  for (const [key, { collector }] of cache) if (collector.siteId === siteId) cache.delete(key)
}

/** Opens the database as the site that a collector belongs to. */
export function collectorDb(d1: D1Database, collector: Collector): SiteDb {
  return siteDb(openDirectory(d1), collector.siteId)
}
