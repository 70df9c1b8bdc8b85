import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { type Opportunities, opportunitiesSchema } from '#contract/insight/opportunities.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
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
  return { site, see: await signIn(site, { role: 'viewer' }) }
}

/** The parcel decides whether they would recommend; of b2b it mostly goes wrong. */
async function store(site: TestSite) {
  const answers = Array.from({ length: 80 }, (_, place) => {
    const segment = place < 40 ? 'b2b' : 'b2c'
    const isSour = segment === 'b2b' ? place % 4 > 0 : place % 4 === 0
    const own = { respondent: `person-${place}`, segment }
    const at = NOW - 5 * DAY + place * 1000
    const delivery = { ...own, stageId: 'delivery' }
    const parcel = { touchpointId: 'parcel', surveyId: 'parcel-csat', score: isSour ? 1 : 5 }
    const locker = { touchpointId: 'locker', surveyId: 'locker-nps', scale: 'nps11' as const }
    return [
      newAnswer({ ...own, at: at - 2 * DAY, score: (place % 5) + 1 }),
      newAnswer({ ...delivery, ...parcel, at: at - DAY }),
      newAnswer({ ...delivery, ...locker, at, score: isSour ? 2 : 10 }),
    ]
  }).flat()
  await insertAnswers(site.db, answers.slice(0, 120))
  await insertAnswers(site.db, answers.slice(120))
  const keep = { timezone: 'Europe/Warsaw', room: () => 1000, themes: () => readThemesWith(env) }
  await keepDigests(site.db, keep, NOW)
}

async function found(see: Awaited<ReturnType<typeof signIn>>, more = ''): Promise<Opportunities> {
  const days = `from=${addDays(TODAY, -27)}&to=${TODAY}`
  const response = await see(`/api/journeys/shopping/opportunities?${days}${more}`)
  expect(response.status).toBe(200)
  return opportunitiesSchema.parse(await response.json())
}

describe('opportunities', () => {
  test('the touchpoint that goes with the outcome, and what its best segment is above all', async () => {
    const { site, see } = await shop()
    await store(site)
    const told = await found(see)
    expect(told).toMatchObject({
      outcome: { stage: 'delivery', scale: 'nps11' },
      n: 80,
      reachOf: 'answered',
      notTold: 1,
      noSegment: 0,
    })
    expect(told.opportunities).toMatchObject([
      {
        touchpoint: 'parcel',
        importance: 1,
        // Thirty of forty at +100, and ten.
        best: { segment: 'b2c', n: 40, mean: 50 },
        own: { n: 80, mean: 0 },
        gap: { difference: 50 },
        people: 80,
        gain: 50,
      },
    ])
    expect(told.opportunities[0]?.interval[0]).toBeGreaterThan(20)
    expect(told.meta.rowsRead).toBeLessThan(2600)
    expect(await found(see, '&channel=sms')).toMatchObject({ n: 0, opportunities: [] })
  })

  test('nothing where nothing was asked, and 404 for a journey that is not there', async () => {
    const site = await makeSite()
    const see = await signIn(site)
    expect(await found(see)).toMatchObject({ outcome: null, n: 0, opportunities: [] })
    const other = await see(`/api/journeys/other/opportunities?from=${TODAY}&to=${TODAY}`)
    expect(other.status).toBe(404)
  })
})
