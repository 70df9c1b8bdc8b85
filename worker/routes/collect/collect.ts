import { Hono, type Context } from 'hono'
import {
  eventsBodySchema,
  type EventsReceipt,
  type JourneyEvent,
} from '#contract/collect/events.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'
import { type AnswerBody, answerBodySchema, type AnswerReceipt } from '#contract/collect/answers.ts'
import { LIMITS } from '#contract/words.ts'
import { findBodyHashes, insertAnswer, type NewAnswer } from '#worker/db/answers/store.ts'
import {
  collectorDb,
  findDefinition,
  type Collector,
  type CollectedSurvey,
} from '#worker/db/collect/collector.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { insertEvents, type NewEvent } from '#worker/db/collect/events.ts'
import { checkAnswer } from '#worker/domain/collect/check-answer.ts'
import { checkEvents } from '#worker/domain/collect/check-events.ts'
import { ignoreCaller, ignoreState } from '#worker/domain/collect/ignore.ts'
import { cellOf, needsServerId, stampAnswer } from '#worker/domain/collect/stamp.ts'
import { localDay } from '#worker/domain/days.ts'
import { isBelievable } from '#worker/domain/ids.ts'
import { checkTokenOf } from '#worker/domain/install/check-token.ts'
import { AppError } from '#worker/errors.ts'
import { cachedCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { sha256, toHex } from '#worker/secrets/hash.ts'
import { asAllowed, keptComment, protector, referencesIn } from '#worker/http/identity.ts'
import { limitVisitor } from '#worker/http/limits.ts'
import { bodyHash } from '#worker/secrets/derive.ts'
import { answerIgnored, callerOf, openToPages } from '#worker/http/public.ts'
import { readJson } from '#worker/http/validate.ts'
import { keepIfTest } from '#worker/routes/install/test-answer.ts'

/** Fifty events with all their fields filled fit in this many bytes. */
const EVENTS_BYTES = 64 * 1024

export const collect = new Hono<AppEnv>()
  .use(openToPages)
  .post('/answers', async (c) => {
    const body = await readJson(c.req.raw, answerBodySchema, LIMITS.answerBytes)
    const now = Date.now()
    const isCheck = checkTokenOf(body.url) !== null
    const collector = await cachedCollector(c.env.DB, { key: body.site, now, isCheck })
    if (!collector) return answerIgnored(c, 'unknown-site')
    const unwelcome = ignoreCaller(callerOf(c), collector.origins)
    if (unwelcome) return answerIgnored(c, unwelcome)
    await limitVisitor(c, collector.siteId, body.respondent)

    const survey = collector.surveys.get(body.survey)
    if (!survey)
      throw new AppError('invalid', 'This survey is not known here.', [
        { field: 'survey', reason: 'no such survey' },
      ])
    const paused = ignoreState(collector.paused, survey.state)
    if (paused) return answerIgnored(c, paused)

    const db = collectorDb(c.env.DB, collector)
    const fields = checkAnswer(body, await definitionOf(db, survey, body.revision))
    if (fields.length > 0)
      throw new AppError('invalid', 'The answer does not fit its question; see `fields`.', fields)

    const comment = keptComment(body.comment, collector.maskComments)
    const test = await keepIfTest(c, db, { body, comment, now })
    if (test) return test

    const receipt = await store(c, db, { body, collector, survey, now })
    return c.json(receipt, receipt.duplicate ? 200 : 201)
  })
  .post('/events', async (c) => {
    const body = await readJson(c.req.raw, eventsBodySchema, EVENTS_BYTES)
    const now = Date.now()
    const collector = await cachedCollector(c.env.DB, { key: body.site, now })
    if (!collector) return answerIgnored(c, 'unknown-site')
    const unwelcome = ignoreCaller(callerOf(c), collector.origins)
    if (unwelcome) return answerIgnored(c, unwelcome)
    if (collector.paused) return answerIgnored(c, 'paused')
    await limitVisitor(c, collector.siteId, body.events[0]?.respondent)

    const fields = checkEvents(body.events, collector)
    if (fields.length > 0)
      throw new AppError('invalid', 'Some events do not fit the map; see `fields`.', fields)

    const events = body.events.flatMap((event) => stampEvent(event, collector, now))
    const accepted = await insertEvents(collectorDb(c.env.DB, collector), events)
    const receipt: EventsReceipt = { accepted, duplicate: body.events.length - accepted }
    return c.json(receipt)
  })

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

interface Given {
  body: AnswerBody
  collector: Collector
  survey: CollectedSurvey
  now: number
}

async function store(c: Context<AppEnv>, db: SiteDb, given: Given): Promise<AnswerReceipt> {
  const { body } = given
  const hashOf = bodyHash(c.env.WAYFELT_SECRET, db.siteId)
  const hash = toHex(await hashOf(JSON.stringify(body)), 16)
  const answer = { ...(await toAnswer(c, given)), bodyHash: hash }
  if (await insertAnswer(db, answer)) return { id: body.id, duplicate: false }
  const known = await findBodyHashes(db, [answer])
  if (known.get(body.id) === hash) return { id: body.id, duplicate: true }
  throw new AppError(
    'conflict',
    'Another answer was sent under this id. Make a new id for a new answer.',
  )
}

async function toAnswer(
  c: Context<AppEnv>,
  { body: sent, collector, survey, now }: Given,
): Promise<Omit<NewAnswer, 'bodyHash'>> {
  const body = asAllowed(sent, collector, c.req.raw)
  const idHash = needsServerId(body.id, now) ? await sha256(body.id) : null
  const { touchpointId } = survey
  const answer = {
    ...stampAnswer(body, { ...collector, now, idHash }),
    ...(await referencesIn(body, { env: c.env, site: collector, touchpointId, now })),
    claimedId: body.id,
    surveyId: survey.id,
    revision: body.revision,
    scale: survey.scale,
    touchpointId,
    stageId: survey.stageId,
    journeyId: survey.journeyId,
    mapVersion: survey.mapVersion,
    channel: body.channel,
    score: body.score,
    choices: body.choices ?? [],
    comment: body.comment || null,
    lang: body.lang,
    respondent: body.respondent ?? null,
    traits: body.traits ?? {},
    sample: body.sample ?? 1,
    receivedAt: now,
  }
  return await protector({ ...collector, root: c.env.WAYFELT_SECRET })(answer)
}

function stampEvent(event: JourneyEvent, collector: Collector, now: number): NewEvent[] {
  const at = isBelievable(event.at, now) ? event.at : now
  const common = {
    id: event.id,
    type: event.type,
    channel: event.channel,
    ...cellOf(event.traits ?? {}, collector),
    day: localDay(at, collector.timezone),
    receivedAt: now,
  }
  if ('survey' in event) {
    const survey = collector.surveys.get(event.survey)
    return survey
      ? [
          {
            ...common,
            touchpointId: survey.touchpointId,
            stageId: survey.stageId,
            scale: survey.scale,
            action: '',
          },
        ]
      : []
  }
  const touchpoint = collector.touchpoints.get(event.touchpoint)
  const action = event.type === 'completed' ? event.action : ''
  return touchpoint
    ? [
        {
          ...common,
          touchpointId: event.touchpoint,
          stageId: touchpoint.stageId,
          scale: '',
          action,
        },
      ]
    : []
}
