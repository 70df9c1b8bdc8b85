import { expect, test } from 'vitest'
import { momentsBetween } from '#worker/domain/journey/map/stage-moments.ts'

type Stage = Parameters<typeof momentsBetween>[0][number]

function stage(id: string, sentiment: number, overrides: Partial<Stage> = {}): Stage {
  return {
    id,
    sentiment,
    interval: [sentiment - 8, sentiment + 8],
    state: 'ok',
    scale: 'csat5',
    retired: false,
    ...overrides,
  }
}

test('a moment is where neighbours lie 15 points apart for sure, and says by how much', () => {
  const [moment, ...rest] = momentsBetween([stage('a', 40), stage('b', 20), stage('c', 30)])
  expect(rest).toEqual([])
  expect(moment).toMatchObject({ from: 'a', to: 'b', difference: -20, people: 'different' })
  // MOVER of two intervals of ±8.
  expect(moment?.interval[0]).toBeCloseTo(-20 - Math.hypot(8, 8), 10)
  expect(moment?.interval[1]).toBeCloseTo(-20 + Math.hypot(8, 8), 10)
})

test.each<[string, Stage[]]>([
  ['less than 15 points', [stage('a', 34.9), stage('b', 20)]],
  ['an interval that holds 0', [stage('a', 40), stage('b', 20, { interval: [0, 45] })]],
  ['a stage with few answers', [stage('a', 60), stage('b', 0, { state: 'few' })]],
  [
    'a hidden stage between them',
    [
      stage('a', 60),
      stage('b', 0, { state: 'hidden', sentiment: null, interval: null, scale: null }),
      stage('c', -60),
    ],
  ],
  ['another scale', [stage('a', 60), stage('b', 0, { scale: 'nps11' })]],
  ['more than one scale', [stage('a', 60, { scale: null }), stage('b', 0, { scale: null })]],
])('none with %s', (_, stages) => {
  expect(momentsBetween(stages)).toEqual([])
})

test('exactly 15 points are enough, and a stage that was taken out is passed over', () => {
  const stages = [stage('a', 0), stage('gone', 90, { retired: true }), stage('b', 15)]
  expect(momentsBetween(stages)).toMatchObject([{ from: 'a', to: 'b', difference: 15 }])
})
