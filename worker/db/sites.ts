import { eq } from 'drizzle-orm'
import type { Directory, SiteDb } from './connect.ts'
import { sites } from './schema/map.ts'

export type Site = typeof sites.$inferSelect
export type NewSite = Omit<typeof sites.$inferInsert, 'id'>

/** Makes a site; its key must be new. @returns its id */
export async function createSite(directory: Directory, site: NewSite): Promise<number> {
  const [row] = await directory.orm.insert(sites).values(site).returning({ id: sites.id })
  if (!row) throw new Error('The database returned no site id')
  return row.id
}

/** The site behind a publishable key, or null. */
export async function findSite(directory: Directory, key: string): Promise<Site | null> {
  const [site] = await directory.orm.select().from(sites).where(eq(sites.key, key)).limit(1)
  return site ?? null
}

/** All sites of this deployment, oldest first. */
export async function listSites(directory: Directory): Promise<Site[]> {
  return await directory.orm.select().from(sites).orderBy(sites.id)
}

/** The site that a `SiteDb` belongs to. */
export async function ownSite(db: SiteDb): Promise<Site> {
  const [site] = await db.orm.select().from(sites).where(eq(sites.id, db.siteId))
  if (!site) throw new Error('A SiteDb without a site')
  return site
}
