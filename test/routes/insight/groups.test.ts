import { describe, expect, test } from 'vitest'
import { groupsSchema, type Groups } from '#contract/insight/groups.ts'
import type { Scale } from '#contract/words.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { localDay } from '#worker/domain/days.ts'
import { buildGroups } from '#worker/domain/insight/groups.ts'

const TODAY = localDay(Date.now(), 'Europe/Warsaw')

async function groupsOf(site: TestSite, by: string, more = ''): Promise<Groups> {
  const browser = await signIn(site)
  const path = `/api/journeys/shopping/groups?from=${TODAY}&to=${TODAY}&by=${by}${more}`
  const reply = await browser(path)
  expect(reply.status).toBe(200)
  return groupsSchema.parse(await reply.json())
}

const given = (scores: number[], more: object = {}) =>
  scores.map((score) => newAnswer({ score, ...more }))

describe('curves by group', () => {
  test('are as the curve filtered by each, with the unknown last', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
    await insertAnswers(site.db, [
      ...given([5, 5, 5, 4, 4, 1], { segment: 'b2c' }),
      ...given([1, 1, 2, 1, 2], { segment: 'b2b' }),
      ...given([3, 3, 3, 3, 3, 3, 3, 3], { segment: '' }),
      ...given([1], { segment: 'b2c', touchpointId: 'parcel', stageId: 'delivery' }),
    ])
    const { groups, scale, others, left } = await groupsOf(site, 'segment')
    expect({ scale, others, left }).toEqual({ scale: 'csat5', others: 0, left: 0 })
    expect(groups.map(({ id, n }) => [id, n])).toEqual([
      ['b2c', 7],
      ['b2b', 5],
      ['', 8],
    ])
    const browser = await signIn(site)
    for (const { id, stages } of groups.slice(0, 2)) {
      const curve = await browser(
        `/api/journeys/shopping/curve?from=${TODAY}&to=${TODAY}&compare=none&segment=${id}`,
      )
      const { stages: drawn } = await curve.json<{ stages: object[] }>()
      expect(stages).toEqual(
        drawn.map((stage) => {
          const { id: of, n, sentiment, interval } = stage as Record<string, unknown>
          const state = sentiment === null ? null : 'few'
          return { stage: of, n, sentiment, interval, state }
        }),
      )
    }
    const delivery = groups[0]?.stages.find(({ stage }) => stage === 'delivery')
    expect(delivery).toEqual({
      stage: 'delivery',
      n: 1,
      sentiment: null,
      interval: null,
      state: null,
    })
  })

  test('of personas take the other filters, and read each row of the days once', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    await insertAnswers(site.db, [
      ...given([5, 5, 5, 5, 5], { persona: 'anna' }),
      ...given([1, 1, 1, 1, 1], { persona: 'anna', channel: 'email' }),
    ])
    const { groups, meta } = await groupsOf(site, 'persona', '&channel=email')
    expect(groups).toMatchObject([{ id: 'anna', n: 5 }])
    expect(groups[0]?.stages.find(({ n }) => n === 5)?.sentiment).toBe(-100)
    expect(meta.rowsRead).toBeLessThan(80)
  })

  const place = (group: string, n: number, scale: Scale = 'csat5') => ({
    stage: 's',
    touchpoint: 't',
    scale,
    group,
    scores: [0, n],
  })

  test('of employees are told at no stage where one of them is too few: it is what the others leave', () => {
    const map = { kind: 'employee' as const, stages: [{ id: 's' }] }
    const told = (...counts: number[]) =>
      buildGroups(
        map,
        counts.map((n, index) => place(`g${index}`, n)),
      ).groups.map(({ stages }) => stages[0]?.sentiment)
    expect(told(12, 10)).toEqual([-100, -100])
    expect(told(12, 9)).toEqual([null, null])
    expect(told(12, 0)).toEqual([-100])
  })

  test('are six at most, of one instrument; what is left out is counted', () => {
    const map = { kind: 'customer' as const, stages: [{ id: 's' }] }
    const many = Array.from({ length: 8 }, (_, index) => place(`g${index}`, 10 + index))
    const built = buildGroups(map, [...many, place('g0', 3, 'csat7')])
    expect(built).toMatchObject({ scale: 'csat5', others: 3, left: 2 })
    expect(built.groups.map(({ id }) => id)).toEqual(['g7', 'g6', 'g5', 'g4', 'g3', 'g2'])
    expect(buildGroups(map, [])).toEqual({ scale: null, others: 0, groups: [], left: 0 })
  })
})
