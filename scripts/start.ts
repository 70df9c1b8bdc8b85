import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { ensureDemoSite, seedDemo } from './demo/seed-demo.ts'
import { buildAll } from './support/build-all.ts'
import { withLocalDatabase } from './support/local-database.ts'
import { migrateLocal } from './support/migrate.ts'
import { Refusal, runScript } from './support/run-script.ts'
import { stopTool } from './support/run-tool.ts'
import { isPortFree, serve } from './support/serve.ts'
import { makeOwnersLink } from './support/signin-link.ts'

/** Builds, migrates, loads demo data on the first run, and serves everything on this machine. */
await runScript(async () => {
  const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } })
  const port = readPort(process.env['PORT'] ?? '8787')
  // WebAuthn knows localhost, and no address, as a place for passkeys.
  const base = `http://localhost:${port}`
  if (!(await isPortFree(port))) {
    throw new Refusal(
      `Port ${port} is taken: stop what listens there, or choose another one: PORT=${port + 1} npm start`,
    )
  }
  console.log('Building …')
  await buildAll()
  await migrateLocal()
  const link = await prepareData(base, values.empty)
  const server = await serve(port)
  console.log(`
  Dashboard   ${link}
              (works once; \`npm run signin-link\` makes another)
  Demo shop   ${base}/demo/
  Stop        Ctrl-C; what was collected stays in .wrangler/
`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => stopTool(server))
  await once(server, 'exit')
})

async function prepareData(base: string, empty: boolean): Promise<string> {
  return await withLocalDatabase(async (directory) => {
    const { db, created } = await ensureDemoSite(directory, Date.now())
    if (created && !empty) {
      console.log('Loading a year of demo data …')
      await seedDemo(db)
    }
    return await makeOwnersLink(directory, base, Date.now())
  })
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Refusal(`PORT must be a number from 1 to 65535, and is "${text}".`)
}
