import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { SiteViews } from '#worker/db/connect.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the running Worker. */
    base: string
    /** One-time sign-in links of their own for each test file, by its name. */
    linksOf: Record<keyof typeof SITE_OF, string[]>
  }
}

/** Which site each test file signs in to. */
const SITE_OF = {
  journey: 'demo',
  account: 'demo',
  shared: 'demo',
  settings: 'demo',
  xss: 'demo',
  outbox: 'fault',
  passkeys: 'fault',
  install: 'fault',
} as const

/**
 * The whole product as `npm start` runs it, on a database of its own with the demo site and its
 * data. dist/ must have been built.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const state = await mkdtemp(join(tmpdir(), 'wayfelt-e2e-'))
  process.env['WAYFELT_STATE'] = state
  // These read WAYFELT_STATE when they are loaded.
  const { migrateLocal } = await import('#scripts/support/migrate.ts')
  const { openLocalDatabase } = await import('#scripts/support/local-database.ts')
  const { makeSigninLink } = await import('#scripts/support/signin-link.ts')
  const { ensureDemoSite, seedDemo } = await import('#scripts/demo/seed-demo.ts')
  const { makeFaultSite } = await import('./fault-site.ts')
  const { makeOwner } = await import('./people.ts')
  const { serve } = await import('#scripts/support/serve.ts')
  const { stopTool } = await import('#scripts/support/run-tool.ts')

  const port = await freePort()
  const base = `http://localhost:${port}`
  await migrateLocal()
  const database = await openLocalDatabase()
  const demo = await ensureDemoSite(database.directory, Date.now())
  await seedDemo(demo)
  const faultSite = await makeFaultSite(database.directory)
  const makeLinks = async ({ own }: SiteViews) => {
    const email = await makeOwner(own)
    const links = Array.from({ length: 12 }, () =>
      makeSigninLink(database.directory, { base, email }, Date.now()),
    )
    return await Promise.all(links)
  }
  const linksOf = Object.fromEntries(
    await Promise.all(
      Object.entries(SITE_OF).map(async ([file, site]) => [
        file,
        await makeLinks(site === 'demo' ? demo : faultSite),
      ]),
    ),
  ) as Record<keyof typeof SITE_OF, string[]>
  await database.close()
  const server = await serve(port, state)
  project.provide('base', base)
  project.provide('linksOf', linksOf)
  return async () => {
    stopTool(server)
    await rm(state, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
  return await promise
}
