import { parseArgs } from 'node:util'
import { siteDb } from '#worker/db/connect.ts'
import { findSite } from '#worker/db/sites.ts'
import { openLocalDatabase } from './support/local-database.ts'
import { makeSigninLink } from './support/signin-link.ts'

/** Prints a new one-time link into the dashboard of a site of the local database. */
const { values } = parseArgs({ options: { site: { type: 'string', default: 'wf_pk_demo' } } })
const database = await openLocalDatabase()
try {
  const site = await findSite(database.directory, values.site)
  if (!site) throw new Error(`There is no site with the key ${values.site}.`)
  const base = `http://127.0.0.1:${process.env['PORT'] ?? 8787}`
  process.stdout.write(
    `${await makeSigninLink(siteDb(database.directory, site.id), base, Date.now())}\n`,
  )
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  await database.close()
}
