import type { Groups } from '#contract/insight/groups.ts'
import { makeList } from './fixtures.ts'

const STAGES = makeList().journeys[0]?.stages.map(({ id }) => id) ?? []

/** Two segments: of the first one stage rests on few answers, and one on too few. */
export function makeGroups(more: Partial<Groups> = {}): Groups {
  const stages = (values: (number | null)[]) =>
    STAGES.map((stage, index): Groups['groups'][number]['stages'][number] => {
      const value = values[index] ?? null
      return {
        stage,
        n: value === null ? 2 : 40 - index * 20,
        sentiment: value,
        interval: value === null ? null : [value - 9, value + 9],
        state: value === null ? null : index === 1 ? 'few' : 'ok',
      }
    })
  return {
    range: { from: '2026-10-30', to: '2026-11-26' },
    by: 'segment',
    scale: 'csat5',
    others: 7,
    groups: [
      { id: 'b2c', n: 90, stages: stages([40, -30]) },
      { id: '', n: 12, stages: stages([10]) },
    ],
    left: 0,
    meta: { rowsRead: 9, ms: 1 },
    ...more,
  }
}
