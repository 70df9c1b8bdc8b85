import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listAudit } from '#worker/db/site/audit.ts'
import { forgetOld } from '#worker/db/privacy/retention.ts'
import { findWork } from '#worker/db/site/work.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { monthsBefore } from '#worker/domain/privacy/months-before.ts'
import { runJob } from '#test/support/jobs.ts'
import { fillSite, forgottenOf, peopleOf, storeAnswers } from '#test/support/people.ts'
import { makeSite, type TestSite } from '#test/support/site-factory.ts'
import { asSystem } from '#test/support/world.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-22T12:00:00Z')
const PERSON = {
  respondent: 'visitor-1',
  orderRef: 'ZS-1001',
  comment: 'Too late',
  traits: { plan: 'gold' },
}

const setMonths = (site: TestSite, months: number | null) =>
  env.DB.prepare('UPDATE sites SET retention_months = ? WHERE id = ?')
    .bind(months, site.db.siteId)
    .run()

async function auditOf(site: TestSite) {
  const { entries } = await listAudit(site, {}, { limit: 100, before: undefined })
  return entries.map(({ actor, action, target, details }) => ({
    by: actor.kind,
    action,
    target,
    ...details,
  }))
}

describe('retention', () => {
  test('forgets who gave answers older than the months, what they wrote, and nothing that counts', async () => {
    const site = await makeSite({ retentionMonths: 12 })
    const [old, older, young] = await storeAnswers(site, [
      { ...PERSON, at: monthsBefore(NOW, { timezone: 'Europe/Warsaw', months: 12 }) - 1 },
      { ...PERSON, at: NOW - 800 * DAY_MS, score: 1, choices: ['late'] },
      { ...PERSON, at: monthsBefore(NOW, { timezone: 'Europe/Warsaw', months: 12 }) },
    ])
    await runJob(site, NOW)
    expect(await forgottenOf(site)).toEqual([older, old])
    const people = await peopleOf(site)
    expect(people.get(young ?? '')).toMatchObject({ respondent: 'visitor-1', comment: 'Too late' })
    expect(JSON.stringify([people.get(old ?? ''), people.get(older ?? '')])).not.toMatch(
      /visitor|ZS-|late|gold/,
    )
    expect(await findDifferences(site.db)).toEqual([])
    const kept = await env.DB.prepare('SELECT score, choices, day, lang FROM answers WHERE id = ?')
      .bind(older)
      .first()
    expect(kept).toEqual({ score: 1, choices: '["late"]', day: '2024-09-13', lang: 'en' })
    expect(await auditOf(site)).toEqual([
      { by: 'system', action: 'privacy.erased', target: 'retention', answers: 2, months: 12 },
    ])
  })

  test('changes nothing and writes nothing the second time', async () => {
    const site = await makeSite({ retentionMonths: 3 })
    await storeAnswers(site, [{ ...PERSON, at: NOW - 200 * DAY_MS }, PERSON])
    await Promise.all([runJob(site, NOW), runJob(site, NOW)])
    const before = await peopleOf(site)
    await runJob(site, NOW)
    expect(await peopleOf(site)).toEqual(before)
    expect(await auditOf(site)).toHaveLength(1)
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('keeps everything where a site says so, and by default forgets after 24 months', async () => {
    const [keeps, usual] = [await makeSite({ retentionMonths: null }), await makeSite()]
    for (const site of [keeps, usual])
      await storeAnswers(site, [
        { ...PERSON, at: NOW - 3000 * DAY_MS },
        { ...PERSON, at: NOW - 720 * DAY_MS },
      ])
    for (const site of [keeps, usual]) await runJob(site, NOW)
    expect(await forgottenOf(keeps)).toHaveLength(0)
    expect(await forgottenOf(usual)).toHaveLength(1)
  })

  test('follows a change of the months in both directions; what is gone is gone', async () => {
    const site = await makeSite({ retentionMonths: 12 })
    const [a, b, c] = await storeAnswers(
      site,
      [400, 300, 100].map((days) => ({ ...PERSON, at: NOW - days * DAY_MS })),
    )
    await runJob(site, NOW)
    expect(await forgottenOf(site)).toEqual([a])
    await setMonths(site, 60)
    await runJob(site, NOW)
    expect(await forgottenOf(site)).toEqual([a])
    await setMonths(site, 6)
    await runJob(site, NOW)
    expect(await forgottenOf(site)).toEqual([a, b])
    await setMonths(site, null)
    await runJob(site, NOW + 3000 * DAY_MS)
    expect(await forgottenOf(site)).toEqual([a, b])
    await setMonths(site, 3)
    await runJob(site, NOW)
    expect(await forgottenOf(site)).toEqual([a, b, c])
  })

  test('also reaches old answers that are imported after it has passed', async () => {
    const site = await makeSite({ retentionMonths: 3 })
    await storeAnswers(site, [{ ...PERSON, at: NOW - 100 * DAY_MS }])
    await runJob(site, NOW)
    const late = await storeAnswers(site, [
      { ...PERSON, at: NOW - 900 * DAY_MS, claimedId: 'review-1' },
      { ...PERSON, at: NOW - 500 * DAY_MS, claimedId: 'review-2' },
      { ...PERSON, at: NOW, claimedId: 'review-3' },
    ])
    await runJob(site, NOW)
    expect(await forgottenOf(site)).toEqual(expect.arrayContaining(late.slice(0, 2)))
    expect(await forgottenOf(site)).toHaveLength(3)
    const ids = Array.from((await peopleOf(site)).values(), (row) => row.client_id)
    expect(ids).toEqual([
      `gone-${late[0]?.slice(14)}`,
      `gone-${late[1]?.slice(14)}`,
      null,
      'review-3',
    ])
  })

  test('misses none of the old answers that an import brings between its look and its change', async () => {
    const site = await makeSite({ retentionMonths: 3 })
    await storeAnswers(site, [{ ...PERSON, at: NOW - 500 * DAY_MS }])
    await runJob(site, NOW)
    await storeAnswers(site, [{ ...PERSON, at: NOW - 400 * DAY_MS }])
    const { old } = await findWork(site.db, {
      now: NOW,
      answers: idBounds(0, NOW - 100 * DAY_MS).last,
      looked: 100,
      most: 100,
      period: 0,
      testAnswers: 0,
      recent: 'g',
      weeks: 'g',
      sources: { first: 'g', last: 'g' },
      sends: 0,
    })
    // The import puts the position back, and the change must not put it forth again.
    await storeAnswers(site, [{ ...PERSON, at: NOW - 900 * DAY_MS }])
    await forgetOld(asSystem(site), { from: old.from, last: old.last ?? '', months: 3 })
    await runJob(site, NOW)
    expect(await forgottenOf(site)).toHaveLength(3)
  })

  test('takes a bounded part of a large backlog at a time, and goes on where it was at once', async () => {
    const site = await makeSite({ retentionMonths: 3 })
    await fillSite(site, 6000, NOW - 400 * DAY_MS)
    expect(await runJob(site, NOW)).toBe(NOW)
    expect(await forgottenOf(site)).toHaveLength(5000)
    expect(await runJob(site, NOW + 60_000)).toBe(NOW + 60_000 + DAY_MS)
    expect(await forgottenOf(site)).toHaveLength(6000)
    expect(await auditOf(site)).toMatchObject([{ answers: 1000 }, { answers: 5000 }])
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('forgets test answers of installations after a month', async () => {
    const site = await makeSite()
    for (const [id, days] of [
      ['t1', 31],
      ['t2', 29],
    ] as const)
      await env.DB.prepare(
        "INSERT INTO test_answers (site_id, id, at, survey_id) VALUES (?, ?, ?, 's')",
      )
        .bind(site.db.siteId, id, NOW - days * DAY_MS)
        .run()
    await runJob(site, NOW)
    const { results } = await env.DB.prepare('SELECT id FROM test_answers WHERE site_id = ?')
      .bind(site.db.siteId)
      .all()
    expect(results).toEqual([{ id: 't2' }])
  })

  test('after any mix of imports, runs and changed settings has forgotten exactly what is too old', async () => {
    const months = fc.constantFrom(3, 6, 12, 24, null)
    const step = fc.oneof(
      fc.record({
        do: fc.constant('store' as const),
        days: fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 6 }),
      }),
      fc.record({ do: fc.constant('run' as const) }),
      fc.record({ do: fc.constant('set' as const), months }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), months, async (steps, last) => {
        const site = await makeSite({ retentionMonths: null })
        const stored: { id: string; at: number }[] = []
        const gone = new Set<string>()
        let now: number | null = null
        const run = async () => {
          await runJob(site, NOW)
          const bound =
            now === null ? 0 : monthsBefore(NOW, { timezone: 'Europe/Warsaw', months: now })
          for (const { id, at } of stored) if (at < bound) gone.add(id)
          expect(await forgottenOf(site)).toEqual([...gone].toSorted())
        }
        for (const one of [
          ...steps,
          { do: 'set' as const, months: last },
          { do: 'run' as const },
        ]) {
          if (one.do === 'store') {
            const answers = one.days.map((days) => ({ ...PERSON, at: NOW - days * DAY_MS - 1 }))
            const ids = await storeAnswers(site, answers)
            ids.forEach((id, index) => stored.push({ id, at: answers[index]?.at ?? 0 }))
          } else if (one.do === 'set') {
            now = one.months
            await setMonths(site, one.months)
          } else await run()
        }
        expect(await findDifferences(site.db)).toEqual([])
        await setMonths(site, null)
      }),
      { numRuns: 40 },
    )
  })

  test('whose transaction is cut off has done nothing, and does it all the next time', async () => {
    const site = await makeSite({ retentionMonths: 3 })
    await storeAnswers(site, [{ ...PERSON, at: NOW - 200 * DAY_MS }])
    await env.DB.exec(
      "CREATE TRIGGER cut_off BEFORE INSERT ON retention BEGIN SELECT RAISE(ABORT, 'cut off'); END",
    )
    await expect(runJob(site, NOW)).rejects.toThrow('cut off')
    expect([await forgottenOf(site), await auditOf(site)]).toEqual([[], []])
    await env.DB.exec('DROP TRIGGER cut_off')
    await runJob(site, NOW)
    expect(await forgottenOf(site)).toHaveLength(1)
  })
})

test.each([
  ['2026-11-22T12:00:00Z', { timezone: 'Europe/Warsaw', months: 24 }, '2024-11-22T12:00:00Z'],
  ['2026-05-31T12:00:00Z', { timezone: 'Europe/Warsaw', months: 3 }, '2026-02-28T12:00:00Z'],
  ['2028-05-31T12:00:00Z', { timezone: 'Europe/Warsaw', months: 3 }, '2028-02-29T12:00:00Z'],
  ['2026-03-01T00:30:00Z', { timezone: 'America/New_York', months: 12 }, '2025-03-01T00:30:00Z'],
  ['2026-02-28T23:30:00Z', { timezone: 'Asia/Kathmandu', months: 36 }, '2023-02-28T23:30:00Z'],
  ['2026-01-15T00:00:00Z', { timezone: 'UTC', months: 60 }, '2021-01-15T00:00:00Z'],
])('%s seen with %o begins to be kept at %s', (now, site, bound) => {
  const instant = monthsBefore(Date.parse(now), site)
  expect(new Date(instant).toISOString()).toBe(bound.replace('Z', '.000Z'))
})
