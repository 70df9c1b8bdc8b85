import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Channel, Scale } from '#contract/words.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { listCells, moveTouchpoint } from '#worker/db/journey/maps.ts'
import {
  closeMonth,
  listEndedMonths,
  listOpenMonths,
  sumCells,
} from '#worker/db/journey/rollups.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { cutIntoMonths } from '#worker/domain/days.ts'
import { runHourly } from '#worker/jobs/hourly.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

function answer(overrides: Partial<StampedAnswer> = {}): StampedAnswer {
  return newAnswer({ day: '2026-05-10', score: 5, ...overrides })
}

async function curveCounts(site: TestSite, [from, to]: [string, string], filter = {}) {
  const [cells, open] = await Promise.all([listCells(site.db), listOpenMonths(site.db)])
  const [counts = []] = await sumCells(site.db, {
    cells,
    periods: [cutIntoMonths(from, to, (month) => !open.has(month))],
    filter,
  })
  return cells.map((cell, index) => ({ ...cell, ...counts[index] }))
}

describe('rollups', () => {
  const days = ['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-10']
  const cell = {
    touchpointId: fc.constantFrom('checkout', 'parcel'),
    scale: fc.constantFrom<Scale>('csat5', 'nps11', 'text'),
    channel: fc.constantFrom<Channel>('web', 'email'),
    segment: fc.constantFrom('', 'b2b'),
    persona: fc.constantFrom('', 'anna'),
    day: fc.constantFrom(...days),
    score: fc.option(fc.integer({ min: 0, max: 10 })),
  }
  const operation = fc.oneof(
    fc.record({ do: fc.constant('insert' as const), answer: fc.record(cell) }),
    fc.record({
      do: fc.constantFrom('duplicate' as const, 'delete' as const, 'erase' as const),
      pick: fc.nat(),
    }),
    fc.record({ do: fc.constant('edit' as const), pick: fc.nat(), answer: fc.record(cell) }),
    fc.record({
      do: fc.constant('restage' as const),
      stage: fc.constantFrom('purchase', 'delivery'),
    }),
    fc.record({ do: fc.constant('close' as const) }),
  )
  interface World {
    site: TestSite
    known: StampedAnswer[]
    stages: Map<string, string>
  }
  type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never

  async function apply({ site, known, stages }: World, step: Operation) {
    const { siteId } = site.db
    const picked = 'pick' in step ? known[step.pick % Math.max(1, known.length)] : undefined
    switch (step.do) {
      case 'insert': {
        const made = answer({
          ...step.answer,
          stageId: stages.get(step.answer.touchpointId) ?? '',
          respondent: `r${known.length % 3}`,
        })
        known.push(made)
        await insertAnswers(site.db, [made, made])
        break
      }
      case 'duplicate':
        if (picked) await insertAnswers(site.db, [{ ...picked, score: 1 }])
        break
      case 'edit':
        if (picked) {
          const { score, channel, day, scale } = step.answer
          await env.DB.prepare(
            'UPDATE answers SET score = ?3, channel = ?4, day = ?5, scale = ?6 WHERE site_id = ?1 AND id = ?2',
          )
            .bind(siteId, picked.id, score, channel, day, scale)
            .run()
        }
        break
      case 'delete':
        if (picked)
          await env.DB.prepare('DELETE FROM answers WHERE site_id = ? AND id = ?')
            .bind(siteId, picked.id)
            .run()
        break
      case 'erase':
        await env.DB.prepare('DELETE FROM answers WHERE site_id = ? AND respondent = ?')
          .bind(siteId, `r${step.pick % 3}`)
          .run()
        break
      case 'restage':
        stages.set('parcel', step.stage)
        await moveTouchpoint(site.db, 'parcel', step.stage)
        break
      case 'close':
        for (const { month } of await listEndedMonths(site.own, '2026-05'))
          await closeMonth(site.db, month)
    }
  }

  test('equal a recount after any sequence of inserts, duplicates, edits, deletes, erasures and moves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 12 }), async (steps) => {
        const site = await makeSite()
        await makeSurvey(site)
        await makeSurvey(site, { id: 'c-nps', kind: 'nps', scale: 'nps11' })
        await makeSurvey(site, { id: 'p-csat', touchpoint: 'parcel' })
        await makeSurvey(site, { id: 'p-nps', touchpoint: 'parcel', kind: 'nps', scale: 'nps11' })
        const known: StampedAnswer[] = []
        const stages = new Map([
          ['checkout', 'purchase'],
          ['parcel', 'delivery'],
        ])
        for (const step of steps) await apply({ site, known, stages }, step)
        expect(await findDifferences(site.db)).toEqual([])
        const read = await curveCounts(site, ['2026-03-01', '2026-05-31'])
        const scored = read
          .flatMap(({ scores = [] }) => scores)
          .reduce((sum, count) => sum + count, 0)
        const stored = await env.DB.prepare(
          "SELECT count(score) AS n FROM answers WHERE site_id = ? AND scale <> 'text'",
        )
          .bind(site.db.siteId)
          .first<number>('n')
        expect(scored).toBe(stored)
      }),
      { numRuns: Number(env.ROLLUP_RUNS) },
    )
  }, 600_000)

  test('a recount reports what was tampered with, in both directions', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    await insertAnswers(site.db, [answer(), answer({ day: '2026-05-11', score: 1 })])
    await env.DB.prepare("UPDATE rollups SET n5 = 7 WHERE site_id = ? AND day = '2026-05-10'")
      .bind(site.db.siteId)
      .run()
    await env.DB.prepare("DELETE FROM rollups WHERE site_id = ? AND day = '2026-05-11'")
      .bind(site.db.siteId)
      .run()
    const differences = await findDifferences(site.db)
    expect(differences.map(({ day }) => day).toSorted()).toEqual(['2026-05-10', '2026-05-11'])
    expect(differences.find(({ day }) => day === '2026-05-10')).toMatchObject({
      touchpoint: 'checkout',
      stored: '0,0,0,0,0,7,0,0,0,0,0,0',
      recounted: '0,0,0,0,0,1,0,0,0,0,0,0',
    })
  })

  test('a closed month reads the same from its sum, and a late answer reopens it', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    await insertAnswers(
      site.db,
      ['2026-03-31', '2026-04-01', '2026-04-15', '2026-04-30', '2026-05-01'].map((day) =>
        answer({ day, segment: day > '2026-04-02' ? 'b2b' : '' }),
      ),
    )
    const byDays = await curveCounts(site, ['2026-03-15', '2026-05-15'])
    // A run closes fifty months of all sites; the other tests' sites have theirs, too.
    for (let run = 0; run < 100 && (await listOpenMonths(site.db)).size > 1; run += 1) {
      await runHourly(env, Date.parse('2026-05-20'))
    }
    expect([...(await listOpenMonths(site.db))]).toEqual(['2026-05'])
    expect(await curveCounts(site, ['2026-03-15', '2026-05-15'])).toEqual(byDays)
    await insertAnswers(site.db, [answer({ day: '2026-04-10', score: 2 })])
    expect((await listOpenMonths(site.db)).has('2026-04')).toBe(true)
    const checkout = (await curveCounts(site, ['2026-04-01', '2026-04-30'])).find(
      (cell) => cell.touchpointId === 'checkout',
    )
    expect(checkout?.scores?.slice(0, 6)).toEqual([0, 0, 1, 0, 0, 3])
    const business = (await curveCounts(site, ['2026-04-01', '2026-04-30'], { segment: 'b2b' }))[0]
    expect(business?.scores?.[5]).toBe(2)
  })

  test('displays are counted once per event id', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    const shown = (id: string, type = 'shown') => ({
      id,
      type,
      touchpointId: 'checkout',
      scale: 'csat5' as const,
      stageId: 'purchase',
      channel: 'web' as const,
      segment: '',
      persona: '',
      action: '',
      day: '2026-05-10',
      receivedAt: 1,
    })
    expect(
      await insertEvents(site.db, [shown('a'), shown('b'), shown('c', 'dismissed'), shown('a')]),
    ).toBe(3)
    expect(await insertEvents(site.db, [shown('a'), shown('d', 'abandoned')])).toBe(1)
    const [checkout] = await curveCounts(site, ['2026-05-01', '2026-05-31'])
    expect(checkout).toMatchObject({ shown: 2, dismissed: 1, abandoned: 1 })
  })

  test('never mix two sites that use the same names', async () => {
    const [one, other] = [await makeSite(), await makeSite()]
    await makeSurvey(one)
    await makeSurvey(other)
    await insertAnswers(one.db, [answer()])
    expect(
      (await curveCounts(other, ['2026-01-01', '2026-12-31']))
        .flatMap(({ scores = [] }) => scores)
        .every((count) => count === 0),
    ).toBe(true)
  })
})
