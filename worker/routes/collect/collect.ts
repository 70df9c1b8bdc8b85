import { Hono, type Context } from 'hono'
import { eventsBodySchema, type EventsReceipt } from '#contract/collect/events.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'
import { type AnswerBody, answerBodySchema, type AnswerReceipt } from '#contract/collect/answers.ts'
import { LIMITS } from '#contract/words.ts'
import { storeAnswer } from '#worker/db/answers/store.ts'
import {
  findDefinition,
  type Collector,
  type CollectedSurvey,
} from '#worker/db/collect/collector.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { storedComment } from '#worker/domain/answers/protect.ts'
import { checkAnswer } from '#worker/domain/collect/check-answer.ts'
import { checkEvents } from '#worker/domain/collect/check-events.ts'
import { ignoreCaller, ignoreState } from '#worker/domain/collect/ignore.ts'
import { stampAnswer } from '#worker/domain/collect/stamp-answer.ts'
import { checkTokenOf } from '#worker/domain/install/check-token.ts'
import { AppError } from '#worker/errors.ts'
import { cachedCollector, collectorDb } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitCollecting } from '#worker/http/limits.ts'
import { openToPages } from '#worker/http/open-to-pages.ts'
import { readJson } from '#worker/http/validate.ts'
import { keepIfTest } from '#worker/routes/install/test-answer.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { answerTokens } from '#worker/secrets/tokens/shop-tokens.ts'
import { noteRows } from '#worker/http/intake.ts'
import { answerIgnored, callerOf } from './caller.ts'
import { knowsAnswer, knowsEvents } from './known.ts'
import { answerOrigin, keepEvents } from './origin.ts'

/** Fifty events with all their fields filled fit in this many bytes. */
const EVENTS_BYTES = 64 * 1024

export const collect = new Hono<AppEnv>()
  .use(openToPages)
  .post('/answers', async (c) => {
    const body = await readJson(c.req.raw, answerBodySchema, LIMITS.answerBytes)
    const now = Date.now()
    const isCheck = checkTokenOf(body.url) !== null
    const caller = callerOf(c)
    const knows = (site: Collector) => knowsAnswer(site, body, caller)
    const site = await cachedCollector(c.env.DB, { key: body.site, now, isCheck, knows })
    if (!site) return answerIgnored(c, 'unknown-site')
    const unwelcome = ignoreCaller(caller, site.origins)
    if (unwelcome) return answerIgnored(c, unwelcome)
    await limitCollecting(c, site, 1)

    const survey = surveyOf(site, body)
    const paused = ignoreState(site.paused, survey.state)
    if (paused) return answerIgnored(c, paused)

    const db = collectorDb(c.env.DB, site)
    const fields = checkAnswer(body, await definitionOf(db, survey, body.revision))
    if (fields.length > 0)
      throw new AppError('invalid', 'The answer does not fit its question; see `fields`.', fields)

    const comment = storedComment(body.comment, site.maskComments)
    const test = await keepIfTest(c, db, { body, comment, now })
    if (test) return test

    const gpc = c.req.header('sec-gpc') === '1'
    const secrets = answerSecrets(c, site)
    const origin = await answerOrigin(c, db, { site, touchpoint: survey.touchpointId, now })
    const answer = await stampAnswer(body, { site, survey, origin, gpc, secrets, now })
    const { duplicate, isSecond } = await storeAnswer(db, answer)
    if (isSecond) return answerIgnored(c, 'order-answered')
    noteRows(c, db, { site, now })
    return c.json({ id: body.id, duplicate } satisfies AnswerReceipt, duplicate ? 200 : 201)
  })
  .post('/events', async (c) => {
    const body = await readJson(c.req.raw, eventsBodySchema, EVENTS_BYTES)
    const now = Date.now()
    const caller = callerOf(c)
    const knows = (site: Collector) => knowsEvents(site, body.events, caller)
    const site = await cachedCollector(c.env.DB, { key: body.site, now, knows })
    if (!site) return answerIgnored(c, 'unknown-site')
    const unwelcome = ignoreCaller(caller, site.origins)
    if (unwelcome) return answerIgnored(c, unwelcome)
    if (site.paused) return answerIgnored(c, 'paused')
    await limitCollecting(c, site, body.events.length)

    const fields = checkEvents(body.events, site)
    if (fields.length > 0)
      throw new AppError('invalid', 'Some events do not fit the map; see `fields`.', fields)

    const db = collectorDb(c.env.DB, site)
    const kept = await keepEvents(c, db, { site, events: body.events, now })
    const accepted = await insertEvents(db, kept)
    noteRows(c, db, { site, now })
    const receipt: EventsReceipt = { accepted, duplicate: kept.length - accepted }
    return c.json(receipt)
  })

function surveyOf(site: Collector, { survey: id }: AnswerBody): CollectedSurvey {
  const survey = site.surveys.get(id)
  if (survey) return survey
  throw new AppError('invalid', 'This survey is not known here.', [
    { field: 'survey', reason: 'no such survey' },
  ])
}

async function definitionOf(
  db: SiteDb,
  survey: CollectedSurvey,
  revision: number,
): Promise<SurveyDefinition> {
  if (revision === survey.revision) return survey.definition
  const older = revision < survey.revision ? await findDefinition(db, survey.id, revision) : null
  if (older) return older
  throw new AppError('invalid', 'This revision of the survey is not known here.', [
    { field: 'revision', reason: `must be from 1 to ${survey.revision}` },
  ])
}

function answerSecrets(c: Context<AppEnv>, site: Collector) {
  const root = c.env.WAYFELT_SECRET
  return { ...siteHashes(root, site.siteId), references: answerTokens(root, site) }
}
