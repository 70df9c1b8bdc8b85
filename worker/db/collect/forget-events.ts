import { uuidClock } from '#worker/domain/ids.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'

/** Up to so many events are deleted by one statement without asking how they lie. */
export const FEW_EVENTS = 500
/** Events that one statement deletes, about, where there are more. */
const SLICE = 5000
/** The first slice of a period is this part of it, if its ids lie evenly. */
const FIRST_PART = 1 / 16

/** Deletes all events of the periods before one; for where they are few. */
export async function deleteEvents(db: SiteDb, before: number): Promise<void> {
  await run(db, '/* deleteEvents */ DELETE FROM events WHERE site_id = ?1 AND period < ?2', [
    db.siteId,
    before,
  ])
}

/**
 * Deletes the events of the periods before one, in slices of the key: a range reads what it deletes
 * and no more, where a LIMIT would read four times as much.
 * @param room how many queries may still be made
 * @returns whether all are gone
 */
export async function deleteManyEvents(
  db: SiteDb,
  before: number,
  room: () => number,
): Promise<boolean> {
  while (room() > 0) {
    const span = await oldestSpan(db, before)
    if (!span) return true
    await deleteSpan(db, span, room)
  }
  return false
}

interface Span {
  period: number
  /** Clocks of its lowest and highest id. */
  first: number
  last: number
}

/** Slices that grow or shrink until each holds about as many as it should; the last is the rest. */
async function deleteSpan(db: SiteDb, { period, first, last }: Span, room: () => number) {
  let width = (last - first) * FIRST_PART + 1
  let to = first + width
  while (to <= last && room() > 0) {
    const deleted = await deleteSlice(db, period, asId(to))
    width *= Math.min(16, Math.max(1 / 16, SLICE / Math.max(1, deleted)))
    to += width
  }
  if (room() > 0) await deleteEvents(db, period + 1)
}

async function oldestSpan(db: SiteDb, before: number): Promise<Span | undefined> {
  const { rows } = await run<{ period: number; first: string; last: string }>(
    db,
    `/* oldestSpan */ SELECT period, first, (SELECT id FROM events
        WHERE site_id = ?1 AND period = oldest.period ORDER BY id DESC LIMIT 1) AS last
    FROM (SELECT period, id AS first FROM events
      WHERE site_id = ?1 AND period < ?2 ORDER BY period, id LIMIT 1) AS oldest`,
    [db.siteId, before],
  )
  return rows.map(({ period, first, last }) => ({
    period,
    first: uuidClock(first),
    last: uuidClock(last),
  }))[0]
}

async function deleteSlice(db: SiteDb, period: number, to: string): Promise<number> {
  const { changed } = await run(
    db,
    '/* deleteSlice */ DELETE FROM events WHERE site_id = ?1 AND period = ?2 AND id < ?3',
    [db.siteId, period, to],
  )
  return changed
}

/** The lowest id whose first 48 bits are this number or more. */
function asId(clock: number): string {
  const hex = Math.floor(clock).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}
