/** A seeded source of chance: the same seed gives the same numbers on every machine. */
export interface Random {
  /** 0 ≤ x < 1, 32 bits. */
  next: () => number
  chance: (share: number) => boolean
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  pick: <Item>(items: readonly Item[]) => Item
  /** An index, with odds as given. */
  weighted: (weights: readonly number[]) => number
  /** Roughly normal, mean 0, deviation 1. */
  normal: () => number
}

/** sfc32 (Doty-Humphrey, PractRand), seeded from a text. */
export function randomFrom(seed: string): Random {
  let [a, b, c, counter] = [fnv(seed, 1), fnv(seed, 2), fnv(seed, 3), 1]
  function next(): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  // The first numbers still look like the seed.
  for (let round = 0; round < 12; round += 1) next()

  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('Nothing to pick from')
      return item
    },
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      return Math.max(
        0,
        weights.findIndex((weight) => (left -= weight) < 0),
      )
    },
    normal: () => next() + next() + next() + next() + next() + next() - 3,
  }
}

function fnv(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
