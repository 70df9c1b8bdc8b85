import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Onward } from '#contract/digests/onward.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { addDays, localDay, mondayOf } from '#worker/domain/days.ts'
import type { Counts } from '#worker/domain/digests/counts.ts'
import { keepDigests } from '#worker/jobs/digests/keep-digests.ts'
import { readThemesWith } from '#worker/jobs/themes/theme-readers.ts'
import { asBrowser, signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeShare } from '#test/support/world.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse(`${localDay(Date.now(), 'Europe/Warsaw')}T10:00:00Z`)
vi.useFakeTimers({ toFake: ['Date'], now: NOW })
afterAll(() => vi.useRealTimers())

const TODAY = localDay(NOW, 'Europe/Warsaw')
const FROM = addDays(TODAY, -400)
const RANGE = `?from=${FROM}&to=${TODAY}`
let site: TestSite
let see: ReturnType<typeof asBrowser>
let seen: Onward

const keep = (of: TestSite) =>
  keepDigests(
    of.db,
    { timezone: 'Europe/Warsaw', room: () => 1000, themes: () => readThemesWith(env) },
    NOW,
  )

/** A whole number below `most` that looks like chance and is the same each time. */
function drawn(...of: number[]): (most: number) => number {
  let state = of.reduce((sum, one) => Math.imul(sum ^ one, 0x9e3779b1) >>> 0, 7)
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

const DELIVERY = { touchpointId: 'parcel', stageId: 'delivery', surveyId: 'parcel-csat' }
const LOCKER = { touchpointId: 'locker', stageId: 'delivery', surveyId: 'locker-csat' }

/** What is ticked, whatever the score was: of happy ones it is no pain. */
function namedBy(place: number, step: number): string[] {
  return [...((place + step) % 2 === 0 ? ['costly'] : []), ...(place % 9 === 0 ? ['rare'] : [])]
}

/** Two hundred people in the last year; the happy go on and come back more often. Some are orders only. */
function people() {
  return Array.from({ length: 200 }, (_, place) => {
    const draw = drawn(place)
    const first = NOW - (2 + draw(380)) * DAY_MS - draw(DAY_MS)
    const score = 1 + draw(5)
    const own =
      place % 5 === 0
        ? { orderRef: `order-${place}`, reference: 'verified' as const }
        : { respondent: `visitor-${place}` }
    const made = [newAnswer({ ...own, at: first, score })]
    if (place % 7 === 0) made.push(newAnswer({ ...own, at: first + DAY_MS, score: 1 + draw(5) }))
    if (draw(10) < score * 2) {
      const at = first + (1 + draw(4)) * DAY_MS
      made.push(newAnswer({ ...own, ...DELIVERY, at, score: draw(6) || null }))
      if (place % 11 === 0) made.push(newAnswer({ ...own, at: at + DAY_MS, score: 3 }))
    } else if (place % 13 === 0)
      made.push(newAnswer({ ...own, ...LOCKER, at: first + 3600_000, score: 4 }))
    const again = first + (40 + draw(100)) * DAY_MS
    if (draw(10) < score) made.push(newAnswer({ ...own, at: again, score: 1 + draw(5) }))
    return made
      .map((one, step) => ({ ...one, choices: namedBy(place, step) }))
      .filter(({ answeredAt }) => answeredAt < NOW - 2 * 3600_000)
  }).flat()
}

beforeAll(async () => {
  site = await makeSite()
  for (const touchpoint of ['checkout', 'parcel', 'locker'])
    await makeSurvey(site, { id: `${touchpoint}-csat`, touchpoint })
  const all = people()
  // In two turns, so that some are followed from what was counted before, and some lie between such.
  const isLate = (_: unknown, place: number) => place > 250 || place % 4 === 1
  await insertAnswers(
    site.db,
    all.filter((one, place) => !isLate(one, place)),
  )
  await keep(site)
  await insertAnswers(site.db, all.filter(isLate))
  await env.DB.prepare(`UPDATE digest_marks SET read_to = '' WHERE site_id = ?`)
    .bind(site.db.siteId)
    .run()
  await keep(site)
  see = await signIn(site, { role: 'owner' })
  const response = await see(`/api/journeys/shopping/onward${RANGE}`)
  expect(response.status).toBe(200)
  seen = await response.json<Onward>()
})

interface Raw {
  id: string
  who: string
  isPerson: number
  stage: string
  score: number | null
  choices: string | null
  at: number
  day: string
}

/** Journeys as they are read from the answers alone: of one person, thirty days apart at most. */
async function journeys(): Promise<Raw[][]> {
  const { results } = await env.DB.prepare(
    `SELECT id, coalesce(respondent, order_ref) AS who, respondent IS NOT NULL AS isPerson,
      stage_id AS stage, score, choices, answered_at AS at, day FROM answers WHERE site_id = ? ORDER BY id`,
  )
    .bind(site.db.siteId)
    .all<Raw>()
  return [...Map.groupBy(results, ({ who }) => who).values()].flatMap((own) =>
    own.reduce<Raw[][]>((all, one) => {
      const last = all.at(-1)?.at(-1)
      if (last && one.at - last.at <= 30 * DAY_MS) all.at(-1)?.push(one)
      else all.push([one])
      return all
    }, []),
  )
}

const bandOf = ({ score }: Raw) => (score === null ? null : Math.sign(score - 3) + 1)
/** Days for which everybody of the week was watched. */
const watched = (day: string) =>
  Math.floor(((seen.readTo ?? 0) - Date.parse(mondayOf(day))) / DAY_MS) - 8

describe('what people did beside what they felt', () => {
  test('the funnel is what the answers themselves say', async () => {
    const all = await journeys()
    const [purchase, delivery] = seen.funnel.stages
    expect(seen.funnel.journeys).toBe(all.length)
    const began = all.filter((one) => one.some(({ stage }) => stage === 'purchase'))
    const on = began.filter((one) => {
      const from = one.findIndex(({ stage }) => stage === 'purchase')
      return one.slice(from).some(({ stage }) => stage === 'delivery')
    })
    expect(purchase?.reached).toBe(began.length)
    expect(delivery?.eventual).toMatchObject({ n: on.length, of: began.length })
    expect(delivery?.strict).toMatchObject({ n: on.length, of: began.length })
    const ended = began.filter((one) => one.at(-1)?.stage === 'purchase')
    const days = ended.map((one) => watched(one.at(-1)?.day ?? ''))
    expect(purchase).toMatchObject({
      frameDays: 2,
      dropped: days.filter((n) => n >= 2).length,
      atRisk: 0,
      open: days.filter((n) => n < 2).length,
      advanced: began.length - ended.length,
    })
    expect(purchase?.dropped).toBeGreaterThan(20)
    expect(purchase?.open).toBeGreaterThan(0)
    const back = all.filter(
      (one) => one.some(({ stage }) => stage === 'delivery') && one.at(-1)?.stage === 'purchase',
    )
    expect(delivery?.back).toBe(back.length)
    expect(back.length).toBeGreaterThan(0)
  })

  test('so is who went on, by band, once the window is closed', async () => {
    const sums = [0, 1, 2].map(() => ({ n: 0, of: 0, waiting: 0 }))
    for (const one of await journeys()) {
      for (const [place, answer] of one.entries()) {
        const isSame = (index: number) => one[index]?.stage === 'purchase'
        // The first scored answer of each stay at the checkout.
        const from = one.findLastIndex(({ stage }, index) => index < place && stage !== 'purchase')
        const earlier = one.slice(from + 1, place).some((other) => bandOf(other) !== null)
        const band = bandOf(answer)
        if (!isSame(place) || earlier || band === null) continue
        const sum = sums[band]
        if (!sum) continue
        if (watched(answer.day) < 2) sum.waiting += 1
        else {
          const next = one.slice(place).find(({ stage }) => stage === 'delivery')
          sum.of += 1
          if (next && next.at - answer.at < 2 * DAY_MS) sum.n += 1
        }
      }
    }
    const [purchase] = seen.goneOn
    expect(seen.goneOn.map(({ stage }) => stage)).toEqual(['purchase'])
    expect(purchase?.windowDays).toBe(2)
    expect(
      purchase?.bands.map(({ taken, waiting }) => ({ n: taken?.n, of: taken?.of, waiting })),
    ).toEqual(sums)
    expect(sums.every(({ of }) => of > 5)).toBe(true)
    expect(purchase?.difference?.difference).toBeCloseTo(
      (sums[2]?.n ?? 0) / (sums[2]?.of ?? 1) - (sums[0]?.n ?? 0) / (sums[0]?.of ?? 1),
      12,
    )
  })

  test('and who came back for another journey, of those who are known by more than an order', async () => {
    const all = await journeys()
    const sums = [0, 1, 2].map(() => ({ n: 0, came: 0 }))
    for (const [place, one] of all.entries()) {
      if (!one[0]?.isPerson) continue
      const end = one.findLast((answer) => bandOf(answer) !== null)
      if (!end) continue
      const sum = sums[bandOf(end) ?? 0]
      if (!sum) continue
      sum.n += 1
      const next = all[place + 1]?.[0]
      const came = next?.who === one[0].who ? Math.floor((next.at - end.at) / DAY_MS) + 1 : Infinity
      if (came <= watched(end.day)) sum.came += 1
    }
    expect(seen.visits.bands.map(({ n, came }) => ({ n, came }))).toEqual(sums)
    expect(sums.reduce((total, { came }) => total + came, 0)).toBeGreaterThan(20)
    expect(seen.visits.logRank?.p).toBeLessThan(1)
    expect(seen.visits.bands[2]?.within.map(({ days }) => days)).toContain(90)
  })

  test('and what those name who do not go on, of those who could have named it', async () => {
    const recount = async (code: string) => {
      const sum = { rate: [0, 0], named: [0, 0], others: [0, 0], open: 0 }
      for (const one of await journeys()) {
        const could = one.filter((answer) => answer.stage === 'purchase' && bandOf(answer) !== 2)
        if (could.length === 0) continue
        const isNamed = could.some(({ choices }) => choices?.includes(code))
        const hasAdvanced = one
          .slice(one.findLastIndex(({ stage }) => stage === 'purchase'))
          .some(({ stage }) => stage === 'delivery')
        const isOpen = !hasAdvanced && watched(one.at(-1)?.day ?? '') < 2
        if (isOpen) {
          sum.open += Number(isNamed)
          continue
        }
        const ended = Number(!hasAdvanced)
        const add = (to: number[], n: number, of: number) => {
          to[0] = (to[0] ?? 0) + n
          to[1] = (to[1] ?? 0) + of
        }
        add(sum.rate, isNamed ? ended : 0, ended)
        add(isNamed ? sum.named : sum.others, ended, 1)
      }
      return sum
    }
    const told = (code: string) => {
      const row = seen.barriers.rows.find((one) => one.stage === 'purchase' && one.code === code)
      const pair = (share: { n: number; of: number } | null | undefined) =>
        share ? [share.n, share.of] : null
      return {
        rate: pair(row?.rate),
        named: pair(row?.named),
        others: pair(row?.others),
        open: row?.open,
      }
    }
    const costly = await recount('costly')
    expect(told('costly')).toEqual(costly)
    expect(costly.open).toBeGreaterThan(0)
    expect(Math.min(costly.named[1] ?? 0, costly.others[1] ?? 0)).toBeGreaterThan(20)
    // Of the rare one too few can be compared, and no number is told of them.
    const rare = await recount('rare')
    expect(rare.named[1]).toBeLessThan(20)
    expect(told('rare')).toEqual({ ...rare, named: null, others: null })
    expect(seen.barriers.rows.map(({ stage }) => stage)).not.toContain('delivery')
  })

  test('reads three rows a week and the words of the questions, and nothing of the answers', () => {
    expect(seen.meta.rowsRead).toBeLessThanOrEqual(3 * 59 + 60)
  })

  test('answers that were counted before this was are counted again', async () => {
    const kept = async () => {
      const { results } = await env.DB.prepare(
        `SELECT week, counts FROM digests WHERE site_id = ? AND kind = 'onward' ORDER BY week`,
      )
        .bind(site.db.siteId)
        .all<{ week: string; counts: string }>()
      return results
        .map(({ week, counts }) => ({ week, counts: JSON.parse(counts) as Counts }))
        .filter(({ counts }) => Object.keys(counts).length > 0)
    }
    const before = await kept()
    expect(before.length).toBeGreaterThan(20)
    await env.DB.batch(
      [
        `UPDATE walks SET facts = json_remove(facts, '$.onward', '$.said'), stale = stale + 1 WHERE site_id = ?`,
        `DELETE FROM digests WHERE kind = 'onward' AND site_id = ?`,
      ].map((sql) => env.DB.prepare(sql).bind(site.db.siteId)),
    )
    expect(await keep(site)).toBe(true)
    expect(await kept()).toEqual(before)
  })

  test('is not for guests', async () => {
    const guest = asBrowser((await makeShare(site)).headers.cookie)
    expect((await guest(`/api/shared/journeys/shopping/pains${RANGE}`)).status).toBe(200)
    expect((await guest(`/api/shared/journeys/shopping/onward${RANGE}`)).status).not.toBe(200)
    expect((await guest(`/api/journeys/shopping/onward${RANGE}`)).status).not.toBe(200)
  })
})
