import { and, desc, eq, gt, isNull, lte } from 'drizzle-orm'
import type { SiteDb } from '#worker/db/connect.ts'
import { holds, intake } from '#worker/db/schema/site/collected.ts'
import type { Site } from '#worker/db/site/sites.ts'
import {
  BUDGET_DAYS,
  displayWeight,
  GUARDED_PART,
  rowBudget,
} from '#worker/domain/collect/budget.ts'
import { utcDay } from '#worker/domain/days.ts'
import type { Intake } from './intake.ts'

const DAY_MS = 86_400_000

/** What keeps forged answers out of a site's figures. */
export interface Guard {
  /** Holds of a network, which what else comes from it belongs to; its code is of one day. */
  heldSources: { source: string; touchpoint: string | null; hold: number }[]
  /** Rows that collecting has written on the day it was loaded. */
  intake: Intake & { day: string }
  /** Rows of a day after which answers are held and networks limited. */
  guardedFrom: number
  /** What each display that is kept today stands for. */
  displayWeight: number
}

/** What guards a site just now: its holds, and what its day has brought so far. @param now Unix milliseconds */
export async function loadGuard(
  db: SiteDb,
  { sampleAbove, createdAt }: Site,
  now: number,
): Promise<Guard> {
  const day = utcDay(now)
  const yesterday = utcDay(now - DAY_MS)
  const [held, days] = await db.orm.batch([selectHeldSources(db, now), selectIntake(db, day)])
  const today = days.find((row) => row.day === day) ?? {
    rows: 0,
    hold: null,
    releasedAt: null,
  }
  return {
    heldSources: held.flatMap(({ id, wanted }) =>
      wanted?.source && wanted.to === undefined
        ? [{ source: wanted.source, touchpoint: wanted.touchpoint ?? null, hold: id }]
        : [],
    ),
    intake: { day, rows: today.rows, hold: holdOf(today) },
    displayWeight: displayWeight(
      days.find((row) => row.day === yesterday),
      sampleAbove,
    ),
    guardedFrom:
      GUARDED_PART *
      rowBudget(
        days.filter((row) => row.day !== day).map(({ rows }) => rows),
        (now - createdAt) / DAY_MS,
      ),
  }
}

/** What else comes in under a budget's hold that somebody has released counts like the rest of it. */
function holdOf({ hold, releasedAt }: { hold: number | null; releasedAt: number | null }) {
  return hold !== null && releasedAt !== null ? -hold : hold
}

/** Holds of a network as it was called in the last two days: older codes come no more. */
function selectHeldSources({ orm, siteId }: SiteDb, now: number) {
  return orm
    .select({ id: holds.id, wanted: holds.wanted })
    .from(holds)
    .where(
      and(
        eq(holds.siteId, siteId),
        eq(holds.kind, 'source'),
        isNull(holds.releasedAt),
        gt(holds.madeAt, now - 2 * DAY_MS),
      ),
    )
}

function selectIntake({ orm, siteId }: SiteDb, day: string) {
  return orm
    .select({
      day: intake.day,
      rows: intake.rows,
      weight: intake.weight,
      hold: intake.hold,
      releasedAt: holds.releasedAt,
    })
    .from(intake)
    .leftJoin(holds, and(eq(holds.siteId, intake.siteId), eq(holds.id, intake.hold)))
    .where(and(eq(intake.siteId, siteId), lte(intake.day, day)))
    .orderBy(desc(intake.day))
    .limit(BUDGET_DAYS + 1)
}
