import { HIDDEN_BELOW, SCALES } from '#contract/words.ts'
import { listStarts, listTold, readAlertStreams } from '#worker/db/alerts/read.ts'
import { storeAlerts, type AlertTold } from '#worker/db/alerts/store.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { countSpans, type Counted } from '#worker/db/improvements/counts.ts'
import { listCells, listJourneys, type Cell, type JourneyMap } from '#worker/db/journey/maps.ts'
import { NEW_STATE, placeKey, toldOf, type AlertPlace } from '#worker/domain/alerts/follow.ts'
import { followSite, type WatchedPlace } from '#worker/domain/alerts/site.ts'
import { addDays, dayCount, localDay, mondayOf } from '#worker/domain/days.ts'
import { UNHAPPY } from '#worker/domain/insight/moves.ts'
import { scoresOf, sentimentOf } from '#worker/domain/scoring.ts'
import { alertBodies } from './alert-bodies.ts'

/** Queries of a look: states, places, map, improvements, counts, what was told, and the batch. */
const QUERIES = 22
/** A day is over three hours after midnight: what is given at its end may be on its way. */
const OVER_MS = 3 * 3_600_000
/** Days that a first look goes back to, and that one late by longer leaves out. */
const MOST_DAYS = 70
/** An alert of so many days ago is news, where the job was late. */
const NEWS_DAYS = 2

/** The last local day that is over. @param now Unix milliseconds */
export function lastDay(now: number, timezone: string): string {
  return addDays(localDay(now - OVER_MS, timezone), -1)
}

/**
 * Follows the share of unhappy answers at every place through the days that have ended since, and puts
 * alerts into the outbox. A day is taken once, by whoever stores first.
 * @returns whether other systems are told something, or null where there was no room for a look
 */
export async function keepAlerts(
  db: SiteDb,
  { timezone, origin, room }: { timezone: string; origin: string; room: () => number },
  now: number,
): Promise<boolean | null> {
  if (room() < QUERIES) return null
  const [kept, cells, maps] = await Promise.all([
    readAlertStreams(db),
    listCells(db),
    listJourneys(db),
  ])
  const through = lastDay(now, timezone)
  const first = addDays(through, 1 - MOST_DAYS)
  const next = kept.through === '' ? first : addDays(kept.through, 1)
  const from = next < first ? first : next
  if (from > through) return false
  const days = Array.from({ length: dayCount(from, through) }, (_, index) => addDays(from, index))
  const [places, changes] = await Promise.all([
    watchedPlaces(db, { cells, maps, days, streams: kept.streams }),
    listStarts(db, { from, to: through }),
  ])
  const site = followSite(places, { days, changes })
  const toldKeys = new Set(toldOf(site.raised, addDays(through, 1 - NEWS_DAYS)))
  const told = await listTold(db, site.ended)
  const bodyOf = alertBodies(maps, origin)
  const messages: AlertTold[] = [
    ...[...toldKeys].map((one) => ({
      topic: 'alert.raised' as const,
      body: bodyOf({ ...one, endedOn: null, why: null }),
    })),
    ...told.flatMap((one) => {
      const ended = site.ended.find((each) => keyOf(each) === keyOf(one))
      if (!ended) return []
      const { endedOn, why } = ended
      return [{ topic: 'alert.ended' as const, body: bodyOf({ ...one, endedOn, why }) }]
    }),
  ]
  await storeAlerts(db, { seq: kept.seq, through, site, toldKeys, told: messages }, now)
  return messages.length > 0
}

/** Places of the map as it is, with what came there in these days; scales without a score have none. */
async function watchedPlaces(
  db: SiteDb,
  {
    cells,
    maps,
    days,
    streams,
  }: {
    cells: Cell[]
    maps: JourneyMap[]
    days: string[]
    streams: Awaited<ReturnType<typeof readAlertStreams>>['streams']
  },
): Promise<WatchedPlace[]> {
  const leastOf = new Map(
    maps.flatMap(({ kind, stages }) => stages.map(({ id }) => [id, HIDDEN_BELOW[kind]] as const)),
  )
  const watched = cells.filter(
    ({ stageId, scale }) => leastOf.has(stageId) && SCALES[scale].lowest !== null,
  )
  const weeks = [...new Set(days.map(mondayOf))]
  const spans = {
    weeks: [],
    days: weeks.map((week) => ({ week, weekdays: [0, 1, 2, 3, 4, 5, 6], sign: 1 as const })),
  }
  const counted = await countSpans(
    db,
    watched.map((cell) => ({ cell, spans })),
  )
  const states = new Map(streams.map(({ state, ...place }) => [placeKey(place), state]))
  return watched.map((cell, index) => {
    const place = { stage: cell.stageId, touchpoint: cell.touchpointId, scale: cell.scale }
    return {
      ...place,
      least: leastOf.get(cell.stageId) ?? HIDDEN_BELOW.employee,
      state: states.get(placeKey(place)) ?? NEW_STATE,
      days: unhappyDays(place, counted[index]),
    }
  })
}

function unhappyDays({ scale }: AlertPlace, counted: Counted | undefined) {
  const isUnhappy = new Set(scoresOf(scale).filter((one) => sentimentOf(scale, one) <= UNHAPPY))
  return new Map(
    [...(counted?.byDay ?? [])].map(([day, scores]) => {
      let [x, n] = [0, 0]
      for (const [score, count] of scores.entries()) {
        n += count
        if (isUnhappy.has(score)) x += count
      }
      return [day, { x, n }]
    }),
  )
}

function keyOf(one: AlertPlace & { raisedOn: string }): string {
  return `${one.raisedOn} ${placeKey(one)}`
}
