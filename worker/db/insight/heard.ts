import type { Names } from '#contract/names.ts'
import { OTHER } from '#contract/surveys/words.ts'
import { FILTERS } from '#contract/words.ts'
import { SLACK_MS } from '#worker/db/answers/pages.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Filter } from '#worker/db/journey/rollups.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import type { HeardCount, HeardSurvey, HeardText } from '#worker/domain/insight/heard.ts'

/** Newest answers that a page looks at, over all touchpoints: three rows each, and two more at worst for texts. */
const LOOKED_AT = 5000
/** Touchpoints that are looked at: hardly anybody asks this at more than two. */
const MOST_PLACES = 8
/** Texts of a question. */
const MOST_TEXTS = 10
/** Revisions of these questions that are looked at, the newest first. */
const MOST_REVISIONS = 300

const ASKED = `/* listHeard */ SELECT surveys.id, surveys.name, touchpoint_id AS touchpoint, stage_id AS stage,
    definition -> '$.choices' AS choices, definition ->> '$.shuffle' AS isShuffled
  FROM surveys
  JOIN touchpoints ON touchpoints.site_id = ?1 AND touchpoints.id = touchpoint_id
  JOIN stages ON stages.site_id = ?1 AND stages.id = stage_id AND journey_id = ?2
  JOIN survey_revisions AS revisions ON revisions.site_id = ?1 AND survey_id = surveys.id
  WHERE surveys.site_id = ?1 AND scale = 'source'
  ORDER BY revisions.revision DESC, surveys.id LIMIT ${MOST_REVISIONS}`

const FILTERED = FILTERS.map(
  (name, index) => `AND (?${index + 8} IS NULL OR a.${name} = ?${index + 8})`,
).join(' ')
const COUNTED = `a.scale = 'source' AND a.day BETWEEN ?5 AND ?6 AND a.held <= 0 ${FILTERED}`
/** All that was looked at, the answers that do not count here under no survey. */
const COUNTS = `/* countHeard */ SELECT iif(${COUNTED}, a.survey_id, NULL) AS survey,
    iif(${COUNTED}, a.choices ->> 0, NULL) AS code, count(*) AS n,
    min(iif(a.comment IS NULL, NULL, a.id)) AS first, max(iif(a.comment IS NULL, NULL, a.id)) AS last
  FROM (SELECT id FROM answers INDEXED BY answers_by_touchpoint
    WHERE site_id = ?1 AND touchpoint_id = ?2 AND id BETWEEN ?3 AND ?4 ORDER BY id DESC LIMIT ?7
  ) AS looked CROSS JOIN answers AS a ON a.site_id = ?1 AND a.id = looked.id
  GROUP BY 1, 2`
/** Between the first and the last that was counted, so that no more is looked at again. */
const TEXTS = `/* listHeardTexts */ SELECT a.survey_id AS survey, a.day, a.lang, a.comment AS text
  FROM answers AS a INDEXED BY answers_by_touchpoint
  WHERE a.site_id = ?1 AND a.touchpoint_id = ?2 AND a.id BETWEEN ?3 AND ?4 AND a.survey_id = ?7
    AND a.choices ->> 0 = '${OTHER}' AND a.comment IS NOT NULL AND ${COUNTED}
  ORDER BY a.id DESC LIMIT ${MOST_TEXTS}`

interface Counted {
  survey: string | null
  code: string | null
  n: number
  /** Ids of the first and the last that has a comment. */
  first: string | null
  last: string | null
}

/** Where people heard of the shop is asked here: the questions of a journey's stages that ever were. */
export async function listHeard(db: SiteDb, journey: string): Promise<HeardSurvey[]> {
  const { rows } = await run<{
    id: string
    name: string
    touchpoint: string
    stage: string
    choices: string
    isShuffled: number
  }>(db, ASKED, [db.siteId, journey])
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((revisions) => {
    // As the schema of a survey let it in; the newest comes first.
    const declared = revisions.map(
      ({ choices }) => JSON.parse(choices) as { code: string; label: Names }[],
    )
    const [newest] = revisions
    if (!newest) return []
    const { id, name, touchpoint, stage } = newest
    const all = declared.flat().map(({ code, label }) => [code, label] as const)
    const offered = (declared[0] ?? []).map(({ code }) => code)
    const names = new Map(all.toReversed())
    const isShuffled = Boolean(newest.isShuffled)
    return [{ id, name, touchpoint, stage, isShuffled, offered, names }]
  })
}

/**
 * Answers of some days by what was chosen, and what was written of `other`: of the newest answers of each
 * touchpoint, as far as a page may look back.
 * @param wanted whether texts are to be read
 * @returns with at how many answers of each touchpoint it looked, where it did not look at all
 */
export async function countHeard(
  db: SiteDb,
  surveys: readonly HeardSurvey[],
  { from, to, filter, texts: wanted }: { from: string; to: string; filter: Filter; texts: boolean },
): Promise<{ counts: HeardCount[]; texts: HeardText[]; cutAt: number | null }> {
  const places = [...new Set(surveys.map(({ touchpoint }) => touchpoint))].slice(0, MOST_PLACES)
  if (places.length === 0) return { counts: [], texts: [], cutAt: null }
  const limit = Math.floor(LOOKED_AT / places.length)
  const { first } = idBounds(Math.max(0, Date.parse(from) - SLACK_MS), 0)
  const { last } = idBounds(0, Date.parse(to) + SLACK_MS)
  const filters = FILTERS.map((name) => filter[name] ?? null)
  const found = await runBatch<Counted>(
    db,
    places.map((touchpoint) => ({
      sql: COUNTS,
      parameters: [db.siteId, touchpoint, first, last, from, to, limit, ...filters],
    })),
  )
  const counts = found.flatMap((rows, index) => rows.flatMap((row) => countOf(row, places[index])))
  const written = counts.flatMap(({ survey, code, touchpoint, first: since, last: until }) =>
    code === OTHER && since !== null
      ? [[db.siteId, touchpoint, since, until, from, to, survey, ...filters]]
      : [],
  )
  const texts =
    wanted && written.length > 0
      ? await runBatch<HeardText>(
          db,
          written.map((parameters) => ({ sql: TEXTS, parameters })),
        )
      : []
  const isCut = found.some((rows) => sum(rows.map(({ n }) => n)) === limit)
  return { counts, texts: texts.flat(), cutAt: isCut ? limit : null }
}

function countOf({ survey, code, ...row }: Counted, touchpoint = '') {
  return survey === null || code === null ? [] : [{ survey, code, touchpoint, ...row }]
}
