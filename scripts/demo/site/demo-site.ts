import { DEMO_KEY } from '#contract/words.ts'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { loadCollector } from '#worker/db/collect/collector.ts'
import { siteViews, type Directory, type SiteViews } from '#worker/db/connect.ts'
import { toNewJourney } from '#worker/db/journey/drafts/document.ts'
import { createJourney, listJourneys } from '#worker/db/journey/maps.ts'
import { createSite, findSite, ownSite } from '#worker/db/site/sites.ts'
import { createSurvey } from '#worker/db/surveys/surveys.ts'
import { Refusal } from '#scripts/support/run-script.ts'
import { inWholeLanguages } from '#worker/domain/surveys/in-languages.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { demoEditedOn, demoMap } from './demo-map.ts'
import { nameDemo } from './demo-names.ts'
import type { DemoSurvey } from './demo-survey.ts'
import { DEMO_JOURNEY } from './journey.ts'
import { SURVEYS_AFTER } from './surveys-after.ts'
import { SURVEYS_BEFORE } from './surveys-before.ts'
import { SURVEYS_ORDER } from './surveys-order.ts'

export const DEMO_TIMEZONE = 'Europe/Warsaw'
export const DEMO_SURVEYS: DemoSurvey[] = [...SURVEYS_BEFORE, ...SURVEYS_ORDER, ...SURVEYS_AFTER]

/** The last whole day before `now`: demo data never reaches into the future. */
export function yesterday(now: number): string {
  return addDays(localDay(now, DEMO_TIMEZONE), -1)
}

/**
 * The demo shop's site with its journey and surveys; makes what is missing.
 * @param now Unix milliseconds
 * @param options the site's key; and the last day of its data, from which the map's days are counted
 * @returns `created` tells whether its map was made now, so that it has no answers yet
 * @throws Refusal if the key belongs to a site with another map
 */
export async function ensureDemoSite(
  directory: Directory,
  now: number,
  { key = DEMO_KEY, until = yesterday(now) } = {},
): Promise<SiteViews & { created: boolean }> {
  const known = await findSite(directory, key)
  const id = known ? known.id : await createDemoSite(directory, now, key)
  const { own, db } = siteViews(directory, id)
  const journeys = await listJourneys(db)
  if (journeys.length > 0 && !journeys.some((journey) => journey.id === DEMO_JOURNEY.id))
    throw new Refusal(`The site ${key} has a map of its own; demo data fits the demo shop only.`)
  if (journeys.length === 0)
    await createJourney(db, toNewJourney(demoMap(until), demoEditedOn(until)))
  else await nameDemo(directory, { siteId: id, surveys: DEMO_SURVEYS }, now)
  const { surveys: there } = await loadCollector(db, await ownSite(own))
  for (const { definition, ...survey } of DEMO_SURVEYS)
    if (!there.has(survey.id)) {
      const parsed = inWholeLanguages(surveyDefinitionSchema.parse(definition))
      await createSurvey(db, { ...survey, state: 'live', definition: parsed }, now)
    }
  return { own, db, created: journeys.length === 0 }
}

async function createDemoSite(directory: Directory, now: number, key: string): Promise<number> {
  return await createSite(directory, {
    key,
    name: 'Zielony Sklep',
    timezone: DEMO_TIMEZONE,
    origins: ['http://127.0.0.1:8787', 'http://localhost:8787'],
    language: 'pl',
    createdAt: now,
  })
}
