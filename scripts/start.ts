import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { ensureDemoSite, seedDemo } from './demo/seed-demo.ts'
import { buildAll } from './support/build-all.ts'
import { openLocalDatabase } from './support/local-database.ts'
import { migrateLocal } from './support/migrate.ts'
import { stopTool } from './support/run-tool.ts'
import { isPortFree, serve } from './support/serve.ts'
import { makeSigninLink } from './support/signin-link.ts'

/** Builds, migrates, loads demo data on the first run, and serves everything on this machine. */
async function start(port: number, empty: boolean): Promise<void> {
  const base = `http://127.0.0.1:${port}`
  if (!(await isPortFree(port))) {
    throw new Error(
      `Port ${port} is taken: stop what listens there, or choose another one with PORT=8788 npm start.`,
    )
  }
  say('Building …')
  await buildAll()
  await migrateLocal()
  const link = await prepareData(base, empty)
  const server = await serve(port)
  say(`
  Dashboard   ${link}
              (this link signs you in once; \`npm run signin-link\` makes another)
  Demo shop   ${base}/demo/
  Stop        Ctrl-C; what was collected stays in .wrangler/
`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => stopTool(server))
  await once(server, 'exit')
}

async function prepareData(base: string, empty: boolean): Promise<string> {
  const database = await openLocalDatabase()
  try {
    const { db, created } = await ensureDemoSite(database.directory, Date.now())
    if (created && !empty) {
      say('Loading a year of demo data …')
      await seedDemo(db)
    }
    return await makeSigninLink(db, base, Date.now())
  } finally {
    await database.close()
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } })
const port = Number(process.env['PORT'] ?? 8787)
try {
  await start(port, values.empty)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
