import type { SiteDb } from '#worker/db/connect.ts'
import {
  COUNT_QUERIES,
  countParcels,
  LOOK_AGAIN_QUERIES,
  lookAgain,
} from '#worker/db/delivery/figures/count-parcels.ts'
import { storeWatch } from '#worker/db/delivery/figures/store-watch.ts'
import { readWatch } from '#worker/db/delivery/figures/watch.ts'
import {
  endSilent,
  followAnswers,
  freeze,
  isFreezeDue,
} from '#worker/domain/delivery/figures/watch-site.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'

/** Queries of a look at new answers. */
const WATCH_QUERIES = 13

/**
 * Follows carriers by the answers that have come, and counts parcels of which something has changed.
 * Every step may run twice or break off without harm.
 * @returns whether nothing is left to do for now
 */
export async function keepDeliveryFigures(
  db: SiteDb,
  site: { timezone: string; origin: string; room: () => number },
  now: number,
): Promise<boolean> {
  const { timezone, origin, room } = site
  // Answers first: what they say is counted with their parcels.
  for (let isMore = true; isMore;) {
    if (room() < WATCH_QUERIES) return false
    isMore = await look(db, origin, now)
  }
  for (let isMore = true; isMore;) {
    if (room() < COUNT_QUERIES + LOOK_AGAIN_QUERIES) return false
    isMore = !(await countParcels(db, timezone)) || (await lookAgain(db))
  }
  return true
}

/** @returns whether there may be more */
async function look(db: SiteDb, origin: string, now: number): Promise<boolean> {
  const known = await readWatch(db)
  // A job that is late meets answers of long ago: nobody was silent then who has answered since.
  const [next] = known.answers
  const quiet = endSilent(known.streams, known.news.length === 0 ? now : (next?.at ?? 0))
  const followed = followAnswers(quiet.streams, known.answers)
  const incidents = new Map([...quiet.incidents, ...followed.incidents])
  // What is usual is known once all that came has been read: a part of a year is not its days.
  const isDue =
    known.news.length === 0 && isFreezeDue(followed.streams, { frozenAt: known.frozenAt, now })
  if (known.news.length === 0 && incidents.size === 0 && !isDue) return false
  const isStored = await storeWatch(
    db,
    {
      seq: known.seq,
      frozenAt: isDue ? now : known.frozenAt,
      streams: isDue ? freeze(followed.streams, now) : followed.streams,
      incidents: [...incidents.values()],
      raised: followed.raised,
      news: known.news,
      said: known.said.map((one) => ({ ...one, id: newId(one.at) })),
      orders: known.orders,
    },
    { link: `${origin}/delivery/incidents`, now },
  )
  return isStored && known.news.length > 0
}

function newId(at: number): string {
  return timeOrderedId(at, crypto.getRandomValues(new Uint8Array(10)))
}
