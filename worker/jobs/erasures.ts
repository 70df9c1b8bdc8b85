import type { ActingDb } from '#worker/db/connect.ts'
import { continueErasure, findDueErasure } from '#worker/db/privacy/erasures.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/** Queries that one step of an erasure makes at most, the search for it included. */
const STEP_QUERIES = 30

/**
 * Goes on with a site's erasures that nobody watches, and looks for late answers of those that are
 * done.
 * @param job `root` is `WAYFELT_SECRET`, `room` how many queries may still be made
 * @returns whether nothing of them is left to do for now
 */
export async function continueErasures(
  db: ActingDb,
  { root, room }: { root: string; room: () => number },
): Promise<boolean> {
  const hashes = siteHashes(root, db.siteId)
  while (room() >= STEP_QUERIES) {
    const id = await findDueErasure(db, db.actor.now)
    if (id === null) return true
    await continueErasure(db, id, { hashes, most: 1 })
  }
  return false
}
