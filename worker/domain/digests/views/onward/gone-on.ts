import type { GoneOn } from '#contract/digests/onward.ts'
import { BANDS } from '#contract/words.ts'
import { entriesOf } from '#worker/domain/digests/views/pains.ts'
import { followedDays, frameOf, PAUSE_DAYS, type CountedWeek, type MapStage } from './funnel.ts'
import { changesOf, shareOf, stateOf } from '#worker/domain/digests/views/shares.ts'

/**
 * Of those who felt unhappy, middling or happy when they first answered in a stage: who answered in a
 * later stage within its frame, or 30 days where it has none or a longer one. A week counts once its
 * window is closed for everybody of it, so nobody who still may go on is in a share. An association.
 * @param weeks digests of the kind `onward`
 * @param by `until` up to when answers are counted; `least` people below which no share is told
 */
export function buildGoneOn(
  weeks: CountedWeek[],
  stages: readonly MapStage[],
  by: { until: number; least: number },
): GoneOn[] {
  const windows = new Map(stages.slice(0, -1).map(({ id, frameDays }) => [id, windowOf(frameDays)]))
  const order = stages.map(({ id }) => id)
  const sums = sumsOf(weeks, { windows, order, until: by.until })
  const rows = [...windows].flatMap(([stage, windowDays]) => {
    const bands = sums.get(stage)
    return bands ? [{ stage, windowDays, bands }] : []
  })
  const told = rows.map(({ bands }) =>
    bands.map(({ n, of }) => (of < by.least ? null : shareOf(n, of))),
  )
  const pairs = told.map(([unhappy = null, , happy = null]) => ({ now: happy, before: unhappy }))
  const changes = changesOf(pairs, by.least)
  return rows.map(({ stage, windowDays, bands }, index) => ({
    stage,
    windowDays,
    bands: BANDS.map((band, place) => ({
      band,
      waiting: bands[place]?.waiting ?? 0,
      taken: told[index]?.[place] ?? null,
    })),
    difference: changes[index] ?? null,
    state: stateOfBands(bands, by.least),
  }))
}

function windowOf(frameDays: number | null): number {
  return Math.min(frameOf(frameDays), PAUSE_DAYS)
}

interface BandSum {
  /** Went on in time, of how many whose window is closed. */
  n: number
  of: number
  waiting: number
}

function stateOfBands([unhappy, , happy]: BandSum[], least: number): GoneOn['state'] {
  const few = Math.min(unhappy?.of ?? 0, happy?.of ?? 0)
  return few < least ? 'hidden' : stateOf(few)
}

/** By stage, in the order of `BANDS`. */
function sumsOf(
  weeks: CountedWeek[],
  by: { windows: ReadonlyMap<string, number>; order: string[]; until: number },
): Map<string, BandSum[]> {
  const sums = new Map<string, BandSum[]>()
  const sumOf = (stage: string, band: string) => {
    const bands = sums.get(stage) ?? BANDS.map((): BandSum => ({ n: 0, of: 0, waiting: 0 }))
    sums.set(stage, bands)
    return bands[Number(band)]
  }
  const places = new Map(by.order.map((id, place) => [id, place]))
  const placeOf = (id: string) => places.get(id) ?? -1
  for (const week of weeks) {
    const days = followedDays(week, by.until)
    const isClosed = (stage: string) => days >= (by.windows.get(stage) ?? Infinity)
    for (const { parts, counters } of entriesOf(week.counts, 'o')) {
      const [stage = '', band = ''] = parts
      const sum = by.windows.has(stage) ? sumOf(stage, band) : undefined
      if (sum) sum[isClosed(stage) ? 'of' : 'waiting'] += counters[0] ?? 0
    }
    for (const { parts, counters } of entriesOf(week.counts, 'l')) {
      const [stage = '', band = '', since, to = ''] = parts
      const isInTime = Number(since) < (by.windows.get(stage) ?? 0)
      const sum = isClosed(stage) && isInTime ? sumOf(stage, band) : undefined
      if (sum && placeOf(to) > placeOf(stage)) sum.n += counters[0] ?? 0
    }
  }
  return sums
}
