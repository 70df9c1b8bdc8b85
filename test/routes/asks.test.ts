import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askFiguresSchema, askReplySchema, type AskBudget } from '#contract/collect/asks.ts'
import type { Kind } from '#contract/words.ts'
import { fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { makeSite, makeSurvey, SHOP, type TestSite } from '#test/support/site-factory.ts'
import { asSystem, inDirectory } from '#test/support/world.ts'
import { askFigures, claimAsk, listAsks } from '#worker/db/collect/asks.ts'
import { beginErasure, continueErasure } from '#worker/db/privacy/erasures.ts'
import { changeSite } from '#worker/db/site/sites.ts'
import { withheldBy, type Ask } from '#worker/domain/collect/ask-budget.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { env } from 'cloudflare:workers'

const DAY_MS = 86_400_000
const BUDGET: AskBudget = { most: 2, days: 30, gaps: [{ kind: 'ces', after: 'nps', days: 60 }] }
const NONE = { fields: [], before: [], after: [] }

async function open(askBudget: AskBudget | null = BUDGET) {
  const site = await makeSite()
  await changeSite(inDirectory(site), { askBudget }, NONE)
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-nps', touchpoint: 'parcel', kind: 'nps', scale: 'nps11' })
  await makeSurvey(site, {
    id: 'locker-ces',
    touchpoint: 'locker',
    kind: 'ces',
    scale: 'ces7_agree',
  })
  return site
}

async function ask(site: TestSite, more: Record<string, unknown> = {}, headers = {}) {
  const core = { id: crypto.randomUUID(), site: site.key, survey: 'checkout-csat', channel: 'web' }
  const reply = await postFromShop('/v1/asks', { ...core, respondent: 'ann', ...more }, headers)
  expect(reply.status).toBe(200)
  return askReplySchema.parse(await reply.json())
}

describe('one budget a person', () => {
  test('holds over surveys and channels, and says from when it may be tried again', async () => {
    const site = await open()
    expect(await ask(site)).toEqual({ granted: true, reason: null, until: null })
    expect((await ask(site, { survey: 'parcel-nps', channel: 'email' })).granted).toBe(true)
    const third = await ask(site, { channel: 'print' })
    expect(third).toMatchObject({ granted: false, reason: 'budget' })
    expect((third.until ?? 0) - Date.now()).toBeGreaterThan(29 * DAY_MS)
    // Somebody else has a budget of their own.
    expect((await ask(site, { respondent: 'bob' })).granted).toBe(true)
  })

  test('keeps one kind of question away from another', async () => {
    const site = await open({ ...BUDGET, most: 50 })
    await ask(site, { survey: 'parcel-nps' })
    expect((await ask(site, { survey: 'parcel-nps' })).granted).toBe(true)
    expect((await ask(site)).granted).toBe(true)
    const ces = await ask(site, { survey: 'locker-ces' })
    expect(ces).toMatchObject({ granted: false, reason: 'gap' })
    expect((ces.until ?? 0) - Date.now()).toBeGreaterThan(59 * DAY_MS)
  })

  test('the same ask again is the same ask', async () => {
    const site = await open()
    const id = crypto.randomUUID()
    for (let again = 0; again < 4; again += 1) expect((await ask(site, { id })).granted).toBe(true)
    expect((await ask(site)).granted).toBe(true)
    expect((await ask(site, { id })).granted).toBe(true)
    expect((await ask(site)).granted).toBe(false)
  })

  test('twenty devices at the same moment get no more than it has', async () => {
    const site = await open()
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask(site)))
    expect(replies.filter(({ granted }) => granted)).toHaveLength(2)
  })

  test('counts what it keeps back once a person, survey and day, however often and as whom it is tried', async () => {
    const site = await open({ ...BUDGET, most: 1 })
    const db = site.db
    const claim = async (who: string[], day: string, survey = 'checkout-csat') => {
      const at = Date.parse(day) + 43_200_000
      const asking = { id: crypto.randomUUID(), who, at, survey, kind: 'csat', channel: 'web', day }
      return await claimAsk(db, asking as Parameters<typeof claimAsk>[1], { ...BUDGET, most: 1 })
    }
    const today = '2026-03-01'
    expect(await claim(['a', 'b'], today)).toBeNull()
    // The counter and a mark; then nothing, but a mark for another way in which they are known.
    for (const [who, rows] of [
      [['a'], 2],
      [['a'], 0],
      [['a', 'b'], 1],
      [['b'], 0],
      [['b', 'a'], 0],
    ] as const) {
      const before = db.meter.rowsWritten
      expect(await claim([...who], today)).toMatchObject({ reason: 'budget' })
      expect(db.meter.rowsWritten - before, who.join()).toBe(rows)
    }
    await claim(['a'], today, 'parcel-nps')
    await claim(['a'], '2026-03-02')
    const now = Date.parse('2026-03-02T12:00Z')
    const figures = await askFigures(db, { since: 0, from: today, now })
    expect(figures.withheld.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual([1, 2])
    expect(figures).toMatchObject({ people: 2, asks: 2, most: 1 })
    expect(await listAsks(db, { who: ['a'], now, days: 30 })).toHaveLength(1)
    // Marks go when their day is over everywhere; the ask stays as long as a budget looks back.
    expect((await countRows(site)).rows).toBe(6)
    await runJob(site, Date.parse('2026-03-04T12:00Z'))
    expect((await countRows(site)).rows).toBe(2)
  })

  test('is none for who is unknown, under GPC, and where the site has none; nothing is kept of them', async () => {
    const [site, free] = [await open({ ...BUDGET, most: 1 }), await open(null)]
    for (let again = 0; again < 3; again += 1) {
      expect((await ask(site, {}, { 'sec-gpc': '1' })).granted).toBe(true)
      expect((await ask(site, { respondent: null, token: 'forged' })).granted).toBe(true)
      expect((await ask(free)).granted).toBe(true)
    }
    const { rows } = await countRows(site)
    expect([rows, (await countRows(free)).rows]).toEqual([0, 0])
    const nobody = {
      id: crypto.randomUUID(),
      site: site.key,
      survey: 'checkout-csat',
      channel: 'web',
    }
    expect((await postFromShop('/v1/asks', nobody)).status).toBe(422)
  })

  test('nothing of the person is kept but a keyed hash, and an erasure takes that, too', async () => {
    const site = await open()
    await ask(site, { respondent: 'ann-canary' })
    const { text } = await countRows(site)
    expect(text).not.toContain('canary')
    for (let more = 0; more < 3; more += 1) await ask(site, { respondent: 'ann-canary' })
    // Two asks, and a mark that a third was kept back.
    expect((await countRows(site)).rows).toBe(3)
    const db = asSystem(site)
    const hashes = siteHashes(env.WAYFELT_SECRET, site.db.siteId)
    await beginErasure(db, { id: 'e1', kind: 'respondent', subject: 'ann-canary' })
    await continueErasure(db, 'e1', { hashes, most: 10_000 })
    expect((await countRows(site)).rows).toBe(0)
  })

  test('what no budget looks back to is forgotten', async () => {
    const site = await open()
    await ask(site)
    const now = Date.now()
    await runJob(site, now + 300 * DAY_MS)
    expect((await countRows(site)).rows).toBe(1)
    await runJob(site, now + 430 * DAY_MS)
    expect((await countRows(site)).rows).toBe(0)
  })
})

async function countRows({ db }: TestSite) {
  const { results } = await db.session
    .prepare('SELECT * FROM asks WHERE site_id = ?1')
    .bind(db.siteId)
    .all()
  return { rows: results.length, text: JSON.stringify(results) }
}

describe('500 random histories', () => {
  const kinds = ['csat', 'nps', 'ces'] as const satisfies Kind[]
  const days = fc.integer({ min: 1, max: 90 })
  const budgets = fc.record({
    most: fc.integer({ min: 1, max: 4 }),
    days,
    gaps: fc.array(
      fc.record({ kind: fc.constantFrom(...kinds), after: fc.constantFrom(...kinds), days }),
      { maxLength: 2 },
    ),
  })
  const steps = fc.array(
    fc.record({
      hours: fc.integer({ min: 0, max: 400 }),
      kind: fc.constantFrom(...kinds),
      channel: fc.constantFrom('web', 'email', 'print', 'app' as const),
      // A second browser knows the customer by the shop's token, or by both.
      who: fc.constantFrom(['a'], ['b'], ['a', 'b']),
    }),
    { minLength: 2, maxLength: 10 },
  )

  test('nobody is asked more than the budget, what is kept back adds up, and the reason is the rule’s', async () => {
    const site = await makeSite()
    let person = 0
    // Once a day for whoever is known in one of these ways.
    const marks = new Set<string>()
    let withheldInAll = 0
    await fc.assert(
      fc.asyncProperty(budgets, steps, async (budget, history) => {
        person += 1
        const made: (Ask & { who: string[] })[] = []
        let at = Date.UTC(2026, 0, 1)
        for (const { hours, kind, channel, who } of history) {
          at += hours * 3_600_000
          const known = who.map((one) => `${person}-${one}`)
          const asking = { id: crypto.randomUUID(), who: known, at, survey: 's', kind, channel }
          const day = new Date(at).toISOString().slice(0, 10)
          const withheld = await claimAsk(site.db, { ...asking, day }, budget)
          const before = made.filter((one) => one.who.some((each) => known.includes(each)))
          expect(withheld).toEqual(withheldBy(budget, before, { kind, now: at }))
          const isMarked = known.some((one) => marks.has(`${day} ${one}`))
          if (withheld) for (const one of known) marks.add(`${day} ${one}`)
          if (withheld) withheldInAll += isMarked ? 0 : 1
          else made.push({ id: asking.id, kind, at, who: known })
        }
        for (const one of made) {
          const span = made.filter(
            (other) =>
              other.at <= one.at &&
              other.at > one.at - budget.days * DAY_MS &&
              one.who.every((each) => other.who.includes(each)) &&
              other.who.every((each) => one.who.includes(each)),
          )
          expect(span.length).toBeLessThanOrEqual(budget.most)
        }
        const all = await listAsks(site.db, {
          who: [`${person}-a`, `${person}-b`],
          now: at,
          days: 365,
        })
        expect(all.length).toBe(made.length)
      }),
      { numRuns: 500 },
    )
    const now = Date.UTC(2026, 11, 31)
    const { withheld } = await askFigures(site.db, { since: 0, from: '2026-01-01', now })
    expect(withheld.reduce((sum, { n }) => sum + n, 0)).toBe(withheldInAll)
    expect(withheldInAll).toBeGreaterThan(100)
  })
})

test('the figures say how often people were asked', async () => {
  const site = await open({ most: 5, days: 30, gaps: [] })
  for (const [respondent, times] of [
    ['a', 1],
    ['b', 1],
    ['c', 2],
    ['d', 5],
  ] as const)
    for (let again = 0; again < times; again += 1) await ask(site, { respondent })
  expect((await ask(site, { respondent: 'd' })).granted).toBe(false)
  const browser = await signIn(site)
  const figures = askFiguresSchema.parse(await (await browser('/api/asks?days=30')).json())
  expect(figures).toMatchObject({ people: 4, asks: 9, p50: 1, p95: 5, most: 5 })
  expect(figures.withheld).toEqual([{ survey: 'checkout-csat', reason: 'budget', n: 1 }])
})

test('a budget is a setting, checked field by field, and its change is logged', async () => {
  const site = await makeSite()
  const browser = await signIn(site)
  const patch = async (askBudget: unknown) =>
    await browser('/api/site', {
      method: 'PATCH',
      body: JSON.stringify({ askBudget }),
      headers: { 'content-type': 'application/json' },
    })
  expect((await patch({ ...BUDGET, most: 0 })).status).toBe(422)
  expect((await patch(BUDGET)).ok).toBe(true)
  expect(await (await browser('/api/site')).json()).toMatchObject({ askBudget: BUDGET })
  expect((await patch(null)).ok).toBe(true)
  expect((await fetchWorker('/v1/asks')).status).toBe(404)
})

test('the config says that there is a budget, and an ask needs no more than the card knows', async () => {
  const [site, free] = [await open({ ...BUDGET, most: 1 }), await open(null)]
  const configOf = async ({ key }: TestSite) =>
    await (await fetchWorker(`/v1/sites/${key}/config`, { headers: { origin: SHOP } })).json()
  expect(await configOf(site)).toMatchObject({ budget: true })
  expect(await configOf(free)).not.toHaveProperty('budget')
  const known = { respondent: 'ann', traits: { segment: 'b2b' } }
  const body = { site: site.key, survey: 'checkout-csat', ...known }
  const reply = async () =>
    askReplySchema.parse(await (await postFromShop('/v1/asks', body)).json()).granted
  expect([await reply(), await reply()]).toEqual([true, false])
})
