import type { Traits } from '#contract/answers.ts'
import type { Channel, Scale } from '#contract/words.ts'
import { run, type SiteDb } from './connect.ts'

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
  token: string | null
  traits: Traits
  sample: number
  shownAt: number | null
  answeredAt: number
  receivedAt: number
}

const INSERT_ANSWERS = `/* insertAnswers */
INSERT INTO answers (site_id, id, client_id, body_hash, journey_id, map_version, survey_id, revision,
  touchpoint_id, scale, stage_id, channel, segment, persona, day, score, choices, comment, lang, url,
  respondent, order_ref, token, traits, sample, shown_at, answered_at, received_at)
SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
  value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13,
  value ->> 14, value ->> 15, value ->> 16, value ->> 17, value ->> 18, value ->> 19, value ->> 20,
  value ->> 21, value ->> 22, value ->> 23, value ->> 24, value ->> 25, value ->> 26
FROM json_each(?2)
WHERE NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = value ->> 27)
  AND NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND client_id = value ->> 27)
ON CONFLICT DO NOTHING
RETURNING coalesce(client_id, id) AS claimed`

/**
 * Stores the answers that are not there yet, with their rollups, in one atomic statement.
 * One JSON parameter carries any number of rows past D1's limit of 100 parameters.
 * @returns the claimed ids that were new
 */
export async function insertAnswers(db: SiteDb, answers: NewAnswer[]): Promise<Set<string>> {
  const rows = answers.map((answer) => [
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
    answer.token,
    Object.keys(answer.traits).length > 0 ? JSON.stringify(answer.traits) : null,
    answer.sample,
    answer.shownAt,
    answer.answeredAt,
    answer.receivedAt,
    answer.claimedId,
  ])
  const { rows: stored } = await run<{ claimed: string }>(db, INSERT_ANSWERS, [
    db.siteId,
    JSON.stringify(rows),
  ])
  return new Set(stored.map((row) => row.claimed))
}

/**
 * The body hashes of answers that are there already, by claimed id. CROSS JOIN keeps the order: each
 * wanted id is sought by key; left to itself SQLite would walk all answers of the site.
 */
export async function findBodyHashes(
  db: SiteDb,
  claimedIds: string[],
): Promise<Map<string, string>> {
  const { rows } = await run<{ claimed: string; body_hash: string }>(
    db,
    `/* findBodyHashes */
    SELECT wanted.value AS claimed, answers.body_hash FROM json_each(?2) AS wanted
    CROSS JOIN answers ON answers.site_id = ?1 AND answers.id = wanted.value
    UNION ALL
    SELECT wanted.value, answers.body_hash FROM json_each(?2) AS wanted
    CROSS JOIN answers ON answers.site_id = ?1 AND answers.client_id = wanted.value`,
    [db.siteId, JSON.stringify(claimedIds)],
  )
  return new Map(rows.map((row) => [row.claimed, row.body_hash]))
}
