/** Calls finished and the time they took. */
export interface Round {
  done: number
  seconds: number
  perSecond: number
}

/**
 * Keeps `connections` calls under way for `ms` milliseconds.
 * @param call must throw if its answer is not the expected one
 */
export async function hammer(
  call: () => Promise<void>,
  { connections, ms }: { connections: number; ms: number },
): Promise<Round> {
  const started = performance.now()
  let done = 0
  const lane = async () => {
    while (performance.now() - started < ms) {
      await call()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  const seconds = (performance.now() - started) / 1000
  return { done, seconds, perSecond: done / seconds }
}

/** Works through `items` with at most `connections` at once. */
export async function drain<Item>(
  items: readonly Item[],
  connections: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const lane = async () => {
    for (const item of rest) await work(item)
  }
  await Promise.all(Array.from({ length: connections }, lane))
}

/** The value below which `share` of the values lie, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('No values')
  return value
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}
