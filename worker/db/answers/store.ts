import type { Channel, Reference, Scale } from '#contract/words.ts'
import type { Traits } from '#contract/schemas.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'

/** One answer, stamped and ready to store. `claimedId` is the id the client sent. */
export interface NewAnswer {
  id: string
  claimedId: string
  bodyHash: string
  journeyId: string
  mapVersion: number
  surveyId: string
  revision: number
  touchpointId: string
  scale: Scale
  stageId: string
  channel: Channel
  segment: string
  persona: string
  day: string
  score: number | null
  choices: string[]
  comment: string | null
  lang: string
  url: string | null
  respondent: string | null
  orderRef: string | null
  customerRef: string | null
  reference: Reference | null
  traits: Traits
  sample: number
  shownAt: number | null
  answeredAt: number
  receivedAt: number
}

const INTO = `INSERT INTO answers (site_id, id, client_id, body_hash, journey_id, map_version, survey_id,
  revision, touchpoint_id, scale, stage_id, channel, segment, persona, day, score, choices, comment,
  lang, url, respondent, order_ref, customer_ref, reference, traits, sample, shown_at, answered_at,
  received_at)`
/** Columns after the site's: the values of `toValues` but for the last, which is the claimed id. */
const WIDTH = 28

/* The last look is for forgotten answers, whose claimed id went (`FORGET` in db/privacy): a retry or
 * a second import must not bring them back. */
const INSERT_ONE = `/* insertAnswer */ ${INTO}
SELECT ?1, ${Array.from({ length: WIDTH }, (_, index) => `?${index + 2}`).join(', ')}
WHERE NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = ?${WIDTH + 2})
  AND NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1
    AND client_id IN (?${WIDTH + 2}, 'gone-' || substr(?2, 15)))
ON CONFLICT DO NOTHING`

const INSERT_MANY = `/* insertAnswers */ ${INTO}
SELECT ?1, ${Array.from({ length: WIDTH }, (_, index) => `value ->> ${index}`).join(', ')}
FROM json_each(?2)
WHERE NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = value ->> ${WIDTH})
  AND NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1
    AND client_id IN (value ->> ${WIDTH}, 'gone-' || substr(value ->> 0, 15)))
ON CONFLICT DO NOTHING
RETURNING coalesce(client_id, id) AS claimed`

/** Retention goes back to where old answers come in; nearly always there is nothing to write. */
const GO_BACK = `/* insertAnswers */ UPDATE sites SET forgotten_to = ?2 WHERE id = ?1 AND forgotten_to > ?2`

/**
 * Stores an answer with its rollup in one atomic statement, unless it is there already. Bound values
 * cost a tenth less than the JSON that many answers need.
 * @returns whether it was new
 */
export async function insertAnswer(db: SiteDb, answer: NewAnswer): Promise<boolean> {
  const { written } = await run(db, INSERT_ONE, [db.siteId, ...toValues(answer)])
  return written > 0
}

/**
 * Stores the answers that are not there yet, with their rollups, in one atomic statement.
 * One JSON parameter carries any number of rows past D1's limit of 100 parameters.
 * @returns the claimed ids that were new
 */
export async function insertAnswers(db: SiteDb, answers: NewAnswer[]): Promise<Set<string>> {
  const rows = JSON.stringify(answers.map(toValues))
  const oldest = answers.reduce((id, answer) => (answer.id < id ? answer.id : id), 'gg')
  const [stored = []] = await runBatch<{ claimed: string }>(db, [
    { sql: INSERT_MANY, parameters: [db.siteId, rows] },
    // A key without its last digit is just below it.
    { sql: GO_BACK, parameters: [db.siteId, oldest.slice(0, -1)] },
  ])
  return new Set(stored.map((row) => row.claimed))
}

function toValues(answer: NewAnswer): (string | number | null)[] {
  return [
    answer.id,
    answer.id === answer.claimedId ? null : answer.claimedId,
    answer.bodyHash,
    answer.journeyId,
    answer.mapVersion,
    answer.surveyId,
    answer.revision,
    answer.touchpointId,
    answer.scale,
    answer.stageId,
    answer.channel,
    answer.segment,
    answer.persona,
    answer.day,
    answer.score,
    answer.choices.length > 0 ? JSON.stringify(answer.choices) : null,
    answer.comment,
    answer.lang,
    answer.url,
    answer.respondent,
    answer.orderRef,
    answer.customerRef,
    answer.reference,
    Object.keys(answer.traits).length > 0 ? JSON.stringify(answer.traits) : null,
    answer.sample,
    answer.shownAt,
    answer.answeredAt,
    answer.receivedAt,
    answer.claimedId,
  ]
}

/**
 * The body hashes of answers that are there already, by claimed id. A forgotten one has none any
 * more: it counts as the same. CROSS JOIN keeps the order: each wanted id is sought by key; left to
 * itself SQLite would walk all answers of the site.
 */
export async function findBodyHashes(
  db: SiteDb,
  answers: Pick<NewAnswer, 'id' | 'claimedId' | 'bodyHash'>[],
): Promise<Map<string, string>> {
  const wanted = answers.map(({ id, claimedId, bodyHash }) => [claimedId, bodyHash, id])
  const { rows } = await run<{ claimed: string; body_hash: string }>(
    db,
    `/* findBodyHashes */
    SELECT value ->> 0 AS claimed, iif(body_hash = '', value ->> 1, body_hash) AS body_hash
    FROM json_each(?2) CROSS JOIN answers ON site_id = ?1 AND answers.id = value ->> 0
    UNION ALL
    SELECT value ->> 0, iif(body_hash = '', value ->> 1, body_hash)
    FROM json_each(?2) CROSS JOIN answers ON site_id = ?1
      AND client_id IN (value ->> 0, 'gone-' || substr(value ->> 2, 15))`,
    [db.siteId, JSON.stringify(wanted)],
  )
  return new Map(rows.map((row) => [row.claimed, row.body_hash]))
}
