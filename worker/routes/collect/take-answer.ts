import type { Context } from 'hono'
import type { AnswerBody, AnswerReceipt } from '#contract/collect/answers.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'
import { storeAnswer, tellingAnswer, type Beside } from '#worker/db/answers/store.ts'
import { answeringAsk } from '#worker/db/clock/asks.ts'
import { openingCase } from '#worker/db/cases/open.ts'
import { noteAnswered } from '#worker/db/channels/recipients/people.ts'
import {
  findDefinition,
  type Collector,
  type CollectedSurvey,
} from '#worker/db/collect/collector.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { storedComment } from '#worker/domain/answers/protect.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { linkingAnswers } from '#worker/db/links/linking.ts'
import { caseOf } from '#worker/domain/cases/open-case.ts'
import { checkAnswer } from '#worker/domain/collect/check-answer.ts'
import { ignoreCaller, ignoreState, type Caller } from '#worker/domain/collect/ignore.ts'
import { stampAnswer } from '#worker/domain/collect/stamp-answer.ts'
import { linkingOf } from '#worker/domain/delivery/linking/linking-of.ts'
import { checkTokenOf } from '#worker/domain/install/check-token.ts'
import { AppError } from '#worker/errors.ts'
import { cachedCollector, collectorDb } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { publicOrigin } from '#worker/http/origin.ts'
import { noteRows } from '#worker/http/intake.ts'
import { limitCollecting } from '#worker/http/limits.ts'
import { keepIfTest } from '#worker/routes/install/test-answer.ts'
import { deliverSoon, promiseDelivery } from '#worker/jobs/outbox/soon.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { answerTokens } from '#worker/secrets/tokens/shop-tokens.ts'
import { answerIgnored } from './caller.ts'
import { knowsAnswer } from './known.ts'
import { answerOrigin } from './origin.ts'
import { recipientOf } from './recipient.ts'

/**
 * Takes an answer, whichever way it came: as JSON of the widget, or as the form of a hosted page.
 * @returns the receipt (201, or 200 for one that was there), or why it does not count (202)
 * @throws AppError `invalid` with the fields, `conflict`, `too_many`
 */
export async function takeAnswer(
  c: Context<AppEnv>,
  body: AnswerBody,
  caller: Caller,
): Promise<Response> {
  const now = Date.now()
  const isCheck = checkTokenOf(body.url) !== null
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
  const asked = await recipientOf(c, db, body)
  const recipient = asked && {
    ...asked,
    person: asked.person || null,
    link: `${asked.list}.${asked.line}`,
  }
  const answer = await stampAnswer(body, { site, survey, origin, recipient, gpc, secrets, now })
  const told = site.tellsAnswers ? tellingAnswer(db, answer) : []
  const opened = opening(db, { site, answer, now, origin: publicOrigin(c) })
  // First what looks at whether the answer was stored just now, last what looks at its order.
  const beside = [
    ...told,
    ...linking(db, answer, asked !== null),
    ...opened,
    ...(asked?.ask ? answeringAsk(db, asked.ask, answer) : []),
  ]
  const isTold = site.tellsAnswers || (site.tellsCases && opened.length > 0)
  // The clock looks at a case that opens, whether anybody is told of it or not.
  if (isTold || opened.length > 0) await promiseDelivery(c.env.DB, site.siteId, now)
  const { duplicate, isSecond } = await storeAnswer(db, answer, beside)
  if (isSecond) return answerIgnored(c, asked ? 'link-answered' : 'order-answered')
  // After the answer: one that is stored twice is noted once, one that is not stored never.
  if (asked) await noteAnswered(db, asked, now)
  noteRows(c, db, { site, now })
  if (isTold && !duplicate) c.executionCtx.waitUntil(deliverSoon(c.env, site.siteId))
  return c.json({ id: body.id, duplicate } satisfies AnswerReceipt, duplicate ? 200 : 201)
}

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

/** The statements that open a case for an answer, where a rule of the site says so. */
function opening(
  db: SiteDb,
  {
    site: { cases },
    answer,
    now,
    origin,
  }: { site: Collector; answer: StampedAnswer; now: number; origin: string },
): Beside {
  const random = crypto.getRandomValues(new Uint8Array(20))
  const opened = cases && caseOf(answer, cases, { random, now, origin })
  return opened ? openingCase(db, opened, true) : []
}

/** The statements that link an answer to the order that it was given for, where that is certain. */
function linking(db: SiteDb, answer: StampedAnswer, isRecipients: boolean): Beside {
  const linked = linkingOf({ ...answer, isRecipients }, crypto.getRandomValues(new Uint8Array(10)))
  return linked ? linkingAnswers(db.siteId, [linked]) : []
}

function answerSecrets(c: Context<AppEnv>, site: Collector) {
  const root = c.env.WAYFELT_SECRET
  return { ...siteHashes(root, site.siteId), references: answerTokens(root, site) }
}
