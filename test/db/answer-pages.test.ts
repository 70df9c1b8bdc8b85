import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import { listAnswers, type AnswerFilter } from '#worker/db/answers/pages.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer, uuidv7 } from '#test/support/new-answer.ts'
import { makeSite, type TestSite } from '#test/support/site-factory.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-03-29T12:00:00Z')
const TIMEZONE = 'Europe/Warsaw'

/** An answer of a day by its own clock, under an id that another clock made. */
function answerAt(at: number, skewMs = 0) {
  const made = newAnswer({ at, id: uuidv7(at + skewMs) })
  return { ...made, day: localDay(at, TIMEZONE) }
}

async function readAll(site: TestSite, filter: AnswerFilter, limit = 20) {
  const pages = []
  let before: string | undefined
  do {
    const page = await listAnswers(site.db, filter, { limit, before, timezone: TIMEZONE })
    pages.push(page.answers)
    before = page.next ?? undefined
  } while (before !== undefined && pages.length < 1000)
  return pages
}

test('import-review 4: the first page of a day has answers, however many came before and after it', async () => {
  const site = await makeSite()
  const many = Array.from({ length: 4000 }, (_, n) => answerAt(NOW - 3 * DAY_MS + n * 130_000))
  for (let start = 0; start < many.length; start += 1000)
    await insertAnswers(site.db, many.slice(start, start + 1000))
  const day = '2026-03-28'
  const { rowsRead } = site.db.meter
  const { answers } = await listAnswers(
    site.db,
    { from: day, to: day },
    { limit: 20, before: undefined, timezone: TIMEZONE },
  )
  expect(answers).toHaveLength(20)
  expect(site.db.meter.rowsRead - rowsRead).toBeLessThanOrEqual(200)
  // The last of the day first, by the clocks of the site.
  expect(answers[0]?.answeredAt).toBeGreaterThan(Date.parse('2026-03-28T22:55:00Z'))
})

test('a page of fifty answers reads no more than two hundred rows, with all that hangs together with them', async () => {
  const site = await makeSite()
  const many = Array.from({ length: 200 }, (_, n) => answerAt(NOW - n * 130_000))
  await insertAnswers(site.db, many)
  const browser = await signIn(site)
  for (const filter of ['', '&commented=1', '&stage=purchase', '&touchpoint=checkout']) {
    const page = await (await browser(`/api/answers?limit=50${filter}`)).json<AnswersPage>()
    expect(page.meta.rowsRead, filter).toBeLessThanOrEqual(200)
    if (filter === '') expect(page.answers).toHaveLength(50)
  }
})

test('import-review 4: every answer of the days asked for is listed once, also one that another clock keyed', async () => {
  const world = fc.record({
    answers: fc.array(
      fc.record({
        at: fc.integer({ min: -6 * 24, max: 6 * 24 }),
        skew: fc.constantFrom(0, 0, 0, -6 * 24, -1, 1, 5 * 24),
      }),
      { minLength: 1, maxLength: 60 },
    ),
    from: fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }),
    length: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    limit: fc.integer({ min: 1, max: 20 }),
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ answers, from, length, limit }) => {
      const site = await makeSite()
      const hour = 3_600_000
      const made = answers.map(({ at, skew }) => answerAt(NOW + at * hour, skew * hour))
      await insertAnswers(site.db, made)
      const first = from === undefined ? undefined : addDays('2026-03-29', from)
      const last = length === undefined ? undefined : addDays(first ?? '2026-03-27', length)
      const pages = await readAll(site, { from: first, to: last }, limit)
      const wanted = made.filter(
        ({ day }) => (first === undefined || day >= first) && (last === undefined || day <= last),
      )
      expect(
        pages
          .flat()
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(wanted.map(({ id }) => id).toSorted())
    }),
    { numRuns: 40 },
  )
})
