import { afterAll, expect, test, vi } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import type { Curve, CurveStage } from '#contract/journey.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { asBrowser, signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeBareSite, type TestSite } from '#test/support/site-factory.ts'
import { makeShare } from '#test/support/world.ts'

const DAY_MS = 86_400_000
// The settled weeks may not move on between two views.
const NOW = Date.parse('2026-11-24T10:00:00Z')
vi.useFakeTimers({ toFake: ['Date'], now: NOW })
afterAll(() => vi.useRealTimers())

const day = (back: number) => addDays(localDay(NOW, 'Europe/Warsaw'), -back)
/** A week of October, in the middle of a quarter. */
const AT = NOW - 35 * DAY_MS
const RANGE = `from=${day(60)}&to=${day(0)}&compare=none&kind=csat`

const EMPLOYEE = ['employee-first-month', 'employee-onboard', 'employee-first-month-csat'] as const
const CUSTOMER = ['returns-status', 'returns-waiting', 'returns-status-csat'] as const

/** A site that asks its customers and its employees, a member of it, and a guest of both journeys. */
async function makeBoth() {
  const site = await makeBareSite()
  const member = await signIn(site)
  for (const template of ['returns', 'employee']) {
    const body = JSON.stringify({ template, language: 'en' })
    expect((await member('/api/journeys', { method: 'POST', body })).status).toBe(201)
  }
  const { headers } = await makeShare(site, { journeys: ['returns-journey', 'employee-journey'] })
  return { site, member, guest: asBrowser(headers.cookie) }
}

async function answer({ db }: TestSite, place: typeof EMPLOYEE | typeof CUSTOMER, count: number) {
  const [touchpointId, stageId, surveyId] = place
  const answers = Array.from({ length: count }, (_, index) =>
    newAnswer({ at: AT + index, touchpointId, stageId, surveyId, scale: 'csat5', score: 4 }),
  )
  await insertAnswers(db, answers)
}

type See = (path: string) => Promise<Response>

async function stageOf(see: See, path: string, [, id]: readonly string[]): Promise<CurveStage> {
  const curve = await (await see(`${path}/curve?${RANGE}`)).json<Curve>()
  const stage = curve.stages.find((each) => each.id === id)
  if (!stage) throw new Error(`no stage ${id}`)
  return stage
}

async function listed(see: See): Promise<string[]> {
  const { answers } = await (
    await see(`/api/shared/answers?from=${day(60)}&to=${day(0)}`)
  ).json<AnswersPage>()
  return answers.map(({ touchpoint }) => touchpoint)
}

const HIDDEN = {
  state: 'hidden',
  sentiment: null,
  interval: null,
  histogram: null,
  metric: null,
  agreement: null,
  shrunk: null,
}

test('a member is told nothing of nine employees, but of five customers and of ten employees', async () => {
  const { site, member } = await makeBoth()
  await answer(site, EMPLOYEE, 9)
  await answer(site, CUSTOMER, 5)
  const employees = '/api/journeys/employee-journey'
  expect(await stageOf(member, employees, EMPLOYEE)).toMatchObject({ n: 9, ...HIDDEN })
  const customers = await stageOf(member, '/api/journeys/returns-journey', CUSTOMER)
  expect(customers).toMatchObject({ n: 5, state: 'few', sentiment: 50 })
  await answer(site, EMPLOYEE, 1)
  const told = await stageOf(member, employees, EMPLOYEE)
  expect(told).toMatchObject({ n: 10, state: 'few', sentiment: 50 })
})

test('a guest of both journeys gets employees by tens and customers by fives, on the curve and in lists', async () => {
  const { site, guest } = await makeBoth()
  await answer(site, EMPLOYEE, 9)
  await answer(site, CUSTOMER, 5)
  const employees = '/api/shared/journeys/employee-journey'
  expect(await stageOf(guest, employees, EMPLOYEE)).toMatchObject({ n: 0, ...HIDDEN })
  const customers = await stageOf(guest, '/api/shared/journeys/returns-journey', CUSTOMER)
  expect(customers).toMatchObject({ n: 5, state: 'few' })
  expect(await listed(guest)).toEqual(Array<string>(5).fill(CUSTOMER[0]))
  await answer(site, EMPLOYEE, 1)
  expect(await stageOf(guest, employees, EMPLOYEE)).toMatchObject({ n: 10, state: 'few' })
  expect((await listed(guest)).toSorted()).toEqual([
    ...Array<string>(10).fill(EMPLOYEE[0]),
    ...Array<string>(5).fill(CUSTOMER[0]),
  ])
})
