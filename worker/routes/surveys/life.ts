import { Hono } from 'hono'
import type { SurveyDocument } from '#contract/surveys/document.ts'
import {
  publishSurveySchema,
  surveyStateSchema,
  type Estimate,
  type FoundProblem,
} from '#contract/surveys/draft.ts'
import type { SurveyProblem } from '#contract/surveys/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { changeSurveyState, publishSurvey } from '#worker/db/surveys/publish.ts'
import { findTraffic } from '#worker/db/surveys/traffic.ts'
import { addDays, dayCount, mondayOf } from '#worker/domain/days.ts'
import { checkSurvey } from '#worker/domain/surveys/check/check-survey.ts'
import { fieldsThatDiffer, isNewWording } from '#worker/domain/surveys/check/differences.ts'
import { estimate } from '#worker/domain/surveys/estimate.ts'
import { firstRate } from '#worker/domain/surveys/steady.ts'
import { restated, shareOf, sharesOf, type Shown } from '#worker/domain/surveys/shares.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'
import { isOver } from './drafts.ts'
import { asLoose, openSurvey, type OpenSurvey } from './open-survey.ts'

/** What a survey that was live may have lost since: its place, its segments, its time, its turn. */
const LOST = new Set<SurveyProblem>(['noSuchTouchpoint', 'unknownSegment', 'isOver', 'turnsOver'])

/** Days of traffic that an estimate looks back on. */
const LOOK_BACK = 28

/** What becomes of a survey: published, paused, archived; and how many would be asked. */
export const surveyLife = new Hono<AppEnv>()
  .post('/surveys/:id/publish', may('site:manage'), async (c) => {
    const { seq, isCorrection } = await readJson(c.req.raw, publishSurveySchema, 1024)
    const db = c.get('db')
    const open = await openSurvey(c)
    const { found, survey: draft, place } = open
    if (found.draft?.survey == null || found.draft.seq !== seq) throw isOver()
    const { survey, problems } = checkSurvey(draft, place)
    if (!survey || problems.length > 0) throw notSound(problems)
    const { id, revision, published, revisions, state } = found
    const before = revisions.find((one) => one.revision === revision)?.series ?? 0
    const isOther = published === null || isNewWording(published, survey)
    const series = before + (revision === 0 || (isOther && !isCorrection) ? 1 : 0)
    const steady = await steadyOf(db, open, survey)
    const stated = published ? sharesOf(found.shares, shownAs(published, found.rate)) : []
    const isPublished = await publishSurvey(db, {
      id,
      survey,
      seq,
      revision,
      series,
      // Who has paused a survey lets it go on by hand.
      state: state === 'paused' ? 'paused' : 'live',
      steady,
      shares: restated(stated, shownAs(survey, steady?.rate ?? null), db.actor.now),
      changes: fieldsThatDiffer(published ?? {}, survey).length,
    })
    if (!isPublished) throw isOver()
    forgetCollector(db.siteId)
    if (hasPlan(survey)) await makeDue(c.get('own'), db.actor.now)
    return c.json({ revision: revision + 1, series })
  })
  .post('/surveys/:id/state', may('site:manage'), async (c) => {
    const { state } = await readJson(c.req.raw, surveyStateSchema, 1024)
    const db = c.get('db')
    const { found, place } = await openSurvey(c)
    const { id, published } = found
    if (!published)
      throw new AppError('conflict', 'This survey has never been published: publish it instead.')
    const lost = checkSurvey(asLoose(published), place).problems.filter(({ code }) =>
      LOST.has(code),
    )
    if (state === 'live' && lost.length > 0) throw notSound(lost)
    await changeSurveyState(db, { id, name: published.name, state })
    forgetCollector(db.siteId)
    if (state === 'live' && hasPlan(published)) await makeDue(c.get('own'), db.actor.now)
    return c.body(null, 204)
  })
  .get('/surveys/:id/estimate', may('site:manage'), async (c) => {
    const open = await openSurvey(c)
    const { survey } = checkSurvey(open.survey, open.place)
    if (!survey)
      throw new AppError('conflict', 'This draft is no survey yet; GET …/check says what it lacks.')
    return c.json((await estimateOf(c.get('db'), open, survey)) satisfies Estimate)
  })

function hasPlan({ plan }: SurveyDocument): boolean {
  return plan.endsAfter !== null || plan.endsOn !== null || plan.perMonth !== null
}

function notSound(problems: FoundProblem[]): AppError {
  return new AppError(
    'invalid',
    'This survey cannot go live yet; see `fields`.',
    problems.map(({ field, code, detail }) => ({ field, reason: detail ?? code })),
  )
}

async function estimateOf(
  db: SiteDb,
  { found, place }: OpenSurvey,
  survey: SurveyDocument,
): Promise<Estimate> {
  const since = mondayOf(addDays(place.today, -LOOK_BACK))
  const segments = survey.definition.audience.segments ?? null
  const traffic = await findTraffic(db, { touchpoint: survey.touchpoint, since, segments })
  const { published, rate } = found
  const asked = published ? shareOf(shownAs(published, rate)) : 1
  const days = dayCount(since, place.today)
  return estimate(traffic, { days, asked, survey, rate })
}

function shownAs({ plan, definition }: SurveyDocument, rate: number | null): Shown {
  return { turn: plan.turn, rate, sample: definition.sample }
}

/** Where a steady sample stands: what goes on goes on, another number begins anew. */
async function steadyOf(
  db: SiteDb & { actor: { now: number } },
  open: OpenSurvey,
  survey: SurveyDocument,
) {
  const { perMonth, turn } = survey.plan
  if (perMonth === null || turn !== null) return null
  const { found } = open
  if (found.steadySince !== null && found.rate !== null)
    if (found.published?.plan.perMonth === perMonth)
      return { rate: found.rate, since: found.steadySince }
  const whole = { ...survey, plan: { ...survey.plan, perMonth: null } }
  const all = { ...whole, definition: { ...survey.definition, sample: 1 } }
  const { answers } = await estimateOf(db, open, all)
  return { rate: firstRate(perMonth, answers === null ? null : answers / 7), since: db.actor.now }
}
