import type { Barrier, Barriers } from '#contract/digests/barriers.ts'
import { keyOf } from '#worker/domain/digests/counts.ts'
import { entriesOf, type BuiltPain } from '#worker/domain/digests/views/pains.ts'
import { changesOf, shareOf, stateOf } from '#worker/domain/digests/views/shares.ts'
import type { Proportion } from '#worker/domain/stats/proportions.ts'
import { standardise, type Stratum } from '#worker/domain/stats/strata.ts'
import { followedDays, frameOf, type CountedWeek, type MapStage } from './funnel.ts'

/** Journeys that a share needs on either side. */
const LEAST = 20

/** A pain as it is told of a stage, with the touchpoints at which it is, or was, offered or named. */
export type PlacedPain = Pick<BuiltPain, 'stage' | 'code'> & {
  places: ReadonlySet<string>
  name: string | null
}

type Ends = { advanced: number; dropped: number; open: number }

/**
 * Barriers: of the journeys that could name a pain in a stage, at a touchpoint where it can be named and
 * with a score under which it counts, who named it and who ended there, beside those who did not and could
 * at the same touchpoints. Ends are those of the funnel: an open journey and one that went back are in no
 * share. The last stage has no barrier. An association, and only of those who could still be asked.
 * @param weeks digests of the kind `onward`
 * @param by `until` up to when answers are counted, Unix milliseconds
 */
export function buildBarriers(
  weeks: CountedWeek[],
  stages: readonly MapStage[],
  by: { until: number; pains: readonly PlacedPain[] },
): Barriers {
  const groups = groupsOf(weeks, stages, by.until)
  const found = by.pains.flatMap((pain) => {
    const own = groups.filter(
      ({ stage, places, code }) =>
        stage === pain.stage &&
        (code === '' || code === pain.code) &&
        places.some((place) => pain.places.has(place)),
    )
    const named = sumOf(own.filter(({ code }) => code !== ''))
    return named.advanced + named.dropped + named.open > 0 ? [{ pain, own, named }] : []
  })
  const told = found.flatMap(({ pain, own, named }) => {
    const { dropped } = sumOf(own.filter(({ code }) => code === ''))
    const rate = dropped < LEAST ? null : shareOf(named.dropped, dropped)
    return rate ? [{ pain, rate, open: named.open, sides: standardise(strataOf(own)) }] : []
  })
  const changes = changesOf(
    told.map(({ sides }) => ({
      now: sides && shareOf(sides.a.x, sides.a.n),
      before: sides && shareOf(sides.b.x, sides.b.n),
    })),
    LEAST,
  )
  const rows = told.map(({ pain: { stage, code, name }, rate, open, sides }, index): Barrier => {
    const difference = changes[index] ?? null
    const [named, others] = difference && sides ? [toSide(sides.a), toSide(sides.b)] : [null, null]
    return {
      stage,
      code,
      name,
      rate,
      named,
      difference,
      open,
      others: others &&
        sides && {
          ...others,
          n: sides.plain.x,
          of: sides.plain.n,
        },
      state: stateOf(sides ? Math.min(sides.a.n, sides.b.n) : 0),
    }
  })
  return { least: LEAST, untold: found.length - told.length, rows: rows.toSorted(heavierFirst) }
}

function toSide({ x, n }: Proportion) {
  return { n: x, of: n, share: x / n }
}

/** Who named it and who did not, apart by the touchpoints at which they could: an exit is no other place. */
function strataOf(own: readonly Group[]): Stratum[] {
  return [...Map.groupBy(own, ({ places }) => places.join(' ')).values()].map((at) => {
    const all = endedOf(sumOf(at.filter(({ code }) => code === '')))
    const a = endedOf(sumOf(at.filter(({ code }) => code !== '')))
    return { a, b: { x: all.x - a.x, n: all.n - a.n } }
  })
}

function endedOf({ advanced, dropped }: Ends): Proportion {
  return { x: dropped, n: advanced + dropped }
}

function heavierFirst(a: Barrier, b: Barrier): number {
  return liftOf(b) - liftOf(a) || b.rate.share - a.rate.share
}

/** Below all others where none is told. */
function liftOf({ difference }: Barrier): number {
  return difference?.difference ?? -2
}

/** Journeys of one stage that answered at the same touchpoints of it; `code` is '' for all of them. */
interface Group extends Ends {
  stage: string
  places: string[]
  code: string
}

function sumOf(groups: readonly Group[]): Ends {
  const sum = (of: keyof Ends) => groups.reduce((total, group) => total + group[of], 0)
  return { advanced: sum('advanced'), dropped: sum('dropped'), open: sum('open') }
}

function groupsOf(weeks: CountedWeek[], stages: readonly MapStage[], until: number): Group[] {
  const order = new Map(stages.map(({ id }, place) => [id, place]))
  const groups = new Map<string, Group>()
  for (const week of weeks) {
    const days = followedDays(week, until)
    for (const { parts, counters } of ['a', 'n'].flatMap((of) => entriesOf(week.counts, of))) {
      const [stage = '', touchpoints = '', after = '', code = ''] = parts
      const place = order.get(stage) ?? stages.length
      const later = after.split(' ').flatMap((id) => order.get(id) ?? [])
      const isAhead = later.some((other) => other > place)
      // From the last stage nobody goes on, and who went back is in no share.
      if (place >= stages.length - 1 || (later.length > 0 && !isAhead)) continue
      const isOver = days >= frameOf(stages[place]?.frameDays ?? null)
      const key = keyOf(stage, touchpoints, code)
      const none = { advanced: 0, dropped: 0, open: 0 }
      const group = groups.get(key) ?? { stage, places: touchpoints.split(' '), code, ...none }
      group[isAhead ? 'advanced' : isOver ? 'dropped' : 'open'] += counters[0] ?? 0
      groups.set(key, group)
    }
  }
  return [...groups.values()]
}
