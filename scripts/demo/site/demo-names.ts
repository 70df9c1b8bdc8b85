import type { JourneyNames, Names } from '#contract/names.ts'
import { actingDb, type Directory } from '#worker/db/connect.ts'
import { putNames, readNames } from '#worker/db/journey/names.ts'
import { DEMO_JOURNEY } from './journey.ts'

interface Named {
  id: string
  names?: Names
}

/**
 * Gives a demo map that was made before names had translations its own. One in which anything is
 * translated is left as it is.
 * @param now Unix milliseconds
 */
export async function nameDemo(
  directory: Directory,
  { siteId, surveys }: { siteId: number; surveys: Named[] },
  now: number,
): Promise<void> {
  const db = actingDb(directory, siteId, { kind: 'system', id: 'demo', name: 'demo', now })
  const there = await readNames(db, DEMO_JOURNEY.id)
  if (!there || isTranslated(there)) return
  const names: JourneyNames = {
    journey: DEMO_JOURNEY.names ?? {},
    stages: namesOf(DEMO_JOURNEY.stages),
    touchpoints: namesOf(DEMO_JOURNEY.stages.flatMap(({ touchpoints }) => touchpoints)),
    surveys: namesOf(surveys),
  }
  await putNames(db, { journeyId: DEMO_JOURNEY.id, names }, { languages: ['en', 'pl', 'ru'] })
}

function isTranslated({ journey, stages, touchpoints, surveys }: JourneyNames): boolean {
  const all = [journey, ...[stages, touchpoints, surveys].flatMap((group) => Object.values(group))]
  return all.some((names) => Object.keys(names).length > 0)
}

function namesOf(items: Named[]): Record<string, Names> {
  return Object.fromEntries(items.map(({ id, names = {} }) => [id, names]))
}
