import { Hono } from 'hono'
import {
  answersQuerySchema,
  type Answer,
  type AnswersPage,
  type AnswersQuery,
} from '#contract/answers.ts'
import { listAnswers, type AnswerFilter } from '#worker/db/answers/pages.ts'
import { listJourneys, type JourneyMap } from '#worker/db/journey/maps.ts'
import { scalesOfKind } from '#worker/domain/journey/kinds.ts'
import { can, may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'

export const answers = new Hono<AppEnv>().get(
  '/answers',
  may('figures:read'),
  validate('query', answersQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { cursor, limit, held, source, ...query } = c.req.valid('query')
    const mayHold = can(c, 'answers:hold')
    const filter = {
      ...toFilter(query, query.touchpoint ? [] : await listJourneys(db)),
      held: mayHold && held === '1',
      source: mayHold ? source : undefined,
      journeys: c.get('actor').share?.journeys,
    }
    const page = await listAnswers(db, filter, { limit, before: cursor })
    const seen = { comments: can(c, 'comments:read'), people: can(c, 'people:read') }
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    const answers = page.answers.map((answer) => asSeen(answer, seen))
    return c.json({ ...page, answers, meta } satisfies AnswersPage)
  },
)

/** An answer without what its reader may not know. */
function asSeen(
  answer: Answer,
  { comments, people }: { comments: boolean; people: boolean },
): Answer {
  return {
    ...answer,
    ...(comments ? {} : { comment: null }),
    ...(people ? {} : { url: null, traits: {} }),
  }
}

/** A stage is read through its touchpoints, which the index knows. */
function toFilter(
  query: Omit<AnswersQuery, 'cursor' | 'limit' | 'held' | 'source'>,
  maps: JourneyMap[],
): AnswerFilter {
  const { kind, touchpoint, commented, ...rest } = query
  const stage = maps.flatMap((map) => map.stages).find(({ id }) => id === query.stage)
  return {
    ...rest,
    ...(touchpoint ? { touchpoints: [touchpoint] } : {}),
    ...(stage ? { touchpoints: stage.touchpoints.map(({ id }) => id) } : {}),
    ...(kind ? { scales: scalesOfKind(kind) } : {}),
    commented: commented === '1',
  }
}
