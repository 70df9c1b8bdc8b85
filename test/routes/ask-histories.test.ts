import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { askFiguresSchema, askReplySchema, type AskBudget } from '#contract/collect/asks.ts'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import { answerBody, fetchWorker, postFromShop, postJson, signIn } from '#test/support/calls.ts'
import { compact, keyOf } from '#test/support/signing.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { inDirectory } from '#test/support/world.ts'
import { changeSite } from '#worker/db/site/sites.ts'

/* One respondent over the card, a mail, a square and a second browser, by the routes that these use. */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const START = Date.parse('2026-02-02T12:00:00Z')
/** The figures look back over no more days than these, so no history goes on for longer. */
const FIGURE_DAYS = 365
const SURVEYS = { csat: 'checkout-csat', nps: 'parcel-nps', ces: 'locker-ces' } as const
type Asked = keyof typeof SURVEYS

const BUDGETS: AskBudget[] = [
  { most: 1, days: 30, gaps: [] },
  { most: 3, days: 14, gaps: [] },
  { most: 2, days: 60, gaps: [{ kind: 'ces', after: 'nps', days: 45 }] },
  { most: 4, days: 7, gaps: [{ kind: 'nps', after: 'nps', days: 60 }] },
]

vi.useFakeTimers({ toFake: ['Date'], now: START })
afterAll(() => vi.useRealTimers())

async function open(askBudget: AskBudget) {
  const site = await makeSite({ timezone: 'Etc/UTC' })
  await changeSite(inDirectory(site), { askBudget }, { fields: [], before: [], after: [] })
  await makeSurvey(site)
  await makeSurvey(site, { id: SURVEYS.nps, touchpoint: 'parcel', kind: 'nps', scale: 'nps11' })
  await makeSurvey(site, {
    id: SURVEYS.ces,
    touchpoint: 'locker',
    kind: 'ces',
    scale: 'ces7_agree',
  })
  const owner = await signIn(site)
  const key = await (await owner('/api/signing-keys', { method: 'POST' })).json<SigningKeyReceipt>()
  const made = await owner('/api/codes', {
    method: 'POST',
    body: JSON.stringify({ survey: SURVEYS.csat, channel: 'print', name: 'Till', kiosk: {} }),
  })
  const { code } = await made.json<{ code: string }>()
  return { site, key, code, askBudget }
}
type Shop = Awaited<ReturnType<typeof open>>

/** How the person is met: by the card, a program of the shop's before it writes, or in another browser. */
const WAYS = ['card', 'mail', 'square', 'second browser', 'both browsers'] as const
type Way = (typeof WAYS)[number]
const steps = fc.array(
  fc.record({
    hours: fc.constantFrom(0, 1, 5, 23, 24, 100, 335, 336, 337, 720),
    kind: fc.constantFrom(...(Object.keys(SURVEYS) as Asked[])),
    way: fc.constantFrom(...WAYS),
  }),
  { minLength: 2, maxLength: 8 },
)

async function claim(
  { site, key }: Shop,
  person: string,
  { kind, way }: { kind: Asked; way: Way },
) {
  const e = Math.floor(Date.now() / 1000) + 3600
  const token = compact({ kid: key.key.id, key: keyOf(key.secret), payload: { c: person, e } })
  const known = way === 'card' ? { respondent: person } : { respondent: person, token }
  const channel = { mail: 'email', square: 'print' }[way as string] ?? 'web'
  const body = { id: crypto.randomUUID(), site: site.key, survey: SURVEYS[kind], channel, ...known }
  // A program says nothing of a page; a retry is the same ask.
  const send = async () =>
    way === 'mail' ? await postJson('/v1/asks', body) : await postFromShop('/v1/asks', body)
  const first = askReplySchema.parse(await (await send()).json())
  if (first.granted && way !== 'card') expect(await (await send()).json()).toEqual(first)
  return first
}

/** Whether the budget has room, told in another way than the product does. */
function hasRoom(
  { most, days, gaps }: AskBudget,
  made: { at: number; kind: Asked }[],
  kind: Asked,
) {
  const age = (one: { at: number }) => (Date.now() - one.at) / DAY_MS
  const isNear = gaps.some(
    (gap) => gap.kind === kind && made.some((one) => one.kind === gap.after && age(one) < gap.days),
  )
  return !isNear && made.filter((one) => age(one) < days).length < most
}

test('in 500 random histories nobody is asked more than the budget, and asked and kept back are all that was tried', async () => {
  const shops = await Promise.all(BUDGETS.map(open))
  const told = new Map(shops.map((shop) => [shop, { asked: 0, kept: 0 }]))
  let person = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...shops), steps, async (shop, history) => {
      vi.setSystemTime(START)
      person += 1
      const made: { at: number; kind: Asked }[] = []
      const kept = new Set<string>()
      for (const { hours, kind, way } of history) {
        vi.setSystemTime(Date.now() + hours * HOUR_MS)
        const ways: Way[] = way === 'both browsers' ? ['card', 'second browser'] : [way]
        const replies = await Promise.all(
          ways.map((each) => claim(shop, `person-${person}`, { kind, way: each })),
        )
        // Which of two at once is the first does not matter.
        for (const { granted } of replies.toSorted(
          (a, b) => Number(b.granted) - Number(a.granted),
        )) {
          expect(granted).toBe(hasRoom(shop.askBudget, made, kind))
          if (granted) made.push({ at: Date.now(), kind })
          else kept.add(`${new Date().toISOString().slice(0, 10)} ${kind}`)
        }
        if (way === 'square') {
          // Whoever opens the page of a square is not known there: looking and answering use nothing up.
          expect((await fetchWorker(`/q/${shop.code}`)).status).toBe(200)
        }
      }
      for (const { at } of made) {
        const span = made.filter(
          (one) => one.at <= at && one.at > at - shop.askBudget.days * DAY_MS,
        )
        expect(span.length).toBeLessThanOrEqual(shop.askBudget.most)
      }
      const sums = told.get(shop)
      if (sums) sums.asked += made.length
      if (sums) sums.kept += kept.size
    }),
    { numRuns: 500, seed: 20_261_128, endOnFailure: true },
  )
  vi.setSystemTime(START + 250 * DAY_MS)
  for (const [shop, { asked, kept }] of told) {
    const owner = await signIn(shop.site)
    const reply = await owner(`/api/asks?days=${FIGURE_DAYS}`)
    const { withheld } = askFiguresSchema.parse(await reply.json())
    expect(withheld.reduce((sum, { n }) => sum + n, 0)).toBe(kept)
    const { results } = await shop.site.db.session
      .prepare('SELECT count(DISTINCT id) AS n FROM asks WHERE site_id = ?1 AND period > 0')
      .bind(shop.site.db.siteId)
      .all<{ n: number }>()
    expect(results[0]?.n).toBe(asked)
    expect(Math.min(asked, kept)).toBeGreaterThan(50)
    // An answer of somebody who was kept back is taken all the same.
    const body = answerBody(shop.site, { respondent: 'person-1' })
    expect((await postFromShop('/v1/answers', body)).status).toBe(201)
  }
})
