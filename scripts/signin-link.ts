import { parseArgs } from 'node:util'
import { DEMO_KEY } from './demo/seed-demo.ts'
import { siteByKey } from './support/find-site.ts'
import { withLocalDatabase } from './support/local-database.ts'
import { runScript } from './support/run-script.ts'
import { makeSigninLink } from './support/signin-link.ts'

/** Prints a new one-time link into the dashboard of a site of the local database. */
await runScript(async () => {
  const { values } = parseArgs({ options: { site: { type: 'string', default: DEMO_KEY } } })
  const base = `http://127.0.0.1:${process.env['PORT'] ?? 8787}`
  await withLocalDatabase(async (directory) => {
    const db = await siteByKey(directory, values.site)
    console.log(await makeSigninLink(db, base, Date.now()))
  })
})
