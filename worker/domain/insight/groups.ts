import type { GroupCurve, Groups } from '#contract/insight/groups.ts'
import { HIDDEN_BELOW, type JourneyKind } from '#contract/words.ts'
import { stateOf } from '#worker/domain/digests/views/shares.ts'
import { toPair } from '#worker/domain/journey/score-tally.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { addScores, measure, type ChannelScores } from './standouts/places.ts'
import { answersIn, mostAnswered } from './standouts/standouts.ts'

/** Curves on one picture: more cannot be told apart. */
const MOST = 6

/** Answers of one place by raw score, and the group that gave them; '' where none is known. */
export type GroupScores = Omit<ChannelScores, 'channel'> & { group: string }

/**
 * The curve once for each group, all by the instrument that got most answers. In a journey of employees a
 * stage at which any group has fewer answers than a value needs is told of none, since it could be had as
 * what the others leave.
 */
export function buildGroups(
  { kind, stages }: { kind: JourneyKind; stages: readonly { id: string }[] },
  counted: readonly GroupScores[],
): Pick<Groups, 'scale' | 'others' | 'groups' | 'left'> {
  const scale = mostAnswered(counted)
  const own = counted.filter((one) => one.scale === scale)
  const others = answersIn(counted) - answersIn(own)
  if (scale === null) return { scale, others, groups: [], left: 0 }
  const least = HIDDEN_BELOW[kind]
  const curves = [...Map.groupBy(own, ({ group }) => group)].map(([id, of]) => ({
    id,
    n: answersIn(of),
    stages: stages.map(({ id: stage }) => {
      const scores = addScores(of.filter((one) => one.stage === stage).map((one) => one.scores))
      return { stage, n: sum(scores), measured: measure(scale, scores, least) }
    }),
  }))
  const isTold = (index: number) =>
    kind === 'customer' ||
    curves.every(({ stages: of }) => of[index]?.n === 0 || of[index]?.measured != null)
  const told = curves
    .filter(({ n }) => n > 0)
    .map(({ stages: of, ...curve }): GroupCurve => ({
      ...curve,
      stages: of.map(({ stage, n, measured }, index) => {
        const shown = isTold(index) ? measured : null
        return {
          stage,
          n,
          sentiment: shown?.sentiment ?? null,
          interval: shown && toPair(shown.interval),
          state: shown && stateOf(n),
        }
      }),
    }))
    .toSorted((a, b) => Number(a.id === '') - Number(b.id === '') || b.n - a.n)
  return { scale, others, groups: told.slice(0, MOST), left: Math.max(0, told.length - MOST) }
}
