import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { buildAll } from './support/build-all.ts'
import { prepareDatabase } from './support/first-run.ts'
import { freePortOf } from './support/ports.ts'
import { runScript } from './support/run-script.ts'
import { stopToolsOnSignal } from './support/run-tool.ts'
import { serve } from './support/serve.ts'

/** Builds, migrates, loads demo data on the first run, and serves everything on this machine. */
await runScript(async () => {
  const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } })
  const port = await freePortOf('PORT', 8787, 'npm start')
  // WebAuthn knows localhost, and no address, as a place for passkeys.
  const base = `http://localhost:${port}`
  stopToolsOnSignal()
  console.log('Building …')
  await buildAll()
  const link = await prepareDatabase(base, values.empty)
  const server = await serve(port)
  console.log(`
  Dashboard   ${link}
              (works once; \`npm run signin-link\` makes another)
  Demo shop   ${base}/demo/
  Stop        Ctrl-C; what was collected stays in .wrangler/
`)
  await once(server, 'exit')
})
