import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { type Drivers, driversSchema } from '#contract/insight/drivers.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { run } from '#worker/db/connect.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { keepDigests } from '#worker/jobs/digests/keep-digests.ts'
import { readThemesWith } from '#worker/jobs/themes/theme-readers.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

const NOW = Date.now()
const DAY = 86_400_000
const TODAY = localDay(NOW, 'Europe/Warsaw')

async function shop() {
  const site = await makeSite()
  for (const touchpoint of ['checkout', 'parcel'])
    await makeSurvey(site, { id: `${touchpoint}-csat`, touchpoint })
  await makeSurvey(site, { id: 'locker-nps', touchpoint: 'locker', kind: 'nps', scale: 'nps11' })
  return { site, see: await signIn(site) }
}

/** Each was asked at the checkout and about the parcel, and later whether they would recommend. */
function person(
  place: number,
  { parcel, nps, ago = 5 }: { parcel: number; nps: number; ago?: number },
) {
  const own = { respondent: `person-${place}-${ago}` }
  const at = NOW - ago * DAY
  const delivery = { stageId: 'delivery' }
  return [
    newAnswer({ ...own, at: at - 20 * DAY, score: (place % 5) + 1 }),
    newAnswer({
      ...own,
      ...delivery,
      at: at - 10 * DAY,
      touchpointId: 'parcel',
      surveyId: 'parcel-csat',
      score: parcel,
    }),
    newAnswer({
      ...own,
      ...delivery,
      at,
      touchpointId: 'locker',
      surveyId: 'locker-nps',
      scale: 'nps11',
      score: nps,
      channel: place % 2 === 0 ? 'email' : 'sms',
    }),
  ]
}

async function store(site: TestSite, answers: ReturnType<typeof newAnswer>[]) {
  for (let at = 0; at < answers.length; at += 200)
    await insertAnswers(site.db, answers.slice(at, at + 200))
  const keep = { timezone: 'Europe/Warsaw', room: () => 1000, themes: () => readThemesWith(env) }
  await keepDigests(site.db, keep, NOW)
}

/** Orders of these answers, some of which came late. */
async function link(site: TestSite, links: { answer: string; isLate: boolean }[]) {
  for (const [place, { answer, isLate }] of links.entries()) {
    const order = `order-${place}`
    await run(
      site.db,
      `INSERT INTO answer_links (site_id, answer_id, kind, target, method, confidence, state, at)
        VALUES (?1, ?2, 'order', ?3, 'token', 0.99, 'linked', 0)`,
      [site.db.siteId, answer, order],
    )
    if (isLate)
      await run(
        site.db,
        `INSERT INTO delivery_issues
          (site_id, id, type, carrier, code, order_id, opened_at, fault, told_in)
          VALUES (?1, ?2, 'late', 'dpd', 'x', ?3, 0, 'carrier', 0)`,
        [site.db.siteId, `issue-${place}`, order],
      )
  }
}

async function driversOf(see: Awaited<ReturnType<typeof signIn>>, more = ''): Promise<Drivers> {
  const path = `/api/journeys/shopping/drivers?from=${addDays(TODAY, -27)}&to=${TODAY}${more}`
  const response = await see(path)
  expect(response.status).toBe(200)
  return driversSchema.parse(await response.json())
}

describe('what goes with the outcome', () => {
  test('sets what the same people said before beside it, and what their orders went through', async () => {
    const { site, see } = await shop()
    const people = Array.from({ length: 80 }, (_, place) => {
      const isSour = place % 4 < 2
      return { isSour, answers: person(place, { parcel: isSour ? 1 : 5, nps: isSour ? 2 : 10 }) }
    })
    const older = Array.from({ length: 9 }, (_, place) =>
      person(place, { parcel: 3, nps: 5, ago: 60 }),
    ).flat()
    await store(site, [...people.flatMap(({ answers }) => answers), ...older])
    await link(
      site,
      people.map(({ isSour, answers }) => ({ answer: answers[2]?.id ?? '', isLate: isSour })),
    )
    const found = await driversOf(see)
    expect(found).toMatchObject({
      outcome: { stage: 'delivery', scale: 'nps11' },
      n: 80,
      isCut: false,
      peakEnd: null,
    })
    const [parcel, checkout] = found.touchpoints
    expect(parcel).toMatchObject({ touchpoint: 'parcel', n: 80, isTold: true, difference: 200 })
    expect(parcel?.effect).toBeCloseTo(1, 10)
    expect(parcel?.performance).toBeCloseTo(0, 10)
    expect(checkout).toMatchObject({ touchpoint: 'checkout', n: 80, isTold: false })
    expect(found.facts).toMatchObject({ state: 'ok', n: 80 })
    const [late, channel] = found.facts.drivers
    expect(late).toMatchObject({ fact: { of: 'issue', value: 'late' }, having: 40, isTold: true })
    expect(late?.weight).toBeGreaterThan(0.9)
    expect(channel).toMatchObject({ fact: { of: 'channel' }, having: 40, isTold: false })
    expect(found.meta.rowsRead).toBeLessThan(2500)
    const filtered = await driversOf(see, '&channel=sms')
    expect(filtered.n).toBe(40)
  })

  test('of a kind that was asked for; held answers and other journeys are in nothing', async () => {
    const { site, see } = await shop()
    const answers = Array.from({ length: 40 }, (_, place) =>
      person(place, { parcel: 4, nps: 9 }),
    ).flat()
    await store(site, answers)
    await run(site.db, `UPDATE answers SET held = 1 WHERE site_id = ?1 AND scale = 'nps11'`, [
      site.db.siteId,
    ])
    expect(await driversOf(see)).toMatchObject({ n: 0, touchpoints: [] })
    const csat = await driversOf(see, '&kind=csat')
    expect(csat).toMatchObject({ outcome: { stage: 'delivery', scale: 'csat5' }, n: 40 })
    expect(csat.facts).toMatchObject({ state: 'few', n: 0 })
  })

  test('nothing where nothing was asked, and 404 for a journey that is not there', async () => {
    const site = await makeSite()
    const see = await signIn(site)
    expect(await driversOf(see)).toMatchObject({ outcome: null, n: 0, touchpoints: [] })
    const response = await see(`/api/journeys/other/drivers?from=${TODAY}&to=${TODAY}`)
    expect(response.status).toBe(404)
  })
})
