import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { SiteViews } from '#worker/db/connect.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the running Worker. */
    base: string
    /** The browser's program. */
    chromium: string
    /** One-time sign-in links of their own for each test file, by its name. */
    linksOf: Record<TestFile, string[]>
  }
}

/** Test files that sign in to the demo site, where only `journey` adds answers. */
const ON_DEMO = [
  'journey',
  'account',
  'shared',
  'settings',
  'xss',
  'newcomer',
  'reviewDemo',
  'reviewJourney',
  'everyPage',
  'map',
  'demoOrders',
  'audit',
  'concepts',
  'figures',
  'programs',
] as const
/** Test files with a site of their own, so that files can run side by side. */
const ON_OWN = [
  'outbox',
  'passkeys',
  'install',
  'privacy',
  'widget',
  'payloads',
  'hold',
  'import',
  'pagesA',
  'pagesB',
  'pagesC',
  'pagesD',
  'pagesE',
  'tenShops',
  'reviewWidget',
  'editor',
  'builder',
  'consent',
  'triggers',
  'funnel',
  'channels',
  'webhooks',
  'kits',
  'looks',
  'lookPage',
  'asking',
  'recipients',
  'inbox',
  'xssAct',
  'delivery',
  'deliveryFigures',
  'closedLoop',
  'improvements',
] as const
type TestFile = (typeof ON_DEMO | typeof ON_OWN)[number]
/** One-time links of each file. */
const LINKS = 12

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
  const { findChromium } = await import('./browser.ts')
  const { makeFaultSite, siteKey } = await import('./fault-site.ts')
  const { makeOwner } = await import('./people.ts')
  const { serve } = await import('#scripts/support/serve.ts')
  const { findFreePort } = await import('#scripts/support/ports.ts')
  const { stopTool } = await import('#scripts/support/run-tool.ts')

  const port = await findFreePort()
  const base = `http://localhost:${port}`
  await migrateLocal()
  const database = await openLocalDatabase()
  const demo = await ensureDemoSite(database.directory, Date.now())
  await seedDemo(demo)
  const linksOf = new Map<TestFile, string[]>()
  const makeLinks = async (file: TestFile, { own }: SiteViews) => {
    const email = await makeOwner(own, file)
    const links = Array.from({ length: LINKS }, () =>
      makeSigninLink(database.directory, { base, email }, Date.now()),
    )
    linksOf.set(file, await Promise.all(links))
  }
  for (const file of ON_DEMO) await makeLinks(file, demo)
  for (const file of ON_OWN)
    await makeLinks(file, await makeFaultSite(database.directory, siteKey(file)))
  await database.close()
  // Receivers of webhooks listen on this machine.
  const server = await serve(port, state, { WEBHOOKS_TO_LOOPBACK: 'yes' })
  project.provide('base', base)
  project.provide('chromium', await findChromium())
  project.provide('linksOf', Object.fromEntries(linksOf) as Record<TestFile, string[]>)
  return async () => {
    stopTool(server)
    await rm(state, { recursive: true, force: true })
  }
}
