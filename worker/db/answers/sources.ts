import type { Sources } from '#contract/holds.ts'
import type { Scale } from '#contract/words.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { IS_QUICK } from './suspicions.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { idBounds } from '#worker/domain/ids.ts'

/** How long an answer keeps the code of its network. */
const KEPT_MS = 8 * 86_400_000
const LOOKED_AT = 50_000
/** Sources with fewer answers stand together in one line: most are one customer. */
const NAMED_FROM = 4
const MOST_NAMED = 20

interface Row {
  source: string
  scale: Scale
  score: number | null
  firstAt: number
  lastAt: number
  answers: number
  held: number
  shown: number
  quick: number
}

const COUNT = `/* listSources */ SELECT source, scale, score, min(received_at) AS firstAt,
    max(received_at) AS lastAt, count(*) AS answers, sum(held > 0) AS held, sum(displays) AS shown,
    sum(${IS_QUICK}) AS quick
  FROM (SELECT * FROM answers WHERE site_id = ?1 AND id >= ?2 AND source IS NOT NULL
    ORDER BY id DESC LIMIT ${LOOKED_AT})
  WHERE stage_id = ?3 GROUP BY source, scale, score`
const TOLD = `/* listSources */ SELECT source, count(*) AS shown FROM events
  WHERE site_id = ?1 AND stage_id = ?2 AND (type = 'shown' OR displays > 0)
    AND source IS NOT NULL GROUP BY source`

/** Where the answers of a stage came from in the last eight days, held ones among them. */
export async function listSources(db: SiteDb, stage: string, now: number): Promise<Sources> {
  const first = idBounds(now - KEPT_MS, now).first
  const [counted, told] = await Promise.all([
    run<Row>(db, COUNT, [db.siteId, first, stage]),
    run<{ source: string; shown: number }>(db, TOLD, [db.siteId, stage]),
  ])
  const shown = new Map(told.rows.map((row) => [row.source, row.shown]))
  const all = Array.from(
    Map.groupBy(counted.rows, ({ source }) => source),
    ([source, rows]) => ({
      source,
      ...sumOf(rows, shown.get(source) ?? 0),
      firstAt: Math.min(...rows.map(({ firstAt }) => firstAt)),
      lastAt: Math.max(...rows.map(({ lastAt }) => lastAt)),
      rows,
    }),
  ).toSorted((a, b) => b.answers - a.answers || (a.source < b.source ? -1 : 1))
  const named = all.filter(({ answers }) => answers >= NAMED_FROM).slice(0, MOST_NAMED)
  const others = all.slice(named.length)
  const ofOthers = others.reduce((sum, { source }) => sum + (shown.get(source) ?? 0), 0)
  const { held: _, ...rest } = sumOf(
    others.flatMap(({ rows }) => rows),
    ofOthers,
  )
  return {
    sources: named.map(({ rows: __, ...source }) => source),
    rest: { sources: others.length, ...rest },
  }
}

function sumOf(rows: Row[], told: number) {
  const sum = (field: 'answers' | 'held' | 'shown' | 'quick') =>
    rows.reduce((total, row) => total + row[field], 0)
  const scored = rows.filter(({ score }) => score !== null)
  const n = scored.reduce((total, { answers }) => total + answers, 0)
  const sentiments = scored.reduce(
    (total, { scale, score, answers }) => total + answers * (sentimentOf(scale, score ?? 0) ?? 0),
    0,
  )
  return {
    answers: sum('answers'),
    held: sum('held'),
    shown: sum('shown') + told,
    quick: sum('quick'),
    sentiment: n === 0 ? null : sentiments / n,
  }
}
