import { listTold, readAlertStreams } from '#worker/db/alerts/read.ts'
import { storeAlerts } from '#worker/db/alerts/store.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { listJourneys } from '#worker/db/journey/maps.ts'
import { auditStatement } from '#worker/db/site/audit.ts'
import { learnAnew, placeKey, type AlertPlace } from '#worker/domain/alerts/follow.ts'
import { alertBodies } from './alert-bodies.ts'

/**
 * Learns anew what is usual at a place, since somebody says that it has changed for good. An alert that
 * lasts there ends, and who was told of it is told of that.
 * @param today the local day
 * @returns null where nothing is known of the place; false if a job has looked in between: nothing was
 *   changed
 */
export async function learnPlaceAnew(
  db: ActingDb,
  place: AlertPlace,
  { origin, today }: { origin: string; today: string },
): Promise<boolean | null> {
  const { through, seq, streams } = await readAlertStreams(db)
  const known = streams.find((one) => placeKey(one) === placeKey(place))
  if (!known) return null
  const { state, ended } = learnAnew(known.state, today)
  const over = ended ? [{ ...place, ...ended }] : []
  const [maps, told] = await Promise.all([listJourneys(db), listTold(db, over)])
  const bodyOf = alertBodies(maps, origin)
  const touchpoints = maps.flatMap(({ stages }) => stages.flatMap((stage) => stage.touchpoints))
  const name = touchpoints.find(({ id }) => id === place.touchpoint)?.name ?? place.touchpoint
  return await storeAlerts(
    db,
    {
      seq,
      through,
      site: { streams: [{ ...place, state }], raised: [], ended: over },
      toldKeys: new Set(),
      told: told.map((one) => ({
        topic: 'alert.ended',
        body: bodyOf({ ...one, endedOn: today, why: 'anew' }),
      })),
      entry: auditStatement(db, {
        action: 'alert.anew',
        target: place.touchpoint,
        details: { name },
      }),
    },
    db.actor.now,
  )
}
