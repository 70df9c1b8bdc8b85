import type { SAMPLE_VARIABLES, SamplePart } from '#contract/insight/sample.ts'
import { FEW_BELOW } from '#contract/words.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { type AskedCell, representativity } from '#worker/domain/stats/sample/representativity.ts'

/*
 * Who answered beside who was asked. See docs/method.md, "Who answers".
 */

export type SampleVariable = (typeof SAMPLE_VARIABLES)[number]

/** Displays of one place by what the page said of its visitors, and the answers they brought. */
export interface ShownCell {
  channel: string
  segment: string
  persona: string
  shown: number
  /** What sampling adds to the variance of `shown`. */
  spread: number
  answered: number
}

/** Parcels of a carrier and day: all, those that tracking saw in trouble, and of each the answered. */
export interface ParcelCell {
  carrier: string
  parcels: number
  answered: number
  seen: number
  seenAnswered: number
}

/** Values of a variable that stand for themselves; the rarer ones are one. */
const MOST_VALUES = 8
/** A value of fewer people says nothing of them. */
const LEAST_ASKED = 10
/** Its own mark: no name has a character of these. */
const RARE = '\u0000'

/** Displays by channel, segment and persona. Places whose displays were not recorded are left out. */
export function sampleOfShown(cells: readonly ShownCell[]): SamplePart {
  const recorded = cells.filter(
    ({ shown, spread, answered }) => shown > 0 && (spread > 0 || shown >= answered),
  )
  const asked = recorded.map(({ channel, segment, persona, shown, answered }) => ({
    values: [channel, segment, persona],
    // A sampled number may come out lower; an answer was certainly asked for.
    asked: Math.max(shown, answered),
    answered,
  }))
  return sampleOf(['channel', 'segment', 'persona'], asked)
}

/** Parcels by carrier and by whether tracking saw trouble. */
export function sampleOfParcels(days: readonly ParcelCell[]): SamplePart {
  const cells = days.flatMap(({ carrier, parcels, answered, seen, seenAnswered }) => [
    { values: [carrier, 'yes'], asked: seen, answered: seenAnswered },
    { values: [carrier, 'no'], asked: parcels - seen, answered: answered - seenAnswered },
  ])
  return sampleOf(['carrier', 'trouble'], cells)
}

function sampleOf(variables: readonly SampleVariable[], cells: readonly AskedCell[]): SamplePart {
  const counts = {
    asked: sum(cells.map(({ asked }) => asked)),
    answered: sum(cells.map(({ answered }) => answered)),
  }
  if (counts.answered === 0) return { state: 'empty', ...counts, found: null }
  if (counts.answered < FEW_BELOW) return { state: 'few', ...counts, found: null }
  const merged = variables.reduce((all, _, place) => withoutRare(all, place), cells)
  const telling = variables.flatMap((variable, place) =>
    new Set(merged.map(({ values }) => values[place])).size > 1 ? [{ variable, place }] : [],
  )
  if (telling.length === 0) return { state: 'alike', ...counts, found: null }
  const found = representativity(
    together(
      merged.map((cell) => ({
        ...cell,
        values: telling.map(({ place }) => cell.values[place] ?? ''),
      })),
    ),
  )
  if (!found) return { state: 'empty', ...counts, found: null }
  const { r, raw, interval, worst } = found
  const parts = found.variables.map((part, index) => ({
    // As many variables come back as were given.
    variable: telling[index]?.variable ?? 'channel',
    ...part,
    categories: part.categories
      .map((category) => ({ ...category, value: category.value === RARE ? null : category.value }))
      .toSorted((a, b) => Math.abs(b.unconditional) - Math.abs(a.unconditional)),
  }))
  const sorted = parts.toSorted((a, b) => b.unconditional - a.unconditional)
  const [most] = sorted
  const isChance = interval === null || interval.high >= 1
  const bias =
    most && !isChance ? { variable: most.variable, value: most.categories[0]?.value ?? null } : null
  const bounds: [number, number] | null = interval && [interval.low, interval.high]
  return {
    state: 'ok',
    ...counts,
    found: { r, raw, interval: bounds, worst, bias, variables: sorted },
  }
}

/** One value for all that few people have. */
function withoutRare(cells: readonly AskedCell[], place: number): AskedCell[] {
  const valueOf = ({ values }: AskedCell) => values[place] ?? ''
  const named = [...Map.groupBy(cells, valueOf)]
    .map(([value, group]) => ({ value, asked: sum(group.map(({ asked }) => asked)) }))
    .filter(({ asked }) => asked >= LEAST_ASKED)
    .toSorted((a, b) => b.asked - a.asked)
    .slice(0, MOST_VALUES)
  const kept = new Set(named.map(({ value }) => value))
  return cells.map((cell) => ({
    ...cell,
    values: cell.values.map((value, index) => (index === place && !kept.has(value) ? RARE : value)),
  }))
}

/** People with the same values are one cell. */
function together(cells: readonly AskedCell[]): AskedCell[] {
  const alike = Map.groupBy(cells, ({ values }) => JSON.stringify(values))
  return [...alike.values()].map((group) => ({
    values: group[0]?.values ?? [],
    asked: sum(group.map(({ asked }) => asked)),
    answered: sum(group.map(({ answered }) => answered)),
  }))
}
