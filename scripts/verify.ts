import { siteDb } from '#worker/db/connect.ts'
import { listSites } from '#worker/db/sites.ts'
import { findDifferences } from '#worker/db/verify.ts'
import { openLocalDatabase } from './support/local-database.ts'

/** Recounts every site's answers and reports each rollup that differs; exits with 1 if any does. */
const database = await openLocalDatabase()
try {
  for (const site of await listSites(database.directory)) {
    const differences = await findDifferences(siteDb(database.directory, site.id))
    process.stdout.write(
      `${site.key}: ${differences.length === 0 ? 'rollups equal a recount' : `${differences.length} cells differ`}\n`,
    )
    for (const difference of differences) process.stdout.write(`  ${JSON.stringify(difference)}\n`)
    if (differences.length > 0) process.exitCode = 1
  }
} finally {
  await database.close()
}
