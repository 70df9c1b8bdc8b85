import type { Context } from 'hono'
import { addIntake, beginBudgetHold, intakeDay } from '#worker/db/collect/intake.ts'
import { openDirectory, siteDirectory, type SiteDb } from '#worker/db/connect.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import type { AppEnv } from './env.ts'

/** Rows that an isolate counts by itself before it tells: one row written for three hundred. */
const TOLD_EVERY = 300

/** When the job looks for the first time on a day on which much comes in. */
const LOOK_MS = 10 * 60_000

/** What this isolate knows of a site's day. */
interface Day {
  day: string
  /** All rows that were told, by any isolate, as far as this one has heard. */
  told: number
  /** Rows of this isolate that it has not told. */
  untold: number
  hold: number | null
  /** Answers and events of each network since the day is guarded. */
  bySource: Map<string, number>
}

const days = new Map<number, Day>()
const MOST_SITES = 500

/**
 * The hold that answers of now belong to, because half of the site's budget of the day is used up;
 * null while it is not. An isolate hears of the others when its memory of the site is loaded anew, and
 * whenever it tells of three hundred rows of its own.
 */
export async function budgetHold(db: SiteDb, site: Collector, now: number): Promise<number | null> {
  const today = dayOf(site, now)
  if (today.hold !== null) return today.hold
  if (today.told + today.untold < site.guardedFrom) return null
  today.hold = await beginBudgetHold(db, today.day, now)
  return today.hold
}

/** Whether half of the site's budget of the day is used up, as far as this isolate has heard. */
export function isBudgetUsed(site: Collector, now: number): boolean {
  const today = dayOf(site, now)
  return today.hold !== null || today.told + today.untold >= site.guardedFrom
}

/**
 * Counts what a network gives on a guarded day.
 * @returns how many of this kind there were, these among them
 */
export function countOfSource(
  site: Collector,
  { source, kind, count, now }: { source: string; kind: string; count: number; now: number },
): number {
  const { bySource } = dayOf(site, now)
  const key = `${kind} ${source}`
  const total = (bySource.get(key) ?? 0) + count
  bySource.set(key, total)
  return total
}

/** Notes what this request wrote, and tells the database once in a while, after the answer. */
export function noteRows(
  c: Context<AppEnv>,
  db: SiteDb,
  { site, now }: { site: Collector; now: number },
): void {
  const today = dayOf(site, now)
  today.untold += db.meter.rowsWritten
  if (today.untold < TOLD_EVERY) return
  const rows = today.untold
  today.untold = 0
  today.told += rows
  c.executionCtx.waitUntil(tell(c.env.DB, db, { today, rows, weight: site.displayWeight, now }))
}

async function tell(
  d1: D1Database,
  db: SiteDb,
  told: { today: Day; rows: number; weight: number; now: number },
): Promise<void> {
  const { today, rows, weight, now } = told
  const intake = await addIntake(db, { day: today.day, rows, weight })
  today.told = Math.max(today.told, intake.rows)
  today.hold ??= intake.hold
  // The first word of a day: from now on the site's job looks every hour for what seems forged.
  if (intake.rows === rows)
    await makeDue(siteDirectory(openDirectory(d1), db.siteId), now + LOOK_MS)
}

function dayOf({ siteId, intake }: Collector, now: number): Day {
  const day = intakeDay(now)
  const known = days.get(siteId)
  if (known?.day === day) {
    if (intake.day === day) {
      known.told = Math.max(known.told, intake.rows)
      // It may have been released meanwhile.
      known.hold = intake.hold ?? known.hold
    }
    return known
  }
  if (days.size >= MOST_SITES) days.clear()
  const isOf = intake.day === day
  const fresh = {
    day,
    told: isOf ? intake.rows : 0,
    untold: 0,
    hold: isOf ? intake.hold : null,
    bySource: new Map<string, number>(),
  }
  days.set(siteId, fresh)
  return fresh
}
