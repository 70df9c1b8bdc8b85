import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Carriers } from '#contract/delivery/carriers.ts'
import type { IssueType } from '#contract/delivery/words.ts'
import { forgetOrders } from '#worker/db/privacy/orders.ts'
import type { HeardParcel } from '#worker/domain/delivery/heard.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'
import { signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { storeAnswers } from '#test/support/people.ts'
import { makeBareSite, makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { tell } from '#test/support/tell.ts'
import { asSystem } from '#test/support/world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.now()
/** Noon, so that an hour more is the same day. */
const at = (daysAgo: number, hours = 0) =>
  Math.floor(NOW / DAY) * DAY - daysAgo * DAY + 10 * HOUR + hours * HOUR
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)

interface Made {
  order: string
  carrier: string
  /** When it was handed over, and when it came; null for not yet. */
  from: number
  delivered: number | null
  promised: number | null
  estimate: number | null
  seen: { issue: IssueType; at: number }[]
  answer: { at: number; score: number; said: IssueType[] } | null
}

/** Parcels by arithmetic, so that every sort of them is there. */
function parcels(count: number): Made[] {
  return Array.from({ length: count }, (_, n) => {
    const from = at(3 + (n % 20))
    const delivered = n % 7 === 0 ? null : from + (1 + (n % 4)) * DAY + HOUR
    const late = n % 4 === 3
    return {
      order: `o-${n}`,
      carrier: n % 3 === 0 ? 'dpd' : 'inpost',
      from,
      delivered: delivered !== null && delivered < NOW ? delivered : null,
      promised: n % 5 === 0 ? null : from + (late ? 2 : 4) * DAY,
      estimate: n % 2 === 0 ? from + 2 * DAY : null,
      seen: n % 11 === 0 ? [{ issue: 'damaged' as const, at: from + 20 * HOUR }] : [],
      answer:
        n % 6 === 1
          ? {
              at: from + 10 * HOUR,
              score: 1 + (n % 5),
              said: n % 4 === 3 || n % 11 === 0 ? ['damaged' as const] : [],
            }
          : null,
    }
  })
}

async function tellAll(site: TestSite, made: Made[]): Promise<void> {
  for (const one of made) {
    const parcel: HeardParcel = {
      carrier: one.carrier,
      code: `c-${one.order}`,
      order: one.order,
      status: 'in_transit',
      issue: null,
      at: one.from,
      raw: 'sent',
    }
    await tell(site, {
      at: NOW,
      orders: [
        {
          id: one.order,
          changedAt: one.from,
          state: 'open',
          ...(one.promised === null ? {} : { promised: dayOf(one.promised) }),
        },
      ],
      parcels: [
        { ...parcel, ...(one.estimate === null ? {} : { estimate: dayOf(one.estimate) }) },
        ...one.seen.map(({ issue, at }) => ({ ...parcel, issue, at, raw: `seen ${issue}` })),
        ...(one.delivered === null
          ? []
          : [{ ...parcel, status: 'delivered' as const, at: one.delivered, raw: 'delivered' }]),
      ],
    })
  }
  await storeAnswers(
    site,
    made.flatMap(({ order, answer }) => (answer ? [answerOf(order, answer)] : [])),
  )
}

function answerOf(orderRef: string, { at, score, said }: NonNullable<Made['answer']>) {
  const place = { stageId: 'delivery', channel: 'courier' as const }
  return { ...place, at, score, choices: said, orderRef, reference: 'verified' as const }
}

async function shop(): Promise<TestSite> {
  const site = await makeSite()
  await makeSurvey(site)
  return site
}

async function carriersOf(site: TestSite, role: 'viewer' | 'agent' = 'agent', days = 28) {
  const reader = await signIn(site, { role })
  return await (await reader(`/api/delivery/carriers?days=${days}`)).json<Carriers>()
}

const count = <T>(all: readonly T[], fits: (one: T) => boolean) => all.filter(fits).length

/** The same figures, counted parcel by parcel from what was told. */
function recount(made: Made[]) {
  const isLate = ({ delivered, promised }: Made) =>
    delivered !== null && promised !== null && dayOf(delivered) > dayOf(promised)
  const all = ['inpost', 'dpd'].map((carrier) => {
    const own = made.filter((one) => one.carrier === carrier)
    const said = (one: Made) => one.answer?.said.includes('damaged') ?? false
    const seen = (one: Made) => one.seen.length > 0
    const answered = (one: Made) => one.answer !== null
    const scores = own.flatMap(({ answer }) => (answer ? [(answer.score - 3) * 50] : []))
    const leads = own.flatMap((one) =>
      said(one) && one.seen[0] && one.answer ? [(one.seen[0].at - one.answer.at) / HOUR] : [],
    )
    return {
      carrier,
      parcels: own.length,
      delivered: count(own, ({ delivered }) => delivered !== null),
      kept: count(own, (one) => one.delivered !== null && one.promised !== null && !isLate(one)),
      promised: count(own, (one) => one.delivered !== null && one.promised !== null),
      met: count(
        own,
        ({ delivered, estimate }) =>
          delivered !== null && estimate !== null && dayOf(delivered) <= dayOf(estimate),
      ),
      estimated: count(own, (one) => one.delivered !== null && one.estimate !== null),
      troubled: count(own, (one) => said(one) || seen(one) || isLate(one)),
      answered: count(own, answered),
      rated: scores.length,
      mean: scores.length > 0 ? scores.reduce((a, b) => a + b, 0) / scores.length : null,
      damaged: {
        saidOnly: count(own, (one) => said(one) && !seen(one)),
        seenOnly: count(own, (one) => answered(one) && seen(one) && !said(one)),
        both: count(own, (one) => said(one) && seen(one)),
        silent: count(own, (one) => seen(one) && !answered(one)),
        heardFirst: { n: leads.length, hours: quantiles(leads, [0.5])?.[0] ?? null },
      },
    }
  })
  return all.toSorted((a, b) => b.parcels - a.parcels)
}

function told({ carriers }: Carriers) {
  return carriers.map((one) => {
    const damaged = one.issues.find(({ issue }) => issue === 'damaged')
    return {
      carrier: one.carrier,
      parcels: one.parcels,
      delivered: one.delivered,
      kept: one.promise.x,
      promised: one.promise.n,
      met: one.estimate.x,
      estimated: one.estimate.n,
      troubled: one.troubled.x,
      answered: one.answered.x,
      rated: one.sentiment.n,
      mean: one.sentiment.mean,
      damaged: damaged && {
        saidOnly: damaged.saidOnly,
        seenOnly: damaged.seenOnly,
        both: damaged.both,
        silent: damaged.silent,
        heardFirst: damaged.heardFirst,
      },
    }
  })
}

describe('the figures of carriers', () => {
  test('are those of a count parcel by parcel, and the same when they are counted again', async () => {
    const site = await shop()
    const made = parcels(180)
    await tellAll(site, made)
    await runJob(site, NOW)
    const first = await carriersOf(site)
    expect(told(first)).toEqual(recount(made))
    expect(first.carriers[0]?.issues.map(({ issue }) => issue)).toEqual(['damaged', 'late'])
    await env.DB.prepare(
      'INSERT INTO parcel_news SELECT site_id, carrier, code, order_id FROM shipments WHERE site_id = ?',
    )
      .bind(site.db.siteId)
      .run()
    await runJob(site, NOW)
    expect(await carriersOf(site)).toEqual(first)
  })

  test('follow what comes late: a delivery, a promise, an answer, an issue', async () => {
    const site = await shop()
    const made = parcels(30)
    await tellAll(site, made)
    await runJob(site, NOW)
    const later = made.map((one, n): Made => {
      if (n === 0) return { ...one, delivered: one.from + DAY + HOUR }
      if (n === 5) return { ...one, promised: one.from + 5 * DAY }
      if (n === 8) return { ...one, answer: { at: one.from + 10 * HOUR, score: 1, said: [] } }
      if (n === 2) return { ...one, seen: [{ issue: 'damaged', at: one.from + 30 * HOUR }] }
      return one
    })
    await tellAll(
      site,
      later.filter((one, n) => one !== made[n]).map((one) => ({ ...one, answer: null })),
    )
    const [answered] = later.flatMap(({ order, answer }, n) =>
      n === 8 && answer ? [answerOf(order, answer)] : [],
    )
    await storeAnswers(site, answered ? [answered] : [])
    await runJob(site, NOW)
    expect(told(await carriersOf(site))).toEqual(recount(later))
  })

  test('of ninety days read a row a day and carrier, however many parcels there are', async () => {
    const site = await shop()
    await tellAll(site, parcels(180))
    await runJob(site, NOW)
    const { readDays } = await import('#worker/db/delivery/figures/days.ts')
    const before = site.db.meter.rowsRead
    const days = await readDays(site.db, { from: dayOf(at(90)), to: dayOf(NOW) })
    expect(days.length).toBeGreaterThan(30)
    // The budget of the page: 90 days of each carrier, and nothing else.
    expect(site.db.meter.rowsRead - before).toBeLessThanOrEqual(days.length + 1)
    expect(days.length).toBeLessThanOrEqual(90 * 2)
  })

  test('stay counted when an order is forgotten, and are nobody’s', async () => {
    const site = await shop()
    const made = parcels(12)
    await tellAll(site, made)
    await runJob(site, NOW)
    const before = told(await carriersOf(site))
    await tell(site, { at: NOW, orders: [{ id: 'o-1', changedAt: NOW, promised: '2026-12-24' }] })
    await forgetOrders(asSystem(site), ['o-1'])
    for (const table of ['counted_parcels', 'parcel_news', 'delivery_days', 'incident_streams']) {
      const query = env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?`)
      const { results } = await query.bind(site.db.siteId).all()
      expect(JSON.stringify(results), table).not.toMatch(/"(c-)?o-1"/)
    }
    await runJob(site, NOW)
    expect(told(await carriersOf(site)).map((one) => one.parcels)).toEqual(
      before.map((one) => one.parcels),
    )
  })

  test('of fewer than five answers are kept from those who see no people', async () => {
    const site = await shop()
    await tellAll(site, parcels(12))
    await runJob(site, NOW)
    const [seen] = (await carriersOf(site)).carriers
    const [hidden] = (await carriersOf(site, 'viewer')).carriers
    expect(seen?.answered.x).toBeLessThan(5)
    expect(seen?.issues[0]?.saidOnly).not.toBeNull()
    expect(hidden?.issues[0]).toMatchObject({ state: 'hidden', saidOnly: null, both: null })
    expect(hidden?.sentiment.mean).toBeNull()
    expect(hidden?.parcels).toBe(seen?.parcels)
  })

  test('are empty where there is nothing, and take no other number of days', async () => {
    const site = await makeBareSite()
    expect(await carriersOf(site)).toMatchObject({ carriers: [], uneven: null })
    const reader = await signIn(site, { role: 'viewer' })
    expect((await reader('/api/delivery/carriers?days=29')).status).toBe(422)
  })
})
