import { eq } from 'drizzle-orm'
import type { SubjectExport } from '#contract/privacy.ts'
import { commit } from '#worker/db/site/audit.ts'
import type { AnswerRow } from '#worker/db/answers/columns.ts'
import { SHOWN_COLUMNS, toAnswer, type ShownRow } from '#worker/db/answers/pages.ts'
import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { journeys, stages, surveys, touchpoints } from '#worker/db/schema/site/map.ts'
import { readHeld } from './held.ts'
import { lookForPerson, type Look, type Search } from './people.ts'

/** A page looks at so many answers so many times. */
const STEP = 10_000
const STEPS = 2
/** Answers that a page holds at most. */
const MOST = 200

type Copy = SubjectExport['answers'][number]
const ALSO = [
  'respondent',
  'order_ref',
  'customer_ref',
  'reference',
  'shown_at',
  'received_at',
] as const satisfies (keyof AnswerRow)[]
type CopyRow = ShownRow & Pick<AnswerRow, (typeof ALSO)[number]>

/**
 * A page of everything that is held about one person, oldest first.
 * @param after `next` of the page before; '' for the first one
 */
export async function copyPage(
  db: SiteDb,
  search: Search,
  after: string,
): Promise<Omit<SubjectExport, 'next'> & { next: string | null }> {
  const ids: string[] = []
  let next: string | null = after
  let scanned = 0
  for (let step = 0; next !== null && step < STEPS && ids.length < MOST; step += 1) {
    const look: Look = await lookForPerson(db, search, { after: next, limit: STEP })
    ids.push(...look.ids)
    scanned += look.looked
    next = look.isEnd ? null : look.last
  }
  const shown = ids.slice(0, MOST)
  if (ids.length > MOST) next = shown.at(-1) ?? null
  const [answers, held] = await Promise.all([
    readCopies(db, shown),
    readHeld(db, search, { answers: shown, isFirst: after === '' }),
  ])
  return { answers, held, scanned, next }
}

/** Notes that somebody took a copy of what is held about a person; not about whom. */
export async function noteCopy(db: ActingDb, kind: Search['kind']): Promise<void> {
  await commit(db, { action: 'privacy.exported', details: { kind } }, [])
}

async function readCopies(db: SiteDb, ids: string[]): Promise<Copy[]> {
  if (ids.length === 0) return []
  const { rows } = await run<CopyRow>(
    db,
    `/* readCopies */ SELECT ${SHOWN_COLUMNS}, ${ALSO.join(', ')}
    FROM answers WHERE site_id = ?1 AND id IN (SELECT value FROM json_each(?2)) ORDER BY id`,
    [db.siteId, JSON.stringify(ids)],
  )
  const names = await readNames(db)
  return rows.map((row) => {
    const answer = toAnswer(row)
    return {
      ...answer,
      respondent: row.respondent,
      orderRef: row.order_ref,
      customerRef: row.customer_ref,
      reference: row.reference,
      names: {
        journey: names.journeys.get(answer.journey) ?? answer.journey,
        stage: names.stages.get(answer.stage) ?? answer.stage,
        touchpoint: names.touchpoints.get(answer.touchpoint) ?? answer.touchpoint,
        survey: names.surveys.get(answer.survey) ?? answer.survey,
      },
      shownAt: row.shown_at,
      receivedAt: row.received_at,
    }
  })
}

/** What the map calls its parts, by their ids: a person is handed words, not handles. */
async function readNames({ orm, siteId }: SiteDb) {
  const all = await orm.batch([
    orm
      .select({ id: journeys.id, name: journeys.name })
      .from(journeys)
      .where(eq(journeys.siteId, siteId)),
    orm.select({ id: stages.id, name: stages.name }).from(stages).where(eq(stages.siteId, siteId)),
    orm
      .select({ id: touchpoints.id, name: touchpoints.name })
      .from(touchpoints)
      .where(eq(touchpoints.siteId, siteId)),
    orm
      .select({ id: surveys.id, name: surveys.name })
      .from(surveys)
      .where(eq(surveys.siteId, siteId)),
  ])
  const byId = (rows: { id: string; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]))
  const [journeyRows, stageRows, touchpointRows, surveyRows] = all
  return {
    journeys: byId(journeyRows),
    stages: byId(stageRows),
    touchpoints: byId(touchpointRows),
    surveys: byId(surveyRows),
  }
}
