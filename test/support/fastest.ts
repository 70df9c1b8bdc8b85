/** Milliseconds of the fastest of fifteen runs: what others do on the machine only adds to it. */
export function fastest(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 15; run += 1) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}
