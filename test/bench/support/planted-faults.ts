import { run, type SiteDb } from '#worker/db/connect.ts'
import type { Difference } from '#worker/db/journey/verify.ts'
import { addDays } from '#worker/domain/days.ts'
import { PERSONAS, SEGMENTS, touchpointId, TOUCHPOINTS } from './shop.ts'

/** Something made wrong in the rollups, and what a recount must tell of it. */
interface Fault {
  sort: string
  isToldBy: (told: Difference[]) => boolean
}

/** A row of a week, and one of its counters on a day that has answers. */
interface Target {
  touchpoint: string
  days: Record<string, number[]>
  counter: string
  weekday: number
}

const WEEK = '2026-06-01'
const ROW = `site_id = ?1 AND touchpoint_id = ?2 AND week = '${WEEK}' AND channel = 'web'
  AND segment = '${SEGMENTS[0]}' AND persona = '${PERSONAS[0]}'`
const STRANGER = 'nobody'
const SORTS = [plantCount, plantMissing, plantSurplus, plantTotal, plantDayAfter]

/** Makes one thing wrong at each touchpoint, of every sort equally often. */
export async function plantFaults(db: SiteDb): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let index = 0; index < TOUCHPOINTS; index += 1) {
    const plant = SORTS[index % SORTS.length]
    const { rows } = await run<{ touchpoint: string; days: string }>(
      db,
      `SELECT touchpoint_id AS touchpoint, days FROM rollups WHERE ${ROW}`,
      [db.siteId, touchpointId(index)],
    )
    for (const { touchpoint, days } of rows)
      if (plant) faults.push(await plant(db, toTarget(touchpoint, days)))
  }
  return faults
}

function toTarget(touchpoint: string, text: string): Target {
  const days = JSON.parse(text) as Target['days']
  const [counter = '', counts = []] = Object.entries(days)[0] ?? []
  return { touchpoint, days, counter, weekday: counts.findIndex((count) => count > 0) }
}

async function plantCount(db: SiteDb, target: Target): Promise<Fault> {
  const { counter, weekday } = target
  await change(db, target, `${counter} = ${counter} + 1, days = ${moved(counter, [weekday, 1])}`)
  return { sort: 'a changed count', isToldBy: isDayTold(target, [weekday]) }
}

async function plantMissing(db: SiteDb, target: Target): Promise<Fault> {
  await run(db, `DELETE FROM rollups WHERE ${ROW}`, [db.siteId, target.touchpoint])
  return { sort: 'a missing cell', isToldBy: isDayTold(target, [target.weekday]) }
}

async function plantSurplus(db: SiteDb, target: Target): Promise<Fault> {
  const columns = `touchpoint_id, scale, stage_id, week, channel, segment`
  await run(
    db,
    `INSERT INTO rollups (site_id, ${columns}, persona, n3, days)
    SELECT site_id, ${columns}, '${STRANGER}', 1, '{"n3":[0,0,0,1,0,0,0]}' FROM rollups WHERE ${ROW}`,
    [db.siteId, target.touchpoint],
  )
  return { sort: 'a surplus cell', isToldBy: isDayTold(target, [3], STRANGER) }
}

async function plantTotal(db: SiteDb, target: Target): Promise<Fault> {
  await change(db, target, `${target.counter} = ${target.counter} + 1`)
  const isToldBy = (told: Difference[]) =>
    told.some(
      ({ sum, touchpoint, day }) =>
        sum === 'week' && touchpoint === target.touchpoint && day === WEEK,
    )
  return { sort: 'a total that is not that of its days', isToldBy }
}

async function plantDayAfter(db: SiteDb, target: Target): Promise<Fault> {
  const { counter, weekday } = target
  const next = (weekday + 1) % 7
  await change(db, target, `days = ${moved(counter, [weekday, -1], [next, 1])}`)
  return { sort: 'an answer on the day after', isToldBy: isDayTold(target, [weekday, next]) }
}

async function change(db: SiteDb, { touchpoint }: Target, set: string): Promise<void> {
  await run(db, `UPDATE rollups SET ${set} WHERE ${ROW}`, [db.siteId, touchpoint])
}

function moved(counter: string, ...moves: [weekday: number, by: number][]): string {
  const terms = moves.map(([weekday, by]) => {
    const place = `'$.${counter}[${weekday}]'`
    return `${place}, (days ->> ${place}) + ${by}`
  })
  return `json_replace(days, ${terms.join(', ')})`
}

function isDayTold({ touchpoint }: Target, weekdays: number[], persona = PERSONAS[0]) {
  return (told: Difference[]) =>
    weekdays.every((weekday) =>
      told.some(
        (one) =>
          one.sum === 'day' &&
          one.touchpoint === touchpoint &&
          one.persona === persona &&
          one.day === addDays(WEEK, weekday),
      ),
    )
}
