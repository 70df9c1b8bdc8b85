import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'

/* The migration of personas and segments, on sites with journeys of before. */

const at = env.MIGRATIONS.findIndex(({ name }) => name.includes('who'))
const write = async (sql: string) => await env.OTHER.prepare(sql).run()

const site = (id: number, segments: string, personas: string) =>
  `INSERT INTO sites (id, key, name, timezone, origins, segments, personas, language, created_at)
   VALUES (${id}, 'k${id}', 'Shop', 'UTC', '[]', '${segments}', '${personas}', 'en', 0)`

beforeAll(async () => {
  await applyD1Migrations(env.OTHER, env.MIGRATIONS.slice(0, at))
  const anna = '{"id":"anna","name":"Anna","names":{"pl":"Ania"}}'
  for (const sql of [
    site(1, '["b2c","b2b","first-time","b2c"]', `[{"id":"zoe","name":"Zoë"},${anna}]`),
    site(2, '["help","form","b2b"]', '[{"id":"b2b","name":"B"},{"id":"help","name":"H"}]'),
    site(3, '[]', '[]'),
    ...[1, 2, 3].map(
      (id) =>
        `INSERT INTO journeys (site_id, id, name, kind, position) VALUES (${id}, 'j', 'J', 'customer', 0)`,
    ),
    "INSERT INTO stages (site_id, id, journey_id, name, position) VALUES (2, 'help', 'j', 'Help', 0)",
    `INSERT INTO touchpoints (site_id, id, stage_id, name, position, channels, actions)
     VALUES (2, 'form', 'help', 'Form', 0, '[]', '[]')`,
  ])
    await write(sql)
  await applyD1Migrations(env.OTHER, env.MIGRATIONS)
})

test('each journey begins with what its site declared, in that order, and nothing stands twice', async () => {
  const { results } = await env.OTHER.prepare(
    'SELECT personas, segments FROM journeys ORDER BY site_id',
  ).all<{ personas: string; segments: string }>()
  const read = results.map((row) => [JSON.parse(row.segments), JSON.parse(row.personas)] as unknown)
  const named = (id: string, name: string) => ({ id, name, names: {} })
  expect(read).toEqual([
    [
      [named('b2c', 'B2C'), named('b2b', 'B2B'), named('first-time', 'first-time')],
      [
        { ...named('zoe', 'Zoë'), rules: [] },
        { ...named('anna', 'Anna'), names: { pl: 'Ania' }, rules: [] },
      ],
    ],
    // What a stage or touchpoint is called already is no segment, and a segment no persona.
    [[named('b2b', 'B2B')], []],
    [[], []],
  ])
})
