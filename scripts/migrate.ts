import { parseArgs } from 'node:util'
import { openLocalD1, STATE } from './support/local-database.ts'
import { applyMigrations } from './support/migrate.ts'
import { runScript } from './support/run-script.ts'

/** Brings the local database up to date, or another one that lies in the folder `--state`. */
await runScript(async () => {
  const { values } = parseArgs({ options: { state: { type: 'string', default: STATE } } })
  const { database, close } = await openLocalD1(values.state)
  try {
    await applyMigrations(database)
  } finally {
    await close()
  }
})
