import { expect, test } from 'vitest'
import type { AnswerKinds } from '#contract/answers.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { localDay } from '#worker/domain/days.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { signIn } from '#test/support/calls.ts'

test('answers are counted by kind, with a score and without, where and when they were given', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  await makeSurvey(site, { id: 'checkout-nps', kind: 'nps', scale: 'nps11' })
  await makeSurvey(site, { id: 'parcel-text', touchpoint: 'parcel', kind: 'text', scale: 'text' })
  const checkout = { touchpointId: 'checkout', stageId: 'purchase' }
  const now = Date.now()
  await insertAnswers(
    site.db,
    [
      ...[4, 5].map((score) => ({ ...checkout, scale: 'csat5' as const, score })),
      ...[9, 3, 8].map((score) => ({
        ...checkout,
        surveyId: 'checkout-nps',
        scale: 'nps11' as const,
        score,
      })),
      {
        touchpointId: 'parcel',
        stageId: 'delivery',
        surveyId: 'parcel-text',
        scale: 'text' as const,
        score: null,
        comment: 'Late',
      },
    ].map((each) => newAnswer({ at: now, ...each })),
  )
  const see = await signIn(site)
  const today = localDay(now, 'Europe/Warsaw')
  const count = async (query: Record<string, string>) => {
    const days = { from: today, to: today, ...query }
    const response = await see(`/api/answers/kinds?${new URLSearchParams(days).toString()}`)
    return (await response.json<AnswerKinds>()).kinds
  }
  expect(await count({})).toEqual([
    { kind: 'nps', n: 3 },
    { kind: 'csat', n: 2 },
    { kind: 'text', n: 1 },
  ])
  expect(await count({ stage: 'delivery' })).toEqual([{ kind: 'text', n: 1 }])
  expect(await count({ touchpoint: 'checkout', channel: 'courier' })).toEqual([])
  expect(await count({ from: '2020-01-01', to: '2020-01-31' })).toEqual([])
})
