import { eq, sql } from 'drizzle-orm'
import type { ActingDirectory, Directory, SiteDirectory } from '#worker/db/connect.ts'
import { keys } from '#worker/db/schema/directory/access.ts'
import { dueSites, sites } from '#worker/db/schema/directory/sites.ts'
import { commit } from './audit.ts'
import { dueNow } from './due-sites.ts'

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
    orm.insert(dueSites).values({ siteId: sql`(${ofKey})`, dueAt: createdAt }),
  ])
  if (!row) throw new Error('The database returned no site id')
  return row.id
}

/** Changes settings of the site. @param fields names of what changes, for the audit log */
export async function changeSite(
  db: ActingDirectory,
  change: SiteColumns,
  fields: string[],
): Promise<void> {
  await commit(db, { action: 'site.changed', details: { fields } }, [
    db.orm.update(sites).set(change).where(eq(sites.id, db.siteId)),
    // Or answers that are too old from now on would stay for another day.
    ...(change.retentionMonths === undefined ? [] : [dueNow(db, db.actor.now)]),
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

/** The site whose entries these are. */
export async function ownSite(own: SiteDirectory): Promise<Site> {
  const [site] = await own.orm.select().from(sites).where(eq(sites.id, own.siteId))
  if (!site) throw new Error('A directory view without a site')
  return site
}
