import type { Counts, DigestKind, Quotes } from '#worker/domain/digests/counts.ts'
import { mondayOf } from '#worker/domain/days.ts'
import { uuidClock } from '#worker/domain/ids.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Names } from '#contract/names.ts'

/** One kind of one week of a journey. */
export interface DigestWeek {
  kind: DigestKind
  /** Its Monday. */
  week: string
  counts: Counts
}

const WEEKS = `/* listDigests */ SELECT digests.kind, week, counts FROM json_each(?3) AS asked CROSS JOIN digests
  ON site_id = ?1 AND journey_id = ?2 AND kind = asked.value AND week BETWEEN ?4 AND ?5`
const MARKS = `/* listDigests */ SELECT seen_to AS seenTo,
  EXISTS (SELECT 1 FROM walks INDEXED BY walks_stale WHERE site_id = ?1 AND stale <> 0)
  OR EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id > seen_to AND held <= 0) AS behind
  FROM digest_marks WHERE site_id = ?1`
const HAS_ANSWERS =
  '/* listDigests */ SELECT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1) AS behind'

/** A row of `MARKS`. */
interface Marks {
  seenTo: string
  behind: unknown
}

/** How far digests were kept. */
export interface Reach {
  /** Unix milliseconds; null before anything was read. */
  readTo: number | null
  isBehind: boolean
}

/**
 * The weeks of some kinds over one or more ranges, in their order: a row each, whatever they hold.
 * @param view ranges of days; all weeks that they touch
 * @returns a list per range, and how far they were kept
 */
export async function listDigests(
  db: SiteDb,
  view: { journey: string; kinds: DigestKind[]; ranges: { from: string; to: string }[] },
): Promise<{ weeks: DigestWeek[][]; reach: Reach }> {
  const { journey, kinds, ranges } = view
  const results = await runBatch<Record<string, unknown>>(db, [
    { sql: MARKS, parameters: [db.siteId] },
    { sql: HAS_ANSWERS, parameters: [db.siteId] },
    ...ranges.map(({ from, to }) => ({
      sql: WEEKS,
      parameters: [db.siteId, journey, JSON.stringify(kinds), mondayOf(from), mondayOf(to)],
    })),
  ])
  const [[marks] = [], [any] = [], ...found] = results
  const { seenTo = '', behind = any?.['behind'] } = (marks ?? {}) as Partial<Marks>
  return {
    weeks: found.map((rows) => rows.map(toWeek)),
    reach: {
      readTo: seenTo === '' ? null : uuidClock(seenTo),
      isBehind: Boolean(behind),
    },
  }
}

/** As `storeStep` wrote it. */
function toWeek(row: Record<string, unknown>): DigestWeek {
  const { kind, week, counts } = row as { kind: DigestKind; week: string; counts: string }
  return { kind, week, counts: JSON.parse(counts) as Counts }
}

/** Documents of the kind `quote`, whose lists are ids. */
export function asQuotes(weeks: DigestWeek[]): Quotes[] {
  return weeks.flatMap(({ kind, counts }) =>
    kind === 'quote' ? [counts as unknown as Quotes] : [],
  )
}

/** Revisions of a journey's questions that are looked at for names, the newest of each first. */
const MOST_REVISIONS = 300
const CHOICES = `/* listPainNames */ SELECT revisions.definition -> '$.choices' AS choices,
    revisions.definition -> '$.followUp.reasons' AS reasons, surveys.touchpoint_id AS touchpoint
  FROM surveys CROSS JOIN survey_revisions AS revisions ON revisions.site_id = ?1
    AND revisions.survey_id = surveys.id
  WHERE surveys.site_id = ?1 AND surveys.scale <> 'source' AND surveys.touchpoint_id IN (SELECT value FROM json_each(?2))
  ORDER BY revisions.revision DESC LIMIT ${MOST_REVISIONS}`

/** What choices are called, by touchpoint and code: as a question there said it last. */
export async function listPainNames(
  db: SiteDb,
  touchpoints: string[],
): Promise<(touchpoint: string, code: string) => Names> {
  const { rows } = await run<{
    choices: string | null
    reasons: string | null
    touchpoint: string
  }>(db, CHOICES, [db.siteId, JSON.stringify(touchpoints)])
  const names = new Map<string, Names>()
  const keyOf = (touchpoint: string, code: string) => JSON.stringify([touchpoint, code])
  for (const { choices, reasons, touchpoint } of rows)
    for (const text of [choices, reasons])
      // As the schema of a survey let it in.
      for (const { code, label } of JSON.parse(text ?? '[]') as { code: string; label: Names }[]) {
        const key = keyOf(touchpoint, code)
        if (!names.has(key)) names.set(key, label)
      }
  return (touchpoint, code) => names.get(keyOf(touchpoint, code)) ?? {}
}

/** An answer that says something in words. */
export interface QuoteRow {
  answer: string
  day: string
  score: number | null
  comment: string
  lang: string
}

/** The answers of some ids that still count and still have their words. */
export async function listQuotes(db: SiteDb, ids: string[]): Promise<Map<string, QuoteRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await run<QuoteRow>(
    db,
    `/* listQuotes */ SELECT answers.id AS answer, day, score, comment, lang FROM json_each(?2) AS asked
      CROSS JOIN answers ON site_id = ?1 AND answers.id = asked.value WHERE held <= 0 AND comment IS NOT NULL`,
    [db.siteId, JSON.stringify(ids)],
  )
  return new Map(rows.map((row) => [row.answer, row]))
}
