import { expect, test } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { asBrowser, fetchWorker, signIn } from '#test/support/calls.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { makeMember, makeSecretKey, makeShare } from '#test/support/world.ts'

const NOW = Date.now()
const PLACE = { touchpointId: 'checkout', stageId: 'purchase', scale: 'csat5' as const, score: 1 }

async function shop(comments: (string | null)[]) {
  const site = await makeSite()
  await makeSurvey(site)
  await insertAnswers(
    site.db,
    comments.map((comment, index) => newAnswer({ at: NOW - index * 1000, ...PLACE, comment })),
  )
  return site
}

const path = (find: string, rest: Record<string, string> = {}) =>
  `/api/answers?${new URLSearchParams({ find, ...rest }).toString()}`

test('comments are found by beginnings of words, whatever their accents, capitals and order', async () => {
  const site = await shop([
    'Uszkodzona PACZKA, łódź pęknięta',
    'Посылка ещё не пришла',
    'paczka ok',
    null,
  ])
  const see = await signIn(site)
  const found = async (find: string) =>
    (await (await see(path(find))).json<AnswersPage>()).answers.map(({ comment }) => comment)
  expect(await found('uszkodz')).toEqual(['Uszkodzona PACZKA, łódź pęknięta'])
  expect(await found('PAC')).toEqual(['Uszkodzona PACZKA, łódź pęknięta', 'paczka ok'])
  expect(await found('peknieta lodz')).toHaveLength(1)
  expect(await found('ПОСЫЛ еще')).toEqual(['Посылка ещё не пришла'])
  // The middle of a word is no beginning, a wildcard is a letter like any other, and dots are no words.
  expect(await found('aczka')).toEqual([])
  expect(await found('%')).toEqual([])
  expect(await found('...')).toEqual([])
})

test('a page looks through a bounded number of answers, and its cursor goes on until the word is found', async () => {
  const site = await shop([...Array.from({ length: 1300 }, () => 'dobrze'), 'igła w stogu'])
  const see = await signIn(site)
  let cursor: string | null = null
  let pages = 0
  const found: string[] = []
  do {
    const asked = path('igla', { touchpoint: 'checkout', ...(cursor === null ? {} : { cursor }) })
    const page: AnswersPage = await (await see(asked)).json<AnswersPage>()
    expect(page.meta.rowsRead).toBeLessThanOrEqual(1300)
    found.push(...page.answers.map(({ comment }) => comment ?? ''))
    cursor = page.next
    pages += 1
  } while (cursor !== null && pages < 10)
  expect(found).toEqual(['igła w stogu'])
  expect(pages).toBe(3)
})

test('who may not read comments cannot guess their words, nor take them as a file', async () => {
  const site = await shop(['tajemnica'])
  const viewer = asBrowser((await makeMember(site, 'viewer')).headers.cookie)
  expect((await viewer(path('tajem'))).status).toBe(403)
  expect((await viewer('/api/answers')).status).toBe(200)
  const guest = await makeShare(site, { journeys: ['shop'], comments: true })
  expect((await fetchWorker(path('tajem').replace('/api/', '/api/shared/'), guest)).status).toBe(
    403,
  )
  const { headers } = await makeSecretKey(site, ['figures:read', 'answers:export'])
  expect((await fetchWorker('/api/answers.csv?find=tajem', { headers })).status).toBe(403)
})

test('what is looked for has an end', async () => {
  const see = await signIn(await shop([]))
  expect((await see(path('a'.repeat(81)))).status).toBe(422)
  expect((await see(path('   '))).status).toBe(422)
})
