import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'

/* The migration of imported counts, on a database with an import in it. */

const at = env.MIGRATIONS.findIndex(({ name }) => name.includes('imported_counts'))

/** Answers as they were stored before: day, raw score, hold, import, and whether a display came with it. */
const BEFORE: [
  day: string,
  score: number | null,
  held: number,
  importId: number,
  display: 0 | 1,
][] = [
  ['2026-05-11', 4, 0, 1, 0],
  ['2026-05-11', 5, -3, 1, 0],
  ['2026-05-17', 5, 0, 2, 0],
  ['2026-05-18', 4, 0, 2, 0],
  // What counts nowhere, what has no score, what was asked for here, and no import.
  ['2026-05-11', 5, 3, 1, 0],
  ['2026-05-11', null, 0, 1, 0],
  ['2026-05-11', 5, 0, 1, 1],
  ['2026-05-11', 5, 0, 0, 0],
]

beforeAll(async () => {
  await applyD1Migrations(env.OTHER, env.MIGRATIONS.slice(0, at))
  for (const [index, answer] of BEFORE.entries())
    await env.OTHER.prepare(
      `INSERT INTO answers (site_id, id, body_hash, journey_id, map_version, survey_id, revision,
        touchpoint_id, scale, stage_id, channel, segment, persona, lang, sample, answered_at, received_at,
        day, score, held, import_id, displays)
      VALUES (1, ?, '', 'j', 1, 's', 1, 't', 'csat5', 's', 'web', '', '', 'en', 1, 0, 0, ?, ?, ?, ?, ?)`,
    )
      .bind(`a${index}`, ...answer)
      .run()
  await applyD1Migrations(env.OTHER, env.MIGRATIONS)
})

test('what was imported before is counted on its days, and the other counts stay', async () => {
  const { results } = await env.OTHER.prepare(
    `SELECT week, n4, n5, unscored, shown, imported, days ->> '$.imported' AS imported_days
    FROM rollups ORDER BY week`,
  ).all()
  expect(results).toEqual([
    {
      week: '2026-05-11',
      n4: 1,
      n5: 4,
      unscored: 1,
      shown: 1,
      imported: 3,
      imported_days: '[2,0,0,0,0,0,1]',
    },
    {
      week: '2026-05-18',
      n4: 1,
      n5: 0,
      unscored: 0,
      shown: 0,
      imported: 1,
      imported_days: '[1,0,0,0,0,0,0]',
    },
  ])
})
