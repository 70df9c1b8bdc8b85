import { ensureDemoSite, seedDemo } from '#scripts/demo/seed-demo.ts'
import { withLocalDatabase } from './local-database.ts'
import { migrateLocal } from './migrate.ts'
import { makeOwnersLink } from './signin-link.ts'

/**
 * Brings the local database up to date; the first time it gets the demo site, with its data unless
 * it shall stay empty.
 * @param base the origin that the link leads to
 * @returns the link that lets the person at this machine in
 */
export async function prepareDatabase(base: string, empty: boolean): Promise<string> {
  await migrateLocal()
  return await withLocalDatabase(async (directory) => {
    const { created, ...site } = await ensureDemoSite(directory, Date.now())
    if (created && !empty) {
      console.log('Loading a year of demo data …')
      await seedDemo(site)
    }
    return await makeOwnersLink(directory, base, Date.now())
  })
}
