import type { IssueType } from '#contract/delivery/words.ts'
import { type Channel, FILTERS } from '#contract/words.ts'
import { SLACK_MS } from '#worker/db/answers/pages.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import { WHO } from '#worker/db/digests/news.ts'
import type { Filter } from '#worker/db/journey/rollups.ts'
import { idBounds } from '#worker/domain/ids.ts'
import type { OutcomePlace } from '#worker/domain/insight/drivers/drivers.ts'
import type { Outcome, Scored } from '#worker/domain/insight/drivers/outcome.ts'

/** Answers that are looked at, those that are taken, and earlier ones of a person. */
const LOOKED_AT = 1500
const TAKEN = 800
const EARLIER = 10
/** What was said longer before is another journey. */
const EARLIER_MS = 90 * 86_400_000
/** Touchpoints of one stage that ask for the same. */
const MOST_LANES = 4

const FILTERED = FILTERS.map(
  (name, index) => `AND (?${index + 9} IS NULL OR a.${name} = ?${index + 9})`,
).join(' ')
const NEWEST = `/* readOutcomes */ SELECT a.id, a.score, a.channel, a.answered_at AS at, ${WHO('a')} AS who
  FROM (SELECT id FROM answers INDEXED BY answers_by_touchpoint
    WHERE site_id = ?1 AND touchpoint_id = ?2 AND id BETWEEN ?3 AND ?4 ORDER BY id DESC LIMIT ?12
  ) AS looked CROSS JOIN answers AS a ON a.site_id = ?1 AND a.id = looked.id
  WHERE a.stage_id = ?5 AND a.scale = ?6 AND a.day BETWEEN ?7 AND ?8 AND a.held <= 0
    AND a.score IS NOT NULL ${FILTERED} ORDER BY looked.id DESC LIMIT ${TAKEN + 1}`
/** What persons answered before: a seek each. */
const BEFORE = `/* readOutcomes */ SELECT asked.key AS place, (
    SELECT json_group_array(json_array(stage, touchpoint, scale, score)) FROM (
      SELECT facts ->> '$.stage' AS stage, facts ->> '$.touchpoint' AS touchpoint,
        facts ->> '$.scale' AS scale, facts ->> '$.score' AS score
      FROM walks WHERE site_id = ?1 AND who = asked.value ->> 0
        AND answer_id > asked.value ->> 2 AND answer_id < asked.value ->> 1
        AND journey_id = ?3 AND facts ->> '$.score' IS NOT NULL
      ORDER BY answer_id DESC LIMIT ${EARLIER})
  ) AS rows FROM json_each(?2) AS asked WHERE asked.value ->> 0 <> ''`
/** A row for each issue of an order, and one without for an order that had none. */
const ISSUES = `/* readOutcomes */ SELECT asked.key AS place, delivery_issues.type
  FROM json_each(?2) AS asked CROSS JOIN answer_links AS link ON link.site_id = ?1
    AND link.answer_id = asked.value ->> 1 AND link.kind = 'order' AND link.state = 'linked'
  LEFT JOIN delivery_issues ON delivery_issues.site_id = ?1 AND order_id = link.target`

interface Newest {
  id: string
  score: number
  channel: Channel
  at: number
  who: string
}

/** Which answers are looked for. */
export interface OutcomeQuery {
  journey: string
  place: OutcomePlace
  from: string
  to: string
  filter: Filter
}

/** The newest answers of some days to what is to be explained, with what is known of who gave them. */
export async function readOutcomes(
  db: SiteDb,
  query: OutcomeQuery,
): Promise<{ outcomes: Outcome[]; isCut: boolean }> {
  const { newest, isCut } = await readNewest(db, query)
  if (newest.length === 0) return { outcomes: [], isCut }
  const asked = JSON.stringify(
    newest.map(({ who, id, at }) => [who, id, idBounds(Math.max(0, at - EARLIER_MS), at).first]),
  )
  const [before = [], issues = []] = await runBatch<never>(db, [
    { sql: BEFORE, parameters: [db.siteId, asked, query.journey] },
    { sql: ISSUES, parameters: [db.siteId, asked] },
  ])
  const outcomes = newest.map(({ score, channel }): Outcome => ({
    score,
    channel,
    issues: null,
    before: [],
  }))
  for (const { place, rows } of before as { place: number; rows: string }[]) {
    const one = outcomes[place]
    if (one) one.before = toScored(rows)
  }
  for (const { place, type } of issues as { place: number; type: IssueType | null }[]) {
    const one = outcomes[place]
    if (one) one.issues = [...(one.issues ?? []), ...(type === null ? [] : [type])]
  }
  return { outcomes, isCut }
}

async function readNewest(db: SiteDb, { place, from, to, filter }: OutcomeQuery) {
  const lanes = place.touchpoints.slice(0, MOST_LANES)
  const { first } = idBounds(Math.max(0, Date.parse(from) - SLACK_MS), 0)
  const { last } = idBounds(0, Date.parse(to) + SLACK_MS)
  const looked = Math.floor(LOOKED_AT / lanes.length)
  const filters = FILTERS.map((name) => filter[name] ?? null)
  const results = await runBatch<Newest>(
    db,
    lanes.map((touchpoint) => ({
      sql: NEWEST,
      parameters: [
        db.siteId,
        touchpoint,
        first,
        last,
        place.stage,
        place.scale,
        from,
        to,
        ...filters,
        looked,
      ],
    })),
  )
  const all = results.flat().toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return { newest: all.slice(0, TAKEN), isCut: all.length > TAKEN }
}

/** As `BEFORE` wrote them, from what a digest's facts are. */
function toScored(rows: string): Scored[] {
  return (JSON.parse(rows) as [string, string, Scored['scale'], number][]).map(
    ([stage, touchpoint, scale, score]) => ({ stage, touchpoint, scale, score }),
  )
}
