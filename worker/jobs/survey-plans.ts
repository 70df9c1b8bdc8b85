import type { ActingDb } from '#worker/db/connect.ts'
import { changeSurveyState } from '#worker/db/surveys/publish.ts'
import {
  answersAtMost,
  countAnswers,
  countSteady,
  listPlanned,
  setRate,
  type PlannedSurvey,
} from '#worker/db/surveys/traffic.ts'
import { localDay } from '#worker/domain/days.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { nextRate, RECENT_DAYS, steadyStart } from '#worker/domain/surveys/steady.ts'

const DAY_MS = 86_400_000
/** Queries that one survey may take. */
const QUERIES = 4

/**
 * Follows the plans of a site's live surveys: archives those that are over, and sets the share of
 * those whose sample is steady. Harmless to repeat.
 * @returns false if there was no room for all of them
 */
export async function keepPlans(
  db: ActingDb,
  { timezone, room }: { timezone: string; room: () => number },
): Promise<boolean> {
  const today = localDay(db.actor.now, timezone)
  for (const survey of await listPlanned(db)) {
    if (room() < QUERIES) return false
    if (await isOver(db, survey, today)) {
      const { id, name } = survey
      await changeSurveyState(db, { id, name, state: 'archived' })
    } else await keepSteady(db, survey)
  }
  return true
}

async function isOver(db: ActingDb, survey: PlannedSurvey, today: string): Promise<boolean> {
  const { id, touchpoint, endsOn, endsAfter } = survey
  if (endsOn !== null && endsOn < today) return true
  // The rollups are a few rows; the answers themselves are counted only where they may suffice.
  if (endsAfter === null || (await answersAtMost(db, touchpoint)) < endsAfter) return false
  return (await countAnswers(db, { id, touchpoint, most: endsAfter })) >= endsAfter
}

async function keepSteady(db: ActingDb, survey: PlannedSurvey): Promise<void> {
  const { now } = db.actor
  const { perMonth, steadySince: since, rate } = survey
  if (perMonth === null || since === null) return
  const counts = await countSteady(db, survey, {
    start: idBounds(steadyStart(since, now), now).first,
    recent: idBounds(Math.max(since, now - RECENT_DAYS * DAY_MS), now).first,
  })
  const { got, ...recent } = counts
  const next = nextRate({ perMonth, since, now, got, recent, rate: rate ?? 1 })
  await setRate(db, { id: survey.id, rate: next })
}
