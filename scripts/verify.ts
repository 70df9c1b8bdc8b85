import { siteDb } from '#worker/db/connect.ts'
import { listSites } from '#worker/db/site/sites.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { withLocalDatabase } from './support/local-database.ts'
import { runScript } from './support/run-script.ts'

/** Recounts every site's answers and reports each rollup that differs; exits with 1 if any does. */
await runScript(() =>
  withLocalDatabase(async (directory) => {
    for (const site of await listSites(directory)) {
      const differences = await findDifferences(siteDb(directory, site.id))
      if (differences.length > 0) process.exitCode = 1
      console.log(
        `${site.key}: ${differences.length === 0 ? 'the rollups equal a recount' : `${differences.length} cells differ`}`,
      )
      for (const difference of differences) console.log(`  ${JSON.stringify(difference)}`)
    }
  }),
)
