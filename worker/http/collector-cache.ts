import { loadCollector, type Collector } from '#worker/db/collecting.ts'
import { openDirectory } from '#worker/db/connect.ts'

/** How long an isolate may answer from memory after a map or survey has changed elsewhere. */
const FRESH_MS = 30_000
const LONGEST = 500

const cache = new Map<string, { collector: Collector; loadedAt: number }>()

/**
 * The site behind a publishable key, from this isolate's memory where it is fresh. Unknown keys are
 * not remembered, so that guessing keys cannot push real sites out.
 */
export async function findCollector(
  d1: D1Database,
  key: string,
  now: number,
): Promise<Collector | null> {
  const hit = cache.get(key)
  if (hit && now - hit.loadedAt < FRESH_MS) return hit.collector
  const collector = await loadCollector(openDirectory(d1), key)
  cache.delete(key)
  if (!collector) return null
  if (cache.size >= LONGEST)
    for (const oldest of cache.keys()) {
      cache.delete(oldest)
      break
    }
  cache.set(key, { collector, loadedAt: now })
  return collector
}
