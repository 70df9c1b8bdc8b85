import { actingDb, type Directory } from '#worker/db/connect.ts'
import { continueErasure, listDueErasures } from '#worker/db/privacy/erasures.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { systemStamp } from './system-stamp.ts'

/** Answers that one run looks at. */
const MOST = 200_000

/**
 * Goes on with erasures that nobody watches, and looks for late answers of those that are done.
 * @param root `WAYFELT_SECRET`
 * @param now Unix milliseconds
 */
export async function continueErasures(
  directory: Directory,
  root: string,
  now: number,
): Promise<void> {
  let left = MOST
  for (const { siteId, id } of await listDueErasures(directory, now)) {
    if (left <= 0) break
    const db = actingDb(directory, siteId, systemStamp(now))
    left -= await continueErasure(db, id, { hashes: siteHashes(root, siteId), most: left })
  }
}
