import type { Path, Paths, Step } from '#contract/digests/paths.ts'
import type { Channel } from '#contract/words.ts'
import { EDGE } from '#worker/domain/digests/adds.ts'
import { keyOf, type Counts } from '#worker/domain/digests/counts.ts'
import { entriesOf } from './pains.ts'
import { changesOf, shareOf, stateOf } from './shares.ts'

const LISTED = 50
const HUNDREDTHS = 100

interface Both {
  steps: Counts
  paths: Counts
}

type BuiltPaths = Pick<
  Paths,
  'walks' | 'steps' | 'paths' | 'others' | 'back' | 'loops' | 'switches' | 'changed'
>

/**
 * The ways of a map: steps from touchpoint to touchpoint, whole paths, and changes of channel.
 * @param order touchpoints as they stand on the map: what goes against it goes back
 */
export function buildPaths(now: Both, before: Both | null, order: string[]): BuiltPaths {
  const edges = edgesOf(now.steps)
  const walks = totalOf(edges.filter(({ from }) => from === EDGE))
  const steps = edges
    .flatMap((edge) => toStep(edge, edges, order) ?? [])
    .toSorted((a, b) => b.taken.n - a.taken.n)
  const inner = steps.filter(({ kind }) => kind !== 'start' && kind !== 'end')
  const all = inner.reduce((sum, { taken }) => sum + taken.n, 0)
  const ofKind = (kind: Step['kind']) =>
    inner.reduce((sum, step) => sum + (step.kind === kind ? step.taken.n : 0), 0)
  const { paths, others } = pathsOf(now.paths)
  return {
    walks,
    steps,
    paths,
    others,
    back: shareOf(ofKind('back'), all),
    loops: shareOf(ofKind('loop'), all),
    switches: switchesOf(now.steps),
    changed: before && changedOf(steps, before.steps),
  }
}

interface Edge {
  from: string
  to: string
  n: number
}

function edgesOf(counts: Counts): Edge[] {
  return entriesOf(counts, 's').flatMap(({ parts: [from = '', to = ''], counters }) => {
    const n = counters[0] ?? 0
    return n > 0 ? [{ from, to, n }] : []
  })
}

function totalOf(edges: Edge[]): number {
  return edges.reduce((sum, { n }) => sum + n, 0)
}

function toStep({ from, to, n }: Edge, edges: Edge[], order: string[]): Step | null {
  const of = totalOf(edges.filter((edge) => edge.from === from))
  const taken = shareOf(n, of)
  return (
    taken && {
      from: from === EDGE ? null : from,
      to: to === EDGE ? null : to,
      kind: kindOf(from, to, order),
      taken,
      state: stateOf(of),
    }
  )
}

function kindOf(from: string, to: string, order: string[]): Step['kind'] {
  if (from === EDGE) return 'start'
  if (to === EDGE) return 'end'
  if (from === to) return 'loop'
  return order.indexOf(to) < order.indexOf(from) ? 'back' : 'forward'
}

/** A week may have fewer of a path than left it for a longer one later: of a range none is below 0. */
function pathsOf(counts: Counts): { paths: Path[]; others: number } {
  const found = Object.entries(counts).filter(([, [n = 0]]) => n > 0)
  const walks = found.reduce((sum, [, [n = 0]]) => sum + n, 0)
  const sorted = found.toSorted(([, [a = 0]], [, [b = 0]]) => b - a)
  const paths = sorted.slice(0, LISTED).flatMap(([key, [n = 0, scored = 0, felt = 0]]): Path[] => {
    const parts = key.split('|')
    const isLonger = parts.at(-1) === '+'
    const taken = shareOf(n, walks)
    if (!taken) return []
    return [
      {
        steps: isLonger ? parts.slice(0, -1) : parts,
        isLonger,
        taken,
        sentiment: scored > 0 ? felt / scored / HUNDREDTHS : null,
        state: stateOf(n),
      },
    ]
  })
  return { paths, others: sorted.slice(LISTED).reduce((sum, [, [n = 0]]) => sum + n, 0) }
}

/** As `adds.ts` wrote the channels. */
function switchesOf(counts: Counts): Paths['switches'] {
  const found = entriesOf(counts, 'c')
  return found
    .flatMap(({ parts: [from, to], counters: [n = 0] }) => {
      const of = found.reduce(
        (sum, one) => sum + (one.parts[0] === from ? (one.counters[0] ?? 0) : 0),
        0,
      )
      const taken = shareOf(n, of)
      return taken ? [{ from: from as Channel, to: to as Channel, taken }] : []
    })
    .toSorted((a, b) => b.taken.n - a.taken.n)
}

function changedOf(steps: Step[], before: Counts): NonNullable<Paths['changed']> {
  const edges = edgesOf(before)
  const known = new Map(edges.map((edge) => [keyOf(edge.from, edge.to), edge.n]))
  const pairs = steps.map((step) => {
    const [from, to] = [step.from ?? EDGE, step.to ?? EDGE]
    const of = totalOf(edges.filter((edge) => edge.from === from))
    return { now: step.taken, before: shareOf(known.get(keyOf(from, to)) ?? 0, of) }
  })
  return changesOf(pairs).flatMap((change, index) => {
    const step = steps[index]
    return change && step ? [{ from: step.from, to: step.to, ...change }] : []
  })
}
