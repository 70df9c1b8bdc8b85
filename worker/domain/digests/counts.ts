/*
 * A digest is a table of counters by key, and so is what a single answer adds to it: everything here is
 * a sum, so what was added can be taken out again, exactly.
 */

export const DIGEST_KINDS = [
  'pain',
  'pair',
  'step',
  'path',
  'time',
  'onward',
  'speed',
  'segment',
] as const
/** `quote` holds ids; `n` counts the answers of a week, under no journey. */
export type DigestKind = (typeof DIGEST_KINDS)[number] | 'n' | 'quote'

/** Ids of the newest answers that tell of a pain in words, by the pain's key. */
export type Quotes = Record<string, string[]>

/** Counters by key; a key whose counters are all 0 is not there. */
export type Counts = Record<string, number[]>

/** What one answer adds to one key. */
export interface Added {
  journey: string
  kind: DigestKind
  /** A Monday. */
  week: string
  key: string
  counters: number[]
}

/** Parts of a key stand between bars: no id has one. */
export function keyOf(...parts: (string | number)[]): string {
  return parts.join('|')
}

/** Adds counters to a key, or takes them off it. */
export function addCounters(counts: Counts, key: string, counters: readonly number[]): void {
  const known = counts[key] ?? []
  const sum = Array.from(
    { length: Math.max(known.length, counters.length) },
    (_, place) => (known[place] ?? 0) + (counters[place] ?? 0),
  )
  if (sum.every((counter) => counter === 0)) delete counts[key]
  else counts[key] = sum
}

/** The sum of several weeks. */
export function sumOf(weeks: readonly Counts[]): Counts {
  const sum: Counts = {}
  for (const counts of weeks)
    for (const [key, counters] of Object.entries(counts)) addCounters(sum, key, counters)
  return sum
}

/** What has changed between two lists of what an answer adds, by document. */
export function differenceOf(before: readonly Added[], after: readonly Added[]): Added[] {
  return [
    ...before.map((added) => ({ ...added, counters: added.counters.map((counter) => -counter) })),
    ...after,
  ]
}

/** Quotes that are kept of a pain and week. */
export const MOST_QUOTES = 5

/**
 * Puts an answer among the quotes of a key, or takes it out; of more than five the newest stay. What it
 * pushed out does not come back when it goes.
 */
export function changeQuotes(
  quotes: Quotes,
  key: string,
  { id, isIn }: { id: string; isIn: boolean },
) {
  const others = (quotes[key] ?? []).filter((known) => known !== id)
  const ids = isIn ? [...others, id].toSorted().toReversed().slice(0, MOST_QUOTES) : others
  if (ids.length === 0) delete quotes[key]
  else quotes[key] = ids
}
