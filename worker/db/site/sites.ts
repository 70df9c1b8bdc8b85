import { eq, sql } from 'drizzle-orm'
import { commit } from './audit.ts'
import type { ActingDb, Directory, SiteDb } from '#worker/db/connect.ts'
import { keys } from '#worker/db/schema/access.ts'
import { sites } from '#worker/db/schema/map.ts'

export type Site = typeof sites.$inferSelect
export type NewSite = Omit<typeof sites.$inferInsert, 'id'>
/** Settings to change; what is undefined stays as it is. */
export type SiteColumns = { [Name in keyof NewSite]?: NewSite[Name] | undefined }

/** Makes a site and the first of its publishable keys, which must be new. @returns its id */
export async function createSite({ orm }: Directory, site: NewSite): Promise<number> {
  const { key, name, createdAt } = site
  const ofKey = orm.select({ id: sites.id }).from(sites).where(eq(sites.key, key))
  const [[row]] = await orm.batch([
    orm.insert(sites).values(site).returning({ id: sites.id }),
    orm.insert(keys).values({
      siteId: sql`(${ofKey})`,
      id: 'first',
      kind: 'publishable',
      lookup: key,
      last4: key.slice(-4),
      name,
      scopes: [],
      createdAt,
    }),
  ])
  if (!row) throw new Error('The database returned no site id')
  return row.id
}

/** Changes settings of the site. @param fields names of what changes, for the audit log */
export async function changeSite(
  db: ActingDb,
  change: SiteColumns,
  fields: string[],
): Promise<void> {
  await commit(db, { action: 'site.changed', details: { fields } }, [
    db.orm.update(sites).set(change).where(eq(sites.id, db.siteId)),
  ])
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
