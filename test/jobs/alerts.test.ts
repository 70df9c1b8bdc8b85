import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { alertsSchema, type Alerts } from '#contract/insight/alerts.ts'
import { alertBodySchema } from '#contract/outbox/messages.ts'
import { readAlertStreams } from '#worker/db/alerts/read.ts'
import { storeAlerts } from '#worker/db/alerts/store.ts'
import { listAudit } from '#worker/db/site/audit.ts'
import { localDay } from '#worker/domain/days.ts'
import { keepAlerts } from '#worker/jobs/alerts/keep-alerts.ts'
import { signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { storeAnswers } from '#test/support/people.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeEndpoint } from '#test/support/world.ts'

const DAY = 86_400_000
/** Noon in Warsaw; the day is over for the job at six in the morning after it. */
const NOON = Date.parse('2026-10-01T10:00:00Z')
const noon = (day: number) => NOON + day * DAY
const morning = (day: number) => noon(day) - 6 * 3_600_000

async function shop(): Promise<TestSite> {
  const site = await makeSite()
  await makeSurvey(site)
  return site
}

/** Answers of one day: so many of ten were unhappy. */
async function say(
  site: TestSite,
  { day, bad }: { day: number; bad: number },
  more = {},
): Promise<void> {
  await storeAnswers(
    site,
    Array.from({ length: 10 }, (_, index) => ({
      at: noon(day) + index * 1000,
      score: index < bad ? 1 : 5,
      ...more,
    })),
  )
}

/** Twenty-one days with one or two unhappy ones in ten. */
async function usualDays(site: TestSite, more = {}): Promise<void> {
  for (let day = 0; day <= 20; day += 1) await say(site, { day, bad: 1 + (day % 2) }, more)
}

const jobOf = (site: TestSite, now: number) =>
  keepAlerts(
    site.db,
    { timezone: 'Europe/Warsaw', origin: 'https://w.example', room: () => 99 },
    now,
  )

async function alertsOf(site: TestSite): Promise<Alerts> {
  const see = await signIn(site, { role: 'viewer' })
  return alertsSchema.parse(await (await see('/api/alerts')).json())
}

async function outboxOf(site: TestSite) {
  const { results } = await env.DB.prepare(
    "SELECT topic, body FROM outbox WHERE site_id = ? AND topic LIKE 'alert.%' ORDER BY id",
  )
    .bind(site.db.siteId)
    .all<{ topic: string; body: string }>()
  return results.map(({ topic, body }) => ({
    topic,
    body: alertBodySchema.parse(JSON.parse(body)),
  }))
}

describe('alerts of a site', () => {
  test('are told once, end once, and a job that runs again changes nothing', async () => {
    const site = await shop()
    await makeEndpoint(site)
    await usualDays(site)
    await runJob(site, morning(21))
    expect(await alertsOf(site)).toMatchObject({ through: '2026-10-21', watched: 1, alerts: [] })
    await say(site, { day: 21, bad: 9 })
    await runJob(site, morning(22))
    await runJob(site, morning(22) + 3_600_000)
    const raised = await alertsOf(site)
    expect(raised.alerts).toHaveLength(1)
    expect(raised.alerts[0]).toMatchObject({
      stage: 'purchase',
      touchpoint: 'checkout',
      scale: 'csat5',
      raisedOn: '2026-10-22',
      unhappy: 9,
      answers: 10,
      endedOn: null,
    })
    const told = await outboxOf(site)
    expect(told.map(({ topic }) => topic)).toEqual(['alert.raised'])
    expect(told[0]?.body).toMatchObject({
      journey: 'shopping',
      touchpoint: { id: 'checkout', name: 'Checkout' },
      unhappy: 9,
      raisedOn: '2026-10-22',
      endedOn: null,
    })
    for (let day = 22; day < 34; day += 1) await say(site, { day, bad: 1 })
    await runJob(site, morning(34))
    const over = await alertsOf(site)
    expect(over.alerts).toHaveLength(1)
    expect(over.alerts[0]).toMatchObject({ why: 'calm' })
    const ended = (await outboxOf(site))[1]
    expect(ended?.topic).toBe('alert.ended')
    expect(ended?.body).toMatchObject({ id: told[0]?.body.id, endedOn: over.alerts[0]?.endedOn })
    await runJob(site, morning(34) + 3_600_000)
    expect(await outboxOf(site)).toHaveLength(2)
  })

  test('of a job that was overtaken is stored nothing', async () => {
    const site = await shop()
    await makeEndpoint(site)
    await usualDays(site)
    const before = await readAlertStreams(site.db)
    await jobOf(site, morning(21))
    const raised = {
      stage: 'purchase',
      touchpoint: 'checkout',
      scale: 'csat5' as const,
      raisedOn: '2026-10-21',
      x: 9,
      n: 10,
      usual: 0.1,
      average: 0.3,
      chart: 'both' as const,
      excess: 2,
    }
    const late = { seq: before.seq, through: '2026-10-21', toldKeys: new Set(), told: [] }
    const followed = { streams: [], raised: [raised], ended: [] }
    expect(await storeAlerts(site.db, { ...late, site: followed }, 1)).toBe(false)
    expect((await alertsOf(site)).alerts).toEqual([])
  })

  test('an improvement that starts there ends them, and what is usual is learnt anew', async () => {
    const site = await shop()
    await usualDays(site)
    await say(site, { day: 21, bad: 9 })
    await say(site, { day: 22, bad: 9 })
    await env.DB.prepare(
      `INSERT INTO improvements (site_id, journey_id, id, stage_id, name, scale, starts_on, planned_end,
        washout_days, worthwhile, judging, made_by_name, made_at)
       VALUES (?1, 'shopping', 'i', 'purchase', 'New till', 'csat5', '2026-10-23', '2026-11-14', 0, 5,
        'any_time', 'm', 1)`,
    )
      .bind(site.db.siteId)
      .run()
    await jobOf(site, morning(23))
    expect(await alertsOf(site)).toMatchObject({
      watched: 0,
      learning: 1,
      alerts: [{ raisedOn: '2026-10-22', endedOn: '2026-10-23', why: 'anew' }],
    })
  })

  test('a person ends one by having what is usual learnt anew: logged, told, and from that day on', async () => {
    const site = await shop()
    await makeEndpoint(site)
    await usualDays(site)
    await runJob(site, morning(21))
    await say(site, { day: 21, bad: 9 })
    await runJob(site, morning(22))
    const manage = await signIn(site)
    const anew = async (place: object) =>
      await manage('/api/alerts/anew', {
        method: 'POST',
        body: JSON.stringify(place),
        headers: { 'content-type': 'application/json' },
      })
    const place = { stage: 'purchase', touchpoint: 'checkout', scale: 'csat5' }
    expect((await anew({ ...place, touchpoint: 'parcel' })).status).toBe(404)
    expect((await anew(place)).status).toBe(204)
    const today = localDay(Date.now(), 'Europe/Warsaw')
    expect(await alertsOf(site)).toMatchObject({
      watched: 0,
      learning: 1,
      alerts: [{ raisedOn: '2026-10-22', endedOn: today, why: 'anew' }],
    })
    const told = await outboxOf(site)
    expect(told.map(({ topic }) => topic)).toEqual(['alert.raised', 'alert.ended'])
    expect(told[1]?.body).toMatchObject({ id: told[0]?.body.id, endedOn: today, why: 'anew' })
    const { entries } = await listAudit(
      site,
      { action: 'alert.anew' },
      { limit: 9, before: undefined },
    )
    expect(entries).toMatchObject([{ target: 'checkout', details: { name: 'Checkout' } }])
    // What was bad is no longer news: the next twenty days say what is usual.
    await say(site, { day: 22, bad: 9 })
    await runJob(site, morning(23))
    expect((await alertsOf(site)).alerts).toHaveLength(1)
  })

  test('two a day are told at most; days long over are kept and not told', async () => {
    const site = await shop()
    await makeEndpoint(site)
    const places = ['parcel', 'locker']
    for (const touchpoint of places)
      await makeSurvey(site, { id: `${touchpoint}-csat`, touchpoint })
    const at = (touchpointId: string) => ({
      touchpointId,
      stageId: 'delivery',
      surveyId: `${touchpointId}-csat`,
    })
    await usualDays(site)
    for (const place of places) await usualDays(site, at(place))
    await say(site, { day: 21, bad: 7 })
    for (const place of places) await say(site, { day: 21, bad: 10 }, at(place))
    await jobOf(site, morning(22))
    expect((await alertsOf(site)).alerts).toHaveLength(3)
    const told = (await outboxOf(site)).map(({ body }) => body.touchpoint.id)
    expect(told.toSorted()).toEqual(['locker', 'parcel'])
    const late = await shop()
    await makeEndpoint(late)
    await usualDays(late)
    await say(late, { day: 21, bad: 9 })
    for (let day = 22; day < 26; day += 1) await say(late, { day, bad: 9 })
    await jobOf(late, morning(26))
    expect((await alertsOf(late)).alerts).toHaveLength(1)
    expect(await outboxOf(late)).toEqual([])
  })

  test('a day more costs a site few rows', async () => {
    const site = await shop()
    await usualDays(site)
    await jobOf(site, morning(21))
    await say(site, { day: 21, bad: 2 })
    const { rowsRead, rowsWritten, queries } = site.db.meter
    await jobOf(site, morning(22))
    expect(site.db.meter.rowsRead - rowsRead).toBeLessThan(60)
    expect(site.db.meter.rowsWritten - rowsWritten).toBeLessThanOrEqual(4)
    expect(site.db.meter.queries - queries).toBeLessThanOrEqual(22)
  })
})
