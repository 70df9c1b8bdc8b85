import { unbroken } from '#worker/db/accounts/guard.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { commit } from '#worker/db/site/audit.ts'
import { addingSurvey, type NewSurvey } from '#worker/db/surveys/surveys.ts'
import { addingJourney, type NewJourney } from './maps.ts'

/**
 * Adds a journey together with its surveys, all of it or nothing.
 * @returns false if the site has something of these names already, and nothing was changed
 */
export async function startJourney(
  db: ActingDb,
  { map, surveys }: { map: NewJourney; surveys: NewSurvey[] },
): Promise<boolean> {
  const made = { action: 'journey.made', target: map.id, details: { name: map.name } } as const
  return await unbroken(
    commit(db, made, [
      ...addingJourney(db, map),
      ...surveys.flatMap((survey) => addingSurvey(db, survey, db.actor.now)),
    ]),
  )
}
