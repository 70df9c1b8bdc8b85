import type { Context } from 'hono'
import type { SurveyDocument } from '#contract/surveys/document.ts'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { findSurvey, listPlaces, type EditedSurvey } from '#worker/db/surveys/drafts.ts'
import { sumTurns } from '#worker/db/surveys/turns.ts'
import { ownSite, type Site } from '#worker/db/site/sites.ts'
import { localDay } from '#worker/domain/days.ts'
import type { SurveyPlace } from '#worker/domain/surveys/check/check-survey.ts'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from '#worker/http/env.ts'

/** A survey that somebody works on, and what it is checked against. */
export interface OpenSurvey {
  site: Site
  found: EditedSurvey
  /** The draft where there is one, else what is published. */
  survey: LooseSurvey
  place: SurveyPlace
}

/** The survey that the path names. @throws AppError `not_found` */
export async function openSurvey(c: Context<AppEnv>): Promise<OpenSurvey> {
  const db = c.get('db')
  const id = c.req.param('id') ?? ''
  const [site, found, places, turns] = await Promise.all([
    ownSite(c.get('own')),
    findSurvey(db, id),
    listPlaces(db),
    sumTurns(db, id),
  ])
  const published = found?.published
  const survey = found?.draft?.survey ?? (published ? asLoose(published) : null)
  if (!found || !survey) throw new AppError('not_found', 'There is no such survey.')
  const { revision, touchpoint, scale } = found
  return {
    site,
    found,
    survey,
    place: {
      language: site.language,
      today: localDay(db.actor.now, site.timezone),
      touchpoints: new Map(places.map((one) => [one.id, one.segments.map(({ id }) => id)])),
      asked: revision === 0 ? null : { touchpoint, scale },
      turns: new Map(turns.map((one) => [one.touchpoint, one.shares])),
    },
  }
}

/** What is published is a draft that happens to be sound. */
export function asLoose(published: SurveyDocument): LooseSurvey {
  return structuredClone(published) as unknown as LooseSurvey
}
