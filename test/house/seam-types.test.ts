import { expect, test } from 'vitest'
import type {
  ActingDb,
  ActingDirectory,
  Directory,
  SiteDb,
  SiteDirectory,
} from '#worker/db/connect.ts'

/* `npx tsc -b` is the test: each line below would be an error if the next one compiled. */

test('a query says which database it needs, and the other one does not compile', () => {
  const needsDirectory = (directory: Directory | null) => directory
  const needsOwn = (own: SiteDirectory | null) => own
  const needsSite = (db: SiteDb | null) => db
  const needsActing = (db: ActingDb | null) => db
  const site: SiteDb | null = null as SiteDb | null
  const acting = null as ActingDb | null
  const directory = null as Directory | null
  const own = null as SiteDirectory | null
  const actingOwn = null as ActingDirectory | null

  // @ts-expect-error a site's own tables are no directory
  needsDirectory(site)
  // @ts-expect-error nor is what somebody may change of them
  needsDirectory(acting)
  // @ts-expect-error nor do they hold what the directory holds of the site
  needsOwn(site)
  // @ts-expect-error the directory has no site's tables
  needsSite(directory)
  // @ts-expect-error not even where it knows which site
  needsSite(own)
  // @ts-expect-error somebody who acts in the directory does not act in the site's tables
  needsActing(actingOwn)
  // @ts-expect-error nobody acts without being known
  needsActing(site)

  expect([needsDirectory(own), needsOwn(actingOwn), needsSite(acting)]).toEqual([null, null, null])
})
