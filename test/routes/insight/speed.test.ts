import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Speed } from '#contract/digests/speed.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { journeys } from '#worker/db/schema/site/map.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { keepDigests } from '#worker/jobs/digests/keep-digests.ts'
import { readThemesWith } from '#worker/jobs/themes/theme-readers.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'

const DAY_MS = 86_400_000

test('quick answers are never dropped: a figure is told with and without them, where they change most first', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
  const now = Date.now()
  const one = (place: number, took: number | null, score: number | null) => {
    const at = now - DAY_MS - place * 60_000
    return { at, score, shownAt: took === null ? null : at - took }
  }
  const parcel = { touchpointId: 'parcel', stageId: 'delivery', surveyId: 'parcel-csat' }
  await insertAnswers(
    site.db,
    [
      ...Array.from({ length: 10 }, (_, place) => one(place, 4000, 2)),
      // A second is no longer quick; a clock that went back and an unknown display tell nothing.
      one(10, 1000, 2),
      ...Array.from({ length: 5 }, (_, place) => one(20 + place, 999 - place, 5)),
      one(30, -1, 5),
      one(31, null, 5),
      one(32, 200, null),
    ]
      .map((answer) => newAnswer({ ...parcel, ...answer }))
      .concat([
        newAnswer(one(40, 300, 4)),
        newAnswer(one(41, 3000, 4)),
        newAnswer(one(42, 3000, 4)),
        newAnswer(one(43, 3000, 4)),
        newAnswer(one(44, 3000, 4)),
        newAnswer(one(45, 3000, 4)),
      ]),
  )
  const job = { timezone: 'Europe/Warsaw', room: () => 1000, themes: () => readThemesWith(env) }
  expect(await keepDigests(site.db, job, now)).toBe(true)

  const see = await signIn(site, { role: 'viewer' })
  const today = localDay(now, 'Europe/Warsaw')
  const path = `/api/journeys/shopping/speed?from=${addDays(today, -29)}&to=${today}`
  const told = await (await see(path)).json<Speed>()
  expect(told).toMatchObject({ quickBelowMs: 1000, quick: { n: 6, of: 22 }, isBehind: false })
  expect(told.places).toMatchObject([
    {
      stage: 'delivery',
      touchpoint: 'parcel',
      scale: 'csat5',
      quick: { n: 5, of: 16 },
      // Eleven at −50 and five at +100.
      all: -3.125,
      without: -50,
      state: 'few',
    },
    // Two means would tell the one by which they differ.
    { touchpoint: 'checkout', quick: { n: 1, of: 6 }, all: 50, without: null },
  ])

  // Of employees ten are needed, and ten quick ones.
  await site.db.orm
    .update(journeys)
    .set({ kind: 'employee' })
    .where(eq(journeys.siteId, site.db.siteId))
  const ofEmployees = await (await see(path)).json<Speed>()
  expect(ofEmployees.places).toMatchObject([{ touchpoint: 'parcel', all: -3.125, without: null }])
})
