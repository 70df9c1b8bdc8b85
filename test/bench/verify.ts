import { openDirectory, siteDb, type SiteDb } from '#worker/db/connect.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { onServer } from './support/bench-server.ts'
import { fillShop } from './support/fill.ts'
import type { LocalServer } from './support/local-server.ts'
import { plantFaults } from './support/planted-faults.ts'
import { makeShop } from './support/shop.ts'

const MILLION = 1_000_000
const LAST_DAY = '2026-10-31'

/** What a recount of all answers costs, and whether it finds what was made wrong. */
export async function* verify({ large, quick }: BenchOptions): AsyncGenerator<Figure> {
  const sizes = [100_000, MILLION, 10 * MILLION].slice(0, quick ? 1 : large ? 3 : 2)
  yield* onServer(['wayfelt'], (server) => measure(server, sizes))
}

async function* measure({ database }: LocalServer, sizes: number[]): AsyncGenerator<Figure> {
  for (const answers of sizes) {
    const size = `${answers.toLocaleString('en')} answers`
    const shop = await makeShop(database, { timezone: 'Etc/UTC' })
    await fillShop(database, shop, { answers, lastDay: LAST_DAY })
    const db = siteDb(openDirectory(database), shop.db.siteId)
    const started = performance.now()
    const differences = await findDifferences(db)
    const seconds = (performance.now() - started) / 1000
    const none = { budget: { exactly: 0 } }
    yield { name: `${size}: time`, value: seconds, unit: 's' }
    yield {
      name: `${size}: rows read an answer`,
      value: db.meter.rowsRead / answers,
      unit: 'rows',
      ...(answers < MILLION ? {} : { budget: { atMost: 3 } }),
    }
    yield { name: `${size}: differences`, value: differences.length, unit: 'sums', ...none }
    yield* plantedFigures(db, size)
  }
}

async function* plantedFigures(db: SiteDb, size: string): AsyncGenerator<Figure> {
  const planted = Map.groupBy(await plantFaults(db), ({ sort }) => sort)
  const told = await findDifferences(db)
  for (const [sort, faults] of planted)
    yield {
      name: `${size}: found of ${faults.length} planted, ${sort}`,
      value: faults.filter(({ isToldBy }) => isToldBy(told)).length,
      unit: 'faults',
      budget: { exactly: faults.length },
    }
}
