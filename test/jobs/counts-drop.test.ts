import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { signIn } from '#test/support/calls.ts'
import { storeAnswers } from '#test/support/people.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { changeSite } from '#worker/db/site/sites.ts'
import { endSite } from '#worker/db/site/end-site.ts'
import { dropCounts } from '#worker/jobs/counts-drop.ts'
import { runDueSites } from '#worker/jobs/run-due-sites.ts'

const DAY = 86_400_000
/** Three at night in Warsaw, on a Wednesday. */
const NIGHT = Date.parse('2026-11-25T02:00:00Z')
const TIMEZONE = 'Europe/Warsaw'

async function shop(): Promise<TestSite> {
  const site = await makeSite()
  await makeSurvey(site)
  await storeAnswers(site, [
    { at: NIGHT - DAY, score: 5 },
    { at: NIGHT - DAY, score: 5, segment: 'b2b' },
    { at: NIGHT - DAY, score: 1 },
    { at: NIGHT - 8 * DAY, score: 3 },
  ])
  return site
}

/** A turn of the job alone. */
async function drop(
  site: TestSite,
  now = NIGHT,
  { room = 99, bucket = env.BUCKET } = {},
): Promise<number> {
  const end = site.db.meter.queries + room
  return await dropCounts(
    site.db,
    {
      bucket,
      key: site.key,
      timezone: TIMEZONE,
      language: 'en',
      room: () => end - site.db.meter.queries,
    },
    now,
  )
}

/** What lies in the site's folder, by name. */
async function filesOf({ key }: TestSite): Promise<Map<string, { text: string; at: number }>> {
  const prefix = `counts/${key}/`
  const { objects } = await env.BUCKET.list({ prefix })
  const files = await Promise.all(
    objects.map(async ({ key: path, uploaded }) => {
      const file = await env.BUCKET.get(path)
      const text = (await file?.text()) ?? ''
      return [path.slice(prefix.length), { text, at: uploaded.getTime() }] as const
    }),
  )
  return new Map(files)
}

/** A file as its lines by column. */
function linesOf(text = ''): Record<string, string>[] {
  const [head = [], ...lines] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
  return lines.map((cells) =>
    Object.fromEntries(head.map((column, index) => [column, cells[index] ?? ''])),
  )
}

/** A bucket that counts what is written, or refuses it. */
function watched(refuses = false) {
  const written: string[] = []
  const bucket: R2Bucket = Object.assign(Object.create(env.BUCKET) as R2Bucket, {
    list: env.BUCKET.list.bind(env.BUCKET),
    delete: env.BUCKET.delete.bind(env.BUCKET),
    put: async (path: string, text: string, options: R2PutOptions) => {
      if (refuses) throw new Error('The bucket is full')
      written.push(path.split('/').slice(2).join('/'))
      return await env.BUCKET.put(path, text, options)
    },
  })
  return { bucket, written }
}

describe('counts in a bucket', () => {
  test('are a line a day and cell, with the sum of sentiments, and the names beside', async () => {
    const site = await shop()
    await drop(site)
    const files = await filesOf(site)
    expect([...files.keys()].toSorted()).toEqual([
      'places.csv',
      'weeks/2026-11-16.csv',
      'weeks/2026-11-23.csv',
    ])
    const lines = linesOf(files.get('weeks/2026-11-23.csv')?.text)
    expect(lines).toHaveLength(2)
    expect(lines.find(({ segment }) => segment === '')).toMatchObject({
      day: '2026-11-24',
      journey: 'shopping',
      stage: 'purchase',
      touchpoint: 'checkout',
      scale: 'csat5',
      channel: 'web',
      answers: '2',
      sentiment_sum: '0',
      n1: '1',
      n5: '1',
    })
    expect(lines.find(({ segment }) => segment === 'b2b')).toMatchObject({
      answers: '1',
      sentiment_sum: '100',
    })
    expect(linesOf(files.get('places.csv')?.text)).toContainEqual({
      journey: 'shopping',
      journey_name: 'Shopping',
      stage: 'delivery',
      stage_name: 'Delivery',
      stage_order: '1',
      touchpoint: 'locker',
      touchpoint_name: 'Locker',
      touchpoint_order: '1',
    })
  })

  test('of weeks that have not changed are not written again, those of changed ones are', async () => {
    const site = await shop()
    await drop(site)
    await storeAnswers(site, [{ at: NIGHT - 8 * DAY, score: 2 }])
    const next = watched()
    expect(await drop(site, NIGHT + DAY, { bucket: next.bucket })).toBe(NIGHT + 2 * DAY)
    expect(next.written).toEqual(['weeks/2026-11-16.csv'])
    const [line] = linesOf((await filesOf(site)).get('weeks/2026-11-16.csv')?.text)
    expect(line).toMatchObject({ answers: '2', sentiment_sum: '-50' })
  })

  test('are put down once a night, at three on the clocks of the site', async () => {
    const site = await shop()
    expect(await drop(site, NIGHT - 1)).toBe(NIGHT)
    const again = watched()
    expect(await drop(site, NIGHT - 1, { bucket: again.bucket })).toBe(NIGHT)
    await storeAnswers(site, [{ at: NIGHT - DAY, score: 2 }])
    expect(await drop(site, NIGHT - 1, { bucket: again.bucket })).toBe(NIGHT)
    expect(again.written).toEqual([])
    await drop(site, NIGHT, { bucket: again.bucket })
    expect(again.written).toEqual(['weeks/2026-11-23.csv'])
    // The night in which clocks go back is 25 hours long.
    const october = Date.parse('2026-10-24T01:00:00Z')
    const other = await shop()
    expect(await drop(other, october)).toBe(october + 25 * 3_600_000)
  })

  test('go on in the next turn where one has no room, with the week that is next', async () => {
    const site = await shop()
    await storeAnswers(site, [{ at: NIGHT - 60 * DAY, score: 4 }])
    const turns: number[] = []
    for (let due = NIGHT; due === NIGHT; turns.push(due))
      due = await drop(site, NIGHT, { room: 11 })
    expect(turns.length).toBeGreaterThan(3)
    expect([...(await filesOf(site)).keys()]).toContain('weeks/2026-09-21.csv')
  })

  test('are the answers that there are: a week of which all was erased has no file', async () => {
    const site = await shop()
    await drop(site)
    await env.DB.prepare("DELETE FROM answers WHERE site_id = ? AND day < '2026-11-20'")
      .bind(site.db.siteId)
      .run()
    await env.DB.prepare("DELETE FROM rollups WHERE site_id = ? AND week = '2026-11-16'")
      .bind(site.db.siteId)
      .run()
    await drop(site, NIGHT + DAY)
    expect([...(await filesOf(site)).keys()].toSorted()).toEqual([
      'places.csv',
      'weeks/2026-11-23.csv',
    ])
  })

  test('leave journeys of employees out', async () => {
    const site = await shop()
    await createJourney(site.db, {
      id: 'staff',
      name: 'Staff',
      kind: 'employee',
      stages: [
        {
          id: 'hiring',
          name: 'Hiring',
          frameDays: null,
          touchpoints: [{ id: 'talk', name: 'Talk', channels: ['web'], actions: [] }],
        },
      ],
    })
    await makeSurvey(site, { id: 'talk-csat', touchpoint: 'talk' })
    const place = { journeyId: 'staff', stageId: 'hiring', touchpointId: 'talk' }
    await storeAnswers(site, [{ at: NIGHT - DAY, score: 1, surveyId: 'talk-csat', ...place }])
    await drop(site)
    const all = [...(await filesOf(site)).values()].map(({ text }) => text).join('')
    expect(all).toContain('checkout')
    expect(all).not.toMatch(/staff|hiring|talk/)
  })

  test('are tried again in an hour where the bucket refuses', async () => {
    const site = await shop()
    expect(await drop(site, NIGHT, { bucket: watched(true).bucket })).toBe(NIGHT + 3_600_000)
    await drop(site, NIGHT + 3_600_000)
    expect((await filesOf(site)).size).toBe(3)
  })

  test('have no other site’s', async () => {
    const [site, other] = [await shop(), await shop()]
    await drop(site)
    const before = await filesOf(site)
    await storeAnswers(other, [{ at: NIGHT - DAY, score: 1 }])
    await drop(other)
    expect(await filesOf(site)).toEqual(before)
  })
})

describe('the setting', () => {
  test('is refused where the deployment has no bucket', async () => {
    const see = await signIn(await shop(), { role: 'owner' })
    const settings = await (await see('/api/site')).json()
    expect(settings).toMatchObject({ dropsCounts: false, hasBucket: false })
    const refused = await see('/api/site', {
      method: 'PATCH',
      body: JSON.stringify({ dropsCounts: true }),
    })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      fields: [{ field: 'dropsCounts', reason: expect.stringContaining('COUNTS') }],
    })
  })

  test('is heeded by the job, and the end of a site takes its files along', async () => {
    const [on, off] = [await shop(), await shop()]
    const actor = { kind: 'system', id: 's', name: 's', now: NIGHT } as const
    const told = { fields: [], before: [], after: [] }
    await changeSite({ ...on.own, actor }, { dropsCounts: true }, told)
    const bindings = { ...env, COUNTS: env.BUCKET, D1_PLAN: 'paid' }
    const serve = async (now: number) => {
      await env.DB.prepare('UPDATE due_sites SET due_at = 0 WHERE site_id IN (?, ?)')
        .bind(on.db.siteId, off.db.siteId)
        .run()
      while ((await runDueSites(bindings, now)).served > 0);
    }
    await serve(NIGHT)
    expect((await filesOf(on)).size).toBe(3)
    expect((await filesOf(off)).size).toBe(0)
    // Turning it off leaves what is there; the end takes it all the same.
    await changeSite({ ...on.own, actor }, { dropsCounts: false }, told)
    await serve(NIGHT + DAY)
    expect((await filesOf(on)).size).toBe(3)
    await endSite({ ...on.own, actor }, { key: on.key, name: 'Test shop' })
    await serve(NIGHT + DAY)
    expect((await filesOf(on)).size).toBe(0)
  })
})
