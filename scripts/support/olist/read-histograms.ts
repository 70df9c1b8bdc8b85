import type { SiteDb } from '#worker/db/connect.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { sumCells } from '#worker/db/journey/rollups.ts'
import { cutIntoWeeks } from '#worker/domain/days.ts'

/** Answers per raw score 0…10 of a segment over all days, from the rollups as the dashboard reads them. */
export async function readHistogram(db: SiteDb, segment: string): Promise<number[]> {
  const cells = await listCells(db)
  const period = cutIntoWeeks('2016-01-01', '2018-12-31')
  const [sums = []] = await sumCells(db, { cells, periods: [period], filter: { segment } })
  return sums
    .map((counts) => counts.scores)
    .reduce((a, b) => a.map((n, score) => n + (b[score] ?? 0)), Array<number>(11).fill(0))
}
