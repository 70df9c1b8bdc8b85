import type { SiteDb } from '#worker/db/connect.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { listOpenMonths, sumCells } from '#worker/db/journey/rollups.ts'
import { cutIntoMonths } from '#worker/domain/days.ts'

/** Answers per raw score 0…10 of a segment over all days, from the rollups as the dashboard reads them. */
export async function readHistogram(db: SiteDb, segment: string): Promise<number[]> {
  const [cells, open] = await Promise.all([listCells(db), listOpenMonths(db)])
  const period = cutIntoMonths('2016-01-01', '2018-12-31', (month) => !open.has(month))
  const [sums = []] = await sumCells(db, { cells, periods: [period], filter: { segment } })
  return sums
    .map((counts) => counts.scores)
    .reduce((a, b) => a.map((n, score) => n + (b[score] ?? 0)), Array<number>(11).fill(0))
}
