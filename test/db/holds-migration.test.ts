import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { rowBudget } from '#worker/domain/collect/budget.ts'

/* The migration of holds, on a database in use: a site that writes much is no flood. */

const at = env.MIGRATIONS.findIndex(({ name }) => name.includes('holds'))
const DAY_MS = 86_400_000

beforeAll(async () => {
  await applyD1Migrations(env.OTHER, env.MIGRATIONS.slice(0, at))
  for (let ago = 0; ago < 70; ago += 7) {
    const day = new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10)
    await env.OTHER.prepare(
      `INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
        n4, shown, dismissed, days)
      VALUES (1, 't', 'csat5', 's', date(?, 'weekday 0', '-6 days'), 'web', '', '', 700, 14000, 7000, '{}')`,
    )
      .bind(day)
      .run()
  }
  await applyD1Migrations(env.OTHER, env.MIGRATIONS)
})

test('a site keeps the budget of what it has been writing', async () => {
  const { results } = await env.OTHER.prepare(
    'SELECT day, rows, weight FROM intake ORDER BY day',
  ).all<{
    day: string
    rows: number
    weight: number
  }>()
  const rows = (3 * 700 + 2 * (14_000 + 7000)) / 7
  expect(new Set(results.map((day) => `${day.rows} ${day.weight}`))).toEqual(new Set([`${rows} 1`]))
  // Four whole weeks at least, each day once, none of this week.
  expect(results.length).toBeGreaterThanOrEqual(28)
  expect(new Set(results.map(({ day }) => day)).size).toBe(results.length)
  expect((results.at(-1)?.day ?? '') < new Date().toISOString().slice(0, 10)).toBe(true)
  expect(
    rowBudget(
      results.slice(-28).map((day) => day.rows),
      400,
    ),
  ).toBe(20 * rows)
})
