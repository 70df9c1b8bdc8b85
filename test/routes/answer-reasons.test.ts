import { expect, test } from 'vitest'
import type { Reasons } from '#contract/answers.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { localDay } from '#worker/domain/days.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { asBrowser, signIn } from '#test/support/calls.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { makeShare } from '#test/support/world.ts'

const NOW = Date.now()
const TODAY = localDay(NOW, 'Europe/Warsaw')

async function shop(chosen: string[][]) {
  const site = await makeSite({ language: 'de' })
  await makeSurvey(site, {
    followUp: {
      reasons: [
        { code: 'late', label: { en: 'Late', pl: 'Za późno' }, from: 1, to: 3 },
        { code: 'damaged', label: { de: 'Kaputt' }, from: 1, to: 3 },
      ],
    },
  })
  const place = { touchpointId: 'checkout', stageId: 'purchase', scale: 'csat5' as const, score: 1 }
  await insertAnswers(
    site.db,
    chosen.map((choices) => newAnswer({ at: NOW, ...place, choices })),
  )
  const see = await signIn(site)
  const reasons = async (query: Record<string, string> = {}) => {
    const asked = new URLSearchParams({ from: TODAY, to: TODAY, lang: 'pl', ...query })
    const { meta, ...rest } = await (
      await see(`/api/answers/reasons?${asked.toString()}`)
    ).json<Reasons>()
    return { ...rest, rowsRead: meta.rowsRead }
  }
  return { site, reasons }
}

test('reasons are counted, the most picked first, in the reader’s words', async () => {
  const { reasons } = await shop([['late', 'damaged'], ['late'], ['unheard_of'], []])
  const counted = {
    reasons: [
      { code: 'late', name: 'Za późno', n: 2 },
      { code: 'damaged', name: 'Kaputt', n: 1 },
      { code: 'unheard_of', name: null, n: 1 },
    ],
    n: 3,
    isAll: true,
  }
  expect(await reasons()).toMatchObject(counted)
  expect(await reasons({ stage: 'purchase', kind: 'csat' })).toMatchObject(counted)
  const none = { reasons: [], n: 0, isAll: true }
  expect(await reasons({ stage: 'delivery' })).toMatchObject(none)
  expect(await reasons({ kind: 'nps' })).toMatchObject(none)
  expect(await reasons({ channel: 'courier' })).toMatchObject(none)
})

test('of many answers only the newest thousand are looked at, and it says so', async () => {
  const { reasons } = await shop(Array.from({ length: 1010 }, () => ['late']))
  const counted = await reasons({ touchpoint: 'checkout' })
  expect(counted).toMatchObject({ reasons: [{ code: 'late', n: 1000 }], n: 1000, isAll: false })
  expect(counted.rowsRead).toBeLessThan(2500)
})

test('a guest of a share link gets none', async () => {
  const { site } = await shop([['late']])
  const guest = asBrowser((await makeShare(site)).headers.cookie)
  for (const path of ['/api/answers/reasons', '/api/shared/answers/reasons'])
    expect([401, 403, 404]).toContain((await guest(`${path}?from=${TODAY}&to=${TODAY}`)).status)
})
