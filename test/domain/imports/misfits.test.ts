import { expect, test } from 'vitest'
import { csv, memorySite } from './memory-site.ts'

const row = (id: string, score: number) => `${id},2026-10-01T08:00:00Z,checkout,csat,${score},`
const OF_TEN = csv([3, 8, 10, 2, 9].map((score, index) => row(`a${index}`, score)))

test('lands nothing of a column whose scores are on another scale, also in a dry run', async () => {
  for (const dryRun of [true, false]) {
    const site = memorySite()
    await expect(site.load(OF_TEN, { dryRun })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ field: 'score', reason: expect.stringContaining('3 of 5 scores, from 2 to 10') }],
    })
    expect(site.answers.size).toBe(0)
  }
})

test('lands what fits of such a column where that is asked for', async () => {
  const report = await memorySite().load(OF_TEN, { misfits: 'reject' })
  expect(report).toMatchObject({ accepted: 2, rejectedCount: 3 })
})

test('takes few scores off the scale for slips', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => row(`b${index}`, index < 2 ? 9 : 4))
  expect(await memorySite().load(csv(rows))).toMatchObject({ accepted: 28, rejectedCount: 2 })
})

test('keeps the score of a comment that is too long, cuts the comment, and lists the row', async () => {
  const site = memorySite()
  const report = await site.load(csv([`${row('c', 4)}${'👾'.repeat(1001)}`]))
  expect(report).toMatchObject({
    accepted: 1,
    warnedCount: 1,
    warned: [{ line: 2, field: 'comment', reason: 'was cut to 2000 characters' }],
  })
  expect(site.answers.get('c')?.comment).toBe('👾'.repeat(1000))
})
