import type { SiteDb } from '#worker/db/connect.ts'
import { countedWeeks, listWeek, readDrop, storeDrop } from '#worker/db/insight/counts-drop.ts'
import { listCells, listJourneys } from '#worker/db/journey/maps.ts'
import { nightDue, placesFile, weekFile } from '#worker/domain/counts-drop.ts'
import { addDays } from '#worker/domain/days.ts'
import { wordMap } from '#worker/domain/journey/word-map.ts'
import { sha256, toHex } from '#worker/secrets/hash.ts'

/** State, both lists of cells, the three of the map, the ends, and the state anew. */
const QUERIES = 8
/** Weeks of one turn; each may be a write to the bucket. */
const MOST_WEEKS = 20
const HOUR_MS = 3_600_000

/** A site whose counts are put into a bucket. */
export interface DroppedSite {
  bucket: R2Bucket
  /** The site's key, which its folder is called by. */
  key: string
  timezone: string
  /** Of the site: names in `places.csv` are in it. */
  language: string
  room: () => number
}

/**
 * Puts the counts of a site into the bucket once a night: a file a week, of which only those are written
 * that are not there as they are. Every week is looked at, since an import, an erasure or a late answer
 * changes old ones too; a night that a turn has no room for goes on in the next. Where the bucket
 * fails, it is tried again in an hour, and nothing else of the site waits for it.
 * @param now Unix milliseconds
 * @returns when there is something to do again
 */
export async function dropCounts(db: SiteDb, site: DroppedSite, now: number): Promise<number> {
  if (site.room() < QUERIES + 1) return now
  const state = await readDrop(db)
  const { night, next } = nightDue(now, site.timezone)
  if (state.night >= night && state.week === '') return next
  try {
    const week = await dropWeeks(db, site, state.night === night ? state.week : '')
    await storeDrop(db, { night, week })
    return week === '' ? next : now
  } catch (error) {
    console.error(JSON.stringify({ job: 'counts', siteId: db.siteId, error: String(error) }))
    return now + HOUR_MS
  }
}

/**
 * Looks at the newest week and goes back from there.
 * @param from the week to go on with; '' for the newest
 * @returns the week to go on with; '' if none is left
 */
async function dropWeeks(db: SiteDb, site: DroppedSite, from: string): Promise<string> {
  const [cells, found] = [await listCells(db), await listJourneys(db, true)]
  const maps = found.map((map) => wordMap(map, [site.language]))
  const counted = await countedWeeks(db, cells)
  const written = await listWritten(site)
  const put = async (name: string, text: string | null) => {
    await putChanged(site, { name, text, written: written.get(name) ?? null })
    written.delete(name)
  }
  if (from === '') await put('places.csv', placesFile(maps))
  for (const [turn, week] of weeksBack(counted, from).entries()) {
    if (turn === MOST_WEEKS || site.room() < 2) return week
    await put(`weeks/${week}.csv`, weekFile(week, await listWeek(db, cells, week), maps))
  }
  await site.bucket.delete(outside(site, [...written.keys()], counted))
  return ''
}

/** The Mondays from one on, or from the last, back to the first. */
function weeksBack(counted: { first: string; last: string } | null, from: string): string[] {
  const weeks: string[] = []
  if (counted === null) return weeks
  for (let week = from || counted.last; week >= counted.first; week = addDays(week, -7))
    weeks.push(week)
  return weeks
}

/** Files of weeks before the first or after the last that has anything: all of it was erased. */
function outside(
  { key }: DroppedSite,
  names: string[],
  counted: { first: string; last: string } | null,
): string[] {
  return names.flatMap((name) => {
    const week = /^weeks\/(.*)\.csv$/.exec(name)?.[1]
    const isIn = counted && week !== undefined && week >= counted.first && week <= counted.last
    return week === undefined || isIn ? [] : [folderOf(key) + name]
  })
}

/** Writes a file that is not there as it is, and deletes one that has nothing in it any more. */
async function putChanged(
  { bucket, key }: DroppedSite,
  file: { name: string; text: string | null; written: string | null },
): Promise<void> {
  const path = folderOf(key) + file.name
  if (file.text === null) {
    if (file.written !== null) await bucket.delete(path)
    return
  }
  const hash = toHex(await sha256(file.text))
  if (hash === file.written) return
  await bucket.put(path, file.text, {
    httpMetadata: { contentType: 'text/csv; charset=utf-8' },
    customMetadata: { hash },
  })
}

/** The files of the site that are there, each with the hash of its text. */
async function listWritten({ bucket, key }: DroppedSite): Promise<Map<string, string>> {
  const prefix = folderOf(key)
  const files = new Map<string, string>()
  for await (const { key: path, customMetadata } of eachObject(bucket, prefix))
    files.set(path.slice(prefix.length), customMetadata?.['hash'] ?? '')
  return files
}

async function* eachObject(bucket: R2Bucket, prefix: string): AsyncGenerator<R2Object> {
  let cursor: string | undefined
  do {
    const page = await bucket.list({
      prefix,
      include: ['customMetadata'],
      ...(cursor === undefined ? {} : { cursor }),
    })
    yield* page.objects
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
}

/** Deletes all that was put down of a site that is no more. */
export async function deleteDropped(bucket: R2Bucket, key: string): Promise<void> {
  const paths: string[] = []
  for await (const { key: path } of eachObject(bucket, folderOf(key))) paths.push(path)
  for (let from = 0; from < paths.length; from += MOST_DELETED)
    await bucket.delete(paths.slice(from, from + MOST_DELETED))
}

/** As many as one call of the bucket deletes. */
const MOST_DELETED = 1000

function folderOf(key: string): string {
  return `counts/${key}/`
}
