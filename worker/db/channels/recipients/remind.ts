import { runBatch, type ActingDb } from '#worker/db/connect.ts'
import { periodOf } from '#worker/db/collect/asks.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { judgedBy, VERDICT, type AskedBy, type Candidate, type Judged } from './grant.ts'
import type { ListRow } from './lists.ts'

/** What stands of a row's person in the list, and what the database says of them. */
export interface Reminded {
  line: number
  verdict: Judged['verdict']
  /** The line that their link is made of; null where the list does not have them. */
  listed: number | null
  answeredAt: number | null
  remindedAt: number | null
  reminder: string | null
  askedAt: number | null
}

/** A reminder, and whom it is for. */
export interface Reminding extends AskedBy {
  list: ListRow
  run: string
  /** Those who were asked up to then, Unix milliseconds. */
  askedUntil: number
}

/**
 * Reminds, once, those of a list who have not answered and whom the budget has room for. A reminder is
 * an ask like every other. The same run again changes nothing.
 */
export async function remind(
  db: ActingDb,
  candidates: Candidate[],
  { list, run, askedUntil, ...asked }: Reminding,
): Promise<Reminded[]> {
  const judged = [...judgedBy(db, candidates, asked), list.code]
  const { actor } = db
  const id = timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10)))
  const results = await runBatch<Reminded>(db, [
    {
      sql: `/* remind */ UPDATE recipients SET reminded_at = ?4, reminder = ?9
        WHERE site_id = ?1 AND list = ?8 AND answered_at IS NULL AND reminded_at IS NULL
          AND asked_at <= ?10 AND person IN (SELECT one.value ->> 'person'
            FROM json_each(?3) AS one WHERE ${VERDICT} = 'ready')
          AND EXISTS (SELECT 1 FROM recipient_lists WHERE site_id = ?1 AND code = ?8 AND ends_at > ?4)`,
      parameters: [...judged, run, askedUntil],
    },
    {
      sql: `/* remind */ INSERT INTO asks (site_id, period, who, id, at, survey_id, kind, channel)
        SELECT ?1, ?10, name.value, ?8 || '.' || line || '.r', ?4, ?11, ?12, ?13
        FROM json_each(?3) AS one CROSS JOIN recipients ON site_id = ?1 AND list = ?8
          AND person = one.value ->> 'person' AND reminder = ?9 AND reminded_at = ?4
        CROSS JOIN json_each(one.value -> 'who') AS name
        WHERE ?6 IS NOT NULL ON CONFLICT DO NOTHING`,
      parameters: [...judged, run, periodOf(asked.now), list.surveyId, asked.kind, list.channel],
    },
    {
      sql: `/* remind */ ${ENTRY} SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'recipients.reminded', ?7,
        json_object('name', ?8, 'reminded', count(*)) FROM recipients
        WHERE site_id = ?1 AND list = ?7 AND reminder = ?9 AND reminded_at = ?3`,
      parameters: [
        db.siteId,
        id,
        actor.now,
        actor.kind,
        actor.id,
        actor.name,
        list.code,
        list.name,
        run,
      ],
    },
    {
      sql: `/* remind */ SELECT one.value ->> 'line' AS line, ${VERDICT} AS verdict,
          recipients.line AS listed, answered_at AS answeredAt, reminded_at AS remindedAt,
          reminder, asked_at AS askedAt
        FROM json_each(?3) AS one LEFT JOIN recipients ON recipients.site_id = ?1
          AND recipients.list = ?8 AND recipients.person = one.value ->> 'person'`,
      parameters: judged,
    },
  ])
  return results.at(-1) ?? []
}
