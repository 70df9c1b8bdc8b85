import { siteDb, type Directory } from '#worker/db/connect.ts'
import { closeMonth, listEndedMonths } from '#worker/db/journey/rollups.ts'
import { patiently } from './patiently.ts'

/** Sums up every month before `month` whose days changed, as the hourly job does. */
export async function closeEndedMonths(directory: Directory, month: string): Promise<void> {
  for (;;) {
    const ended = await listEndedMonths(directory, month)
    if (ended.length === 0) return
    for (const { siteId, month } of ended)
      await patiently(() => closeMonth(siteDb(directory, siteId), month))
  }
}
