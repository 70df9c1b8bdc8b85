import type { Share } from '#contract/digests/view.ts'
import { FEW_BELOW } from '#contract/words.ts'
import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'
import { twoProportionZ } from '#worker/domain/stats/proportion-tests.ts'
import { newcombeDifference, wilson } from '#worker/domain/stats/proportions.ts'

/** A share with Wilson's interval; null of nothing. */
export function shareOf(n: number, of: number): Share | null {
  const interval = wilson({ x: n, n: of })
  return interval && { n, of, share: n / of, interval: [interval.low, interval.high] }
}

/** Whether a figure of so many is told with a warning. */
export function stateOf(n: number): 'ok' | 'few' {
  return n < FEW_BELOW ? 'few' : 'ok'
}

export interface ShareChange {
  difference: number
  interval: [number, number]
  q: number
}

/**
 * How shares have moved, now − before, with Newcombe's interval, and q over all of them; null where either
 * side has fewer than `least` trials, which no change is told of.
 */
export function changesOf(
  pairs: { now: Share | null; before: Share | null }[],
  least = FEW_BELOW,
): (ShareChange | null)[] {
  const changes = pairs.map(({ now, before }) => {
    if (!now || !before || now.of < least || before.of < least) return null
    const [a, b] = [now, before].map(({ n, of }) => ({ x: n, n: of }))
    const moved = a && b && newcombeDifference(a, b)
    const test = a && b && twoProportionZ({ a, b })
    if (!moved || !test) return null
    const interval: [number, number] = [moved.low, moved.high]
    return { difference: moved.difference, interval, p: test.p }
  })
  const queue = benjaminiHochberg(changes.flatMap((change) => (change ? [change.p] : []))).values()
  return changes.map(
    (change) =>
      change && {
        difference: change.difference,
        interval: change.interval,
        q: queue.next().value ?? 1,
      },
  )
}
