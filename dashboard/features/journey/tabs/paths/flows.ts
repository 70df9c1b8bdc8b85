import type { Step } from '#contract/digests/paths.ts'

/** Nodes that a picture of flows has at most, the rest together among them. */
export const MOST_NODES = 12
/** All other touchpoints as one: no touchpoint is called so. */
export const OTHERS = '*'

export interface Flow {
  from: string
  to: string
  n: number
  isBack: boolean
}

/**
 * Steps between touchpoints as flows, the widest first: of more than twelve touchpoints the busiest
 * eleven stand alone, the rest together.
 * @param order touchpoints as they stand on the map
 * @returns also how many steps stay where they are, among the rest or at one touchpoint: no flow
 */
export function flowsOf(
  steps: readonly Step[],
  order: readonly string[],
): { flows: Flow[]; stayed: number; isGrouped: boolean } {
  const inner = steps.flatMap(({ from, to, taken }) =>
    from !== null && to !== null ? [{ from, to, n: taken.n }] : [],
  )
  const busy = new Map<string, number>()
  for (const { from, to, n } of inner)
    for (const node of [from, to]) busy.set(node, (busy.get(node) ?? 0) + n)
  const sorted = [...busy].toSorted(([, a], [, b]) => b - a).map(([node]) => node)
  const isGrouped = sorted.length > MOST_NODES
  const alone = new Set(isGrouped ? sorted.slice(0, MOST_NODES - 1) : sorted)
  const nodeOf = (id: string) => (alone.has(id) ? id : OTHERS)
  const sums = new Map<string, Flow>()
  let stayed = 0
  for (const step of inner) {
    const [from, to] = [nodeOf(step.from), nodeOf(step.to)]
    if (from === to) {
      stayed += step.n
      continue
    }
    const key = JSON.stringify([from, to])
    const known = sums.get(key)
    const isBack = to !== OTHERS && from !== OTHERS && order.indexOf(to) < order.indexOf(from)
    sums.set(key, { from, to, isBack, n: (known?.n ?? 0) + step.n })
  }
  return { flows: [...sums.values()].toSorted((a, b) => b.n - a.n), stayed, isGrouped }
}
