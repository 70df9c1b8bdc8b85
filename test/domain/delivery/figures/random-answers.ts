const DAY_MS = 86_400_000

/** mulberry32: even numbers 0…1, the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Answers that come by chance, `perDay` on average, each of which names the issue with a probability.
 * @param days from `from` on, which is in milliseconds
 */
export function randomAnswers(
  random: () => number,
  { perDay, days, share, from = 0 }: { perDay: number; days: number; share: number; from?: number },
): { at: number; isNamed: boolean }[] {
  const answers: { at: number; isNamed: boolean }[] = []
  const until = from + days * DAY_MS
  const gap = () => (-Math.log(1 - random()) / perDay) * DAY_MS
  for (let at = from + gap(); at < until; at += gap()) {
    answers.push({ at, isNamed: random() < share })
  }
  return answers
}
