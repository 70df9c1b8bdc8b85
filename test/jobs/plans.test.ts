import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Plans } from '#contract/delivery/plan.ts'
import type { IssueType, ParcelStatus } from '#contract/delivery/words.ts'
import { readPlans } from '#worker/db/delivery/figures/plans.ts'
import { forgetOrders } from '#worker/db/privacy/orders.ts'
import { keepDeliveryFigures } from '#worker/jobs/delivery-figures.ts'
import { signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { storeAnswers } from '#test/support/people.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { tell } from '#test/support/tell.ts'
import { asSystem } from '#test/support/world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.now()
const at = (daysAgo: number) => Math.floor(NOW / DAY) * DAY - daysAgo * DAY + 10 * HOUR
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)

interface Step {
  status: ParcelStatus
  issue?: IssueType
  at: number
}
interface Made {
  order: string
  carrier: string
  promised: number | null
  state?: 'open' | 'cancelled'
  steps: Step[]
  score?: number
}

const sent = (daysAgo: number): Step => ({ status: 'in_transit', at: at(daysAgo) })
const came = (daysAgo: number): Step => ({ status: 'delivered', at: at(daysAgo) })

/** One of each sort, so that none is taken for another. */
const SORTS: Omit<Made, 'order' | 'carrier'>[] = [
  { promised: at(6), steps: [sent(9), came(6)], score: 5 },
  { promised: at(6), steps: [sent(9), came(5)], score: 2 },
  {
    promised: at(6),
    steps: [sent(9), { status: 'in_transit', issue: 'damaged', at: at(8) }, came(7)],
    score: 1,
  },
  { promised: at(6), steps: [sent(9)], score: 1 },
  { promised: at(-3), steps: [sent(2)] },
  { promised: null, steps: [sent(9), came(7)] },
  { promised: at(6), state: 'cancelled', steps: [sent(9)] },
  { promised: at(6), steps: [sent(9), { status: 'attempted', at: at(8) }, came(7)], score: 3 },
  { promised: at(6), steps: [sent(4), came(3)] },
  { promised: at(6), steps: [sent(9), { status: 'exception', at: at(8) }, came(7)] },
  { promised: at(6), steps: [sent(9), came(7), { status: 'returned', at: at(5) }] },
]

function made(times: number, carrier: string): Made[] {
  return Array.from({ length: times }, (_, n) =>
    SORTS.map((sort, of) => ({ ...sort, order: `${carrier}-${n}-${of}`, carrier })),
  ).flat()
}

async function tellAll(site: TestSite, all: Made[]): Promise<void> {
  for (const { order, carrier, promised, state = 'open', steps } of all) {
    await tell(site, {
      at: NOW,
      orders: [
        {
          id: order,
          changedAt: at(9),
          state,
          ...(promised === null ? {} : { promised: dayOf(promised) }),
        },
      ],
      parcels: steps.map((step) => ({
        carrier,
        code: `c-${order}`,
        order,
        status: step.status,
        issue: step.issue ?? null,
        at: step.at,
        raw: `${step.status} ${step.issue}`,
      })),
    })
  }
  await storeAnswers(
    site,
    all.flatMap(({ order, score }) =>
      score === undefined
        ? []
        : [
            {
              stageId: 'delivery',
              channel: 'courier' as const,
              at: at(4),
              score,
              choices: [],
              orderRef: order,
              reference: 'verified' as const,
            },
          ],
    ),
  )
}

async function shop(all: Made[]): Promise<TestSite> {
  const site = await makeSite()
  await makeSurvey(site)
  await tellAll(site, all)
  await runJob(site, NOW)
  return site
}

async function plansOf(site: TestSite, role: 'viewer' | 'agent' = 'agent') {
  const reader = await signIn(site, { role })
  return await (await reader('/api/delivery/plan')).json<Plans>()
}

const WHOLE = {
  parcels: 66,
  noPlan: 12,
  open: 6,
  asPlanned: { x: 6, n: 48, share: 0.125 },
  steps: {
    told: { completed: 48, failing: 6 },
    delivered: { completed: 24, failing: 18, missing: 6 },
  },
}

describe('parcels against their plan', () => {
  test('are completed, failing, missing, open, without a plan, or had steps that nobody planned', async () => {
    const site = await shop([...made(4, 'dpd'), ...made(2, 'inpost')])
    const { whole, carriers, unlooked } = await plansOf(site)
    expect({ whole, unlooked }).toMatchObject({ whole: WHOLE, unlooked: 0 })
    expect(whole.adhoc).toEqual([
      { kind: 'failed_attempt', n: 6 },
      { kind: 'returned_to_sender', n: 6 },
      { kind: 'exception', n: 6 },
    ])
    // As planned: six times 100. The others: −50, −100, −100 and 0, six times each.
    expect(whole.feeling).toMatchObject({
      asPlanned: { n: 6, mean: 100 },
      deviated: { n: 24, mean: -62.5 },
      difference: 162.5,
    })
    expect(
      carriers.map(({ carrier, parcels, open, steps }) => ({ carrier, parcels, open, steps })),
    ).toEqual([
      {
        carrier: 'dpd',
        parcels: 44,
        open: 4,
        steps: {
          told: { completed: 32, failing: 4 },
          delivered: { completed: 16, failing: 12, missing: 4 },
        },
      },
      {
        carrier: 'inpost',
        parcels: 22,
        open: 2,
        steps: {
          told: { completed: 16, failing: 2 },
          delivered: { completed: 8, failing: 6, missing: 2 },
        },
      },
    ])
  })

  test('that were counted before plans were are looked at by and by, and told apart until then', async () => {
    const site = await shop(made(4, 'dpd'))
    const known = await plansOf(site)
    await forgetOrders(asSystem(site), ['dpd-0-5'])
    await beforePlans(site)
    expect(await plansOf(site)).toMatchObject({ unlooked: 44, whole: { parcels: 0, steps: null } })
    await runJob(site, NOW)
    const again = await plansOf(site)
    expect(again.unlooked).toBe(0)
    // What was forgotten had no plan, and stays counted.
    expect(again.whole).toEqual(known.whole)
  })

  test('of a day with more than a step takes are looked at step by step, and told when all are', async () => {
    const site = await makeSite()
    await fill(site, 320)
    await runJob(site, NOW)
    expect(await plansOf(site)).toMatchObject({ unlooked: 0, whole: { parcels: 320, noPlan: 320 } })
    await beforePlans(site)
    const { origin, timezone } = { origin: '', timezone: 'UTC' }
    // Room for the first parcels to be noted and counted, and no more.
    let queries = 50
    const room = () => (queries -= 10)
    expect(await keepDeliveryFigures(site.db, { timezone, origin, room }, NOW)).toBe(false)
    expect(await countOf(site, 'counted_parcels WHERE adhoc IS NULL AND')).toBe(20)
    expect(await plansOf(site)).toMatchObject({ unlooked: 320 })
    await keepDeliveryFigures(site.db, { timezone, origin, room: () => 50 }, NOW)
    expect(await plansOf(site)).toMatchObject({ unlooked: 0, whole: { parcels: 320 } })
  })

  test('whose orders are all forgotten end the looking', async () => {
    const all = made(1, 'dpd')
    const site = await shop(all)
    await forgetOrders(
      asSystem(site),
      all.map(({ order }) => order),
    )
    await beforePlans(site)
    await runJob(site, NOW)
    expect(await plansOf(site)).toMatchObject({
      unlooked: 0,
      whole: { parcels: 11, noPlan: 11, asPlanned: { state: 'empty' }, steps: null },
    })
  })

  test('lose their plan as their order is called off', async () => {
    const site = await shop(made(1, 'dpd'))
    await env.DB.prepare(
      `UPDATE orders SET state = 'cancelled', told_in = NULL WHERE site_id = ? AND id = 'dpd-0-3'`,
    )
      .bind(site.db.siteId)
      .run()
    await runJob(site, NOW)
    const { whole } = await plansOf(site)
    expect([whole.noPlan, whole.asPlanned.n]).toEqual([3, 7])
  })

  test('under ten are not judged, and feelings of one carrier are kept from those who see no people', async () => {
    const site = await shop([...made(4, 'dpd'), ...made(1, 'inpost')])
    const seen = await plansOf(site)
    expect(seen.carriers[1]).toMatchObject({
      carrier: 'inpost',
      asPlanned: { x: null, n: 8, state: 'hidden' },
      steps: null,
      adhoc: [],
      feeling: null,
    })
    expect(seen.carriers[0]?.feeling?.deviated).toEqual({ n: 16, mean: -62.5 })
    const hidden = await plansOf(site, 'viewer')
    expect(hidden.carriers.map(({ feeling }) => feeling)).toEqual([null, null])
    expect(hidden.whole).toEqual(seen.whole)
  })

  test('read a row a day and carrier', async () => {
    const site = await shop([...made(3, 'dpd'), ...made(3, 'inpost')])
    const before = site.db.meter.rowsRead
    const days = await readPlans(site.db, { from: dayOf(at(90)), to: dayOf(NOW) })
    expect(days.length).toBeGreaterThan(4)
    expect(site.db.meter.rowsRead - before).toBeLessThanOrEqual(days.length + 1)
  })
})

/** As a site is that was there before plans were. */
async function beforePlans(site: TestSite): Promise<void> {
  await env.DB.batch(
    [
      'UPDATE counted_parcels SET due = NULL, told_late = NULL, adhoc = NULL WHERE site_id = ?',
      `UPDATE delivery_days SET plan = NULL, waiting = '[]', adhoc = '{}' WHERE site_id = ?`,
    ].map((sql) => env.DB.prepare(sql).bind(site.db.siteId)),
  )
}

/** Parcels of one day that belong to no order. */
async function fill(site: TestSite, parcels: number): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO shipments (site_id, carrier, code, order_id, connection_id, status, status_at,
      created_at, last_at, events)
    SELECT ?1, 'dpd', value, '', 'c', 'in_transit', ?2, ?2, ?2, '[]' FROM json_each(?3)`,
  )
    .bind(site.db.siteId, at(5), JSON.stringify(Array.from({ length: parcels }, (_, n) => `p${n}`)))
    .run()
}

async function countOf(site: TestSite, what: string): Promise<number | null | undefined> {
  const query = env.DB.prepare(`SELECT count(*) AS n FROM ${what} site_id = ?`)
  return (await query.bind(site.db.siteId).first<{ n: number }>())?.n
}
