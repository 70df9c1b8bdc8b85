import { expect, test } from 'vitest'
import { binOf, daysOfBin } from '#worker/domain/digests/adds.ts'
import { buildStageTimes } from '#worker/domain/digests/views/stage-times.ts'

const DAY_MS = 86_400_000
const MONDAY = Date.parse('2026-10-05')
const STAGES = [
  { id: 'purchase', frameDays: 2 },
  { id: 'delivery', frameDays: null },
]

test('a duration lies in its bin, a fifth below its end at most', () => {
  for (let hours = 1.01; hours < 5000; hours *= 1.07) {
    const days = daysOfBin(binOf(hours * 3_600_000))
    expect(days).toBeGreaterThanOrEqual(hours / 24 - 1e-9)
    expect(days).toBeLessThan((hours / 24) * 1.2)
  }
  expect(binOf(-5)).toBe(0)
})

test('those who are still there count as long as they were watched', () => {
  const counts = {
    'e|purchase': [100],
    [`l|purchase|${binOf(DAY_MS)}|delivery`]: [40],
    [`l|purchase|${binOf(4 * DAY_MS)}|delivery`]: [20],
  }
  const [stage] = buildStageTimes(
    { now: [{ from: MONDAY, counts }], before: null },
    STAGES,
    MONDAY + 60 * DAY_MS,
  )
  expect(stage).toMatchObject({
    entered: 100,
    left: 60,
    open: 40,
    p90: null,
    back: { n: 0, of: 60 },
  })
  expect(stage?.median).toBeCloseTo(daysOfBin(binOf(4 * DAY_MS)), 9)
  expect(stage?.beyondFrame?.share).toBeCloseTo(0.6, 9)
})

test('of a stage that has just begun nothing is said beyond its frame', () => {
  const [stage] = buildStageTimes(
    { now: [{ from: MONDAY, counts: { 'e|purchase': [100] } }], before: null },
    STAGES,
    MONDAY + 4 * DAY_MS,
  )
  expect(stage).toMatchObject({ open: 100, median: null, beyondFrame: null })
})
