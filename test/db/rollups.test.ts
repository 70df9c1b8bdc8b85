import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Channel, Scale } from '#contract/words.ts'
import { hold, setReleased } from '#worker/db/answers/holds.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { listCells, moveTouchpoint } from '#worker/db/journey/maps.ts'
import { sumCells, type Filter } from '#worker/db/journey/rollups.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import type { StampedEvent } from '#worker/domain/collect/stamp-event.ts'
import { addDays, cutIntoWeeks } from '#worker/domain/days.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { newEvent } from '#test/support/new-event.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { asSystem } from '#test/support/world.ts'

function answer(overrides: Partial<StampedAnswer> = {}): StampedAnswer {
  return newAnswer({ day: '2026-05-10', score: 5, ...overrides })
}

type Range = [from: string, to: string]

async function curveCounts(site: TestSite, [from, to]: Range, filter: Filter = {}) {
  const cells = await listCells(site.db)
  const periods = [cutIntoWeeks(from, to)]
  const [counts = []] = await sumCells(site.db, { cells, periods, filter })
  return cells.flatMap((cell, index) => (counts[index] ? [{ ...cell, ...counts[index] }] : []))
}

interface Counted {
  touchpoint_id: string
  scale: string
  stage_id: string
  day: string
  channel: string
  segment: string
  persona: string
  score: number | null
  import_id: number
  displays: number
  weight: number
  type: 'shown' | 'dismissed' | 'abandoned' | null
}

/** Every answer and display of the site: what its rollups count. */
async function countedOf(site: TestSite): Promise<Counted[]> {
  const cell = 'touchpoint_id, scale, stage_id, day, channel, segment, persona'
  const { results } = await env.DB.prepare(
    `SELECT ${cell}, score, import_id, displays, 1 AS weight, NULL AS type FROM answers
      WHERE site_id = ?1 AND held <= 0
    UNION ALL SELECT ${cell}, NULL, 0, displays, weight, type FROM events
      WHERE site_id = ?1 AND held <= 0`,
  )
    .bind(site.db.siteId)
    .all<Counted>()
  return results
}

/** What `curveCounts` must give, one by one. */
async function recount(site: TestSite, [from, to]: Range, filter: Filter = {}) {
  const [cells, counted] = await Promise.all([listCells(site.db), countedOf(site)])
  return cells.map((cell) => {
    const counts = {
      scores: Array<number>(11).fill(0),
      unscored: 0,
      shown: 0,
      dismissed: 0,
      abandoned: 0,
      spread: 0,
      imported: 0,
    }
    for (const row of counted) {
      const isOfCell =
        row.touchpoint_id === cell.touchpointId &&
        row.scale === cell.scale &&
        row.stage_id === cell.stageId
      const isWanted = (['channel', 'segment', 'persona'] as const).every(
        (name) => filter[name] === undefined || filter[name] === row[name],
      )
      if (!isOfCell || !isWanted || row.day < from || row.day > to) continue
      const shown = row.type === 'shown' ? 1 : row.displays
      counts.shown += shown * row.weight
      counts.spread += shown * row.weight * (row.weight - 1)
      if (row.type === 'shown') continue
      if (row.type) counts[row.type] += row.weight
      else if (row.score === null) counts.unscored += 1
      else {
        counts.scores[row.score] = (counts.scores[row.score] ?? 0) + 1
        counts.imported += row.import_id > 0 && !row.displays ? 1 : 0
      }
    }
    return { ...cell, ...counts }
  })
}

function display(overrides: Partial<StampedEvent> = {}): StampedEvent {
  return newEvent({ day: '2026-05-10', receivedAt: 1, ...overrides })
}

describe('rollups', () => {
  // Sundays and Mondays, a clock change, and the 53rd week of 2026, which ends in 2027.
  const days = [
    '2026-03-29',
    '2026-03-30',
    '2026-05-10',
    '2026-12-27',
    '2026-12-28',
    '2026-12-31',
    '2027-01-01',
    '2027-01-03',
    '2027-01-04',
  ]
  const source = fc.constantFrom('a'.repeat(16), 'b'.repeat(16), null)
  const cell = {
    touchpointId: fc.constantFrom('checkout', 'parcel'),
    scale: fc.constantFrom<Scale>('csat5', 'nps11', 'text'),
    channel: fc.constantFrom<Channel>('web', 'email'),
    segment: fc.constantFrom('', 'b2b'),
    persona: fc.constantFrom('', 'anna'),
    day: fc.constantFrom(...days),
    score: fc.option(fc.integer({ min: 0, max: 10 })),
    displays: fc.constantFrom<0 | 1>(0, 1),
    importId: fc.constantFrom(0, 1),
    source,
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
    fc.record({
      do: fc.constant('display' as const),
      display: fc.record({
        type: fc.constantFrom('shown', 'dismissed', 'abandoned'),
        day: fc.constantFrom(...days),
        channel: fc.constantFrom<Channel>('web', 'email'),
        segment: fc.constantFrom('', 'b2b'),
        persona: fc.constantFrom('', 'anna'),
        weight: fc.constantFrom(1, 4),
        isImplied: fc.boolean(),
        source,
      }),
    }),
    fc.record({
      do: fc.constant('hold' as const),
      wanted: fc.constantFrom(
        { source: 'a'.repeat(16) },
        { source: 'b'.repeat(16), touchpoint: 'checkout' },
        { from: 0, to: 8e15 },
      ),
    }),
    fc.record({ do: fc.constantFrom('release' as const, 'hold again' as const), pick: fc.nat() }),
  )
  const look = fc.record({
    from: fc.constantFrom(...days),
    // Single days, parts of a week, whole weeks, and longer.
    length: fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 400 })),
    filter: fc.record(
      {
        channel: fc.constantFrom<Channel>('web', 'email'),
        segment: fc.constantFrom('', 'b2b'),
        persona: fc.constantFrom('', 'anna'),
      },
      { requiredKeys: [] },
    ),
  })
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
      case 'display': {
        const { isImplied, ...rest } = step.display
        const displays = isImplied ? 1 : 0
        await insertEvents(site.db, [display({ ...rest, displays })])
        break
      }
      case 'hold':
        await hold(asSystem(site), step.wanted)
        break
      case 'release':
      case 'hold again':
        await setReleased(asSystem(site), 1 + (step.pick % 3), step.do === 'release')
    }
  }

  test('equal a recount after any sequence of inserts, duplicates, edits, deletes, erasures, moves, displays, holds and releases, over any days', async () => {
    const sequence = fc.array(operation, { minLength: 1, maxLength: 12 })
    const looks = fc.array(look, { minLength: 3, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(sequence, looks, async (steps, ranges) => {
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
        for (const { from, length, filter } of ranges) {
          const range: Range = [from, addDays(from, length)]
          expect(await curveCounts(site, range, filter)).toEqual(await recount(site, range, filter))
        }
      }),
      { numRuns: Number(env.ROLLUP_RUNS) },
    )
  }, 600_000)

  test("sum every range of days around a year's end, its 53rd week among them, as one by one", async () => {
    const site = await makeSite()
    await makeSurvey(site)
    const first = '2026-12-19'
    const all = Array.from({ length: 25 }, (_, index) => addDays(first, index))
    await insertAnswers(
      site.db,
      all.flatMap((day, index) =>
        Array.from({ length: 1 + (index % 4) }, () => answer({ day, score: 1 + (index % 5) })),
      ),
    )
    await insertEvents(
      site.db,
      all.map((day) => display({ day })),
    )
    for (const from of all)
      for (const to of all.filter((day) => day >= from)) {
        const expected = await recount(site, [from, to])
        expect(await curveCounts(site, [from, to]), `${from} to ${to}`).toEqual(expected)
      }
  })

  describe('a recount', () => {
    const tamper = async (site: TestSite, set: string) =>
      await env.DB.prepare(`UPDATE rollups SET ${set} WHERE site_id = ? AND week = '2026-05-11'`)
        .bind(site.db.siteId)
        .run()

    async function answered() {
      const site = await makeSite()
      await makeSurvey(site)
      // A Monday, and the Tuesday of the week after.
      await insertAnswers(site.db, [
        answer({ day: '2026-05-11' }),
        answer({ day: '2026-05-19', score: 1 }),
      ])
      await insertEvents(site.db, [display({ day: '2026-05-11' })])
      expect(await findDifferences(site.db)).toEqual([])
      return site
    }

    test('tells a count that was changed, with what it should be', async () => {
      const site = await answered()
      await tamper(site, "n5 = 7, days = json_set(days, '$.n5[0]', 7)")
      expect(await findDifferences(site.db)).toEqual([
        {
          sum: 'day',
          touchpoint: 'checkout',
          scale: 'csat5',
          stage: 'purchase',
          day: '2026-05-11',
          channel: 'web',
          segment: '',
          persona: '',
          stored: '0,0,0,0,0,7,0,0,0,0,0,0,0',
          recounted: '0,0,0,0,0,1,0,0,0,0,0,0,0',
        },
      ])
    })

    test.each([
      ['a total that is not the sum of its days', 'n5 = 2', ['week 2026-05-11']],
      ['displays that are not the sum of theirs', 'shown = 9', ['week 2026-05-11']],
      [
        'an answer on the day after',
        "days = json_replace(days, '$.n5[0]', 0, '$.n5[1]', 1)",
        ['day 2026-05-11', 'day 2026-05-12'],
      ],
      ['a cell of another persona', "persona = 'anna'", ['day 2026-05-11', 'day 2026-05-11']],
      ['a week that is not its own', "week = '2026-05-25'", ['day 2026-05-11', 'day 2026-05-25']],
      ['days that are gone', "days = '{}'", ['day 2026-05-11', 'week 2026-05-11']],
    ])('tells %s', async (_, set, told) => {
      const site = await answered()
      await tamper(site, set)
      const found = (await findDifferences(site.db)).map(({ sum, day }) => `${sum} ${day}`)
      expect(found.toSorted()).toEqual(told)
    })

    test('tells a cell that is missing and one that nothing was counted in', async () => {
      const site = await answered()
      await env.DB.prepare("DELETE FROM rollups WHERE site_id = ? AND week = '2026-05-11'")
        .bind(site.db.siteId)
        .run()
      await env.DB.prepare(
        `INSERT INTO rollups SELECT site_id, 'nowhere', scale, stage_id, week, channel, segment, persona,
          n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored, shown, dismissed, abandoned, days, spread, imported
        FROM rollups WHERE site_id = ?`,
      )
        .bind(site.db.siteId)
        .run()
      const found = await findDifferences(site.db)
      expect(found.map(({ touchpoint, day }) => `${touchpoint} ${day}`)).toEqual([
        'checkout 2026-05-11',
        'nowhere 2026-05-19',
      ])
    })
  })

  test('displays are counted once per event id', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    const shown = (id: string, type = 'shown') => display({ id, type })
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
        .flatMap(({ scores }) => scores)
        .every((count) => count === 0),
    ).toBe(true)
  })
})
