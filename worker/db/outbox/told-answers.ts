import { SCALES } from '#contract/words.ts'
import type { AnswerRow } from '#worker/db/answers/columns.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import type { ToldAnswer } from '#worker/domain/outbox/render.ts'

type Row = Omit<AnswerRow, 'site_id'> & {
  stage_name: string | null
  touchpoint_name: string | null
  survey_name: string | null
}

/** Answers as other systems are told them, by their ids; with all that is kept of them now. */
export async function readTold(db: SiteDb, ids: string[]): Promise<Map<string, ToldAnswer>> {
  if (ids.length === 0) return new Map()
  const { rows } = await run<Row>(
    db,
    `/* readTold */ SELECT answers.*, stages.name AS stage_name, touchpoints.name AS touchpoint_name,
        surveys.name AS survey_name
      FROM json_each(?2) CROSS JOIN answers ON answers.site_id = ?1 AND answers.id = value
      LEFT JOIN stages ON stages.site_id = ?1 AND stages.id = answers.stage_id
      LEFT JOIN touchpoints ON touchpoints.site_id = ?1 AND touchpoints.id = answers.touchpoint_id
      LEFT JOIN surveys ON surveys.site_id = ?1 AND surveys.id = answers.survey_id`,
    [db.siteId, JSON.stringify([...new Set(ids)])],
  )
  return new Map(rows.map((row) => [row.id, toTold(row)]))
}

/** The answer that somebody calls so, by the id that its sender gave or the one that lists show. */
export async function findAnswer(
  db: SiteDb,
  id: string,
): Promise<{ id: string; receivedAt: number } | null> {
  const { rows } = await run<{ id: string; receivedAt: number }>(
    db,
    `/* findAnswer */ SELECT id, received_at AS receivedAt FROM answers WHERE site_id = ?1 AND id = ?2
      UNION ALL SELECT id, received_at FROM answers WHERE site_id = ?1 AND client_id = ?2 LIMIT 1`,
    [db.siteId, id],
  )
  return rows[0] ?? null
}

function toTold(row: Row): ToldAnswer {
  return {
    id: row.id,
    journey: row.journey_id,
    stage: { id: row.stage_id, name: row.stage_name ?? row.stage_id },
    touchpoint: { id: row.touchpoint_id, name: row.touchpoint_name ?? row.touchpoint_id },
    survey: {
      id: row.survey_id,
      name: row.survey_name ?? row.survey_id,
      revision: row.revision,
    },
    kind: SCALES[row.scale].kind,
    scale: row.scale,
    score: row.score,
    choices: parseStored<string[]>(row.choices ?? '[]'),
    channel: row.channel,
    lang: row.lang,
    segment: row.segment,
    persona: row.persona,
    day: row.day,
    answeredAt: row.answered_at,
    comment: row.comment,
    person: {
      respondent: row.respondent,
      orderRef: row.order_ref,
      customerRef: row.customer_ref,
      reference: row.reference,
      traits: parseStored(row.traits ?? '{}'),
      url: row.url,
    },
  }
}

/** Parses a JSON column that only answers' inserts write, from validated values of this type. */
function parseStored<Value>(text: string): Value {
  return JSON.parse(text) as Value
}
