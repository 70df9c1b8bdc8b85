import { eq, isNull, sql } from 'drizzle-orm'
import type { ActingDirectory, ActorStamp, Directory, SiteDirectory } from '#worker/db/connect.ts'
import { unbroken } from '#worker/db/accounts/guard.ts'
import { keys } from '#worker/db/schema/directory/access.ts'
import { members } from '#worker/db/schema/directory/people.ts'
import { directoryLog, dueSites, sites } from '#worker/db/schema/directory/sites.ts'
import { commit, entryOf, type Named, type Query } from './audit.ts'
import { dueNow } from './due-sites.ts'

export type Site = typeof sites.$inferSelect
export type NewSite = Omit<typeof sites.$inferInsert, 'id'>
/** Settings to change; what is undefined stays as it is. */
export type SiteColumns = { [Name in keyof NewSite]?: NewSite[Name] | undefined }

/** Makes a site and the first of its publishable keys, which must be new. @returns its id */
export async function createSite(directory: Directory, site: NewSite): Promise<number> {
  await directory.orm.batch(makingSite(directory, site))
  return await idOf(directory, site.key)
}

/** Who a new site belongs to, and what else is done in the same transaction. */
export interface Founding {
  owner: Named
  actor: ActorStamp
  /** Before the site is made: a guard, an account that is new. */
  before?: Query[]
  after?: Query[]
}

/**
 * Makes a site that somebody owns.
 * @returns its id; null if a guard in `before` broke it off, and nothing was changed
 */
export async function foundSite(
  directory: Directory,
  site: NewSite,
  { owner, actor, before = [], after = [] }: Founding,
): Promise<number | null> {
  const { orm } = directory
  const siteId = sql<number>`(${idByKey(directory, site.key)})`
  const joined = { action: 'user.joined', target: owner.id } as const
  const details = { name: owner.name, role: 'owner' }
  const row = { userId: owner.id, role: 'owner', comments: true, createdAt: actor.now } as const
  const [first, ...rest] = makingSite(directory, site)
  const isMade = await unbroken(
    orm.batch([
      ...before,
      first,
      ...rest,
      orm.insert(members).values({ ...row, siteId }),
      orm.insert(directoryLog).values({ ...entryOf(actor, { ...joined, details }), siteId }),
      ...after,
    ] as [Query, ...Query[]]),
  )
  return isMade ? await idOf(directory, site.key) : null
}

/** Sites have been numbered by the second since then: 2026. */
const NUMBERED_FROM = 1_767_225_600

/**
 * A number that no site had before, also one that is no more, or was there before the database was put
 * back: isolates remember sites by it.
 */
function newSiteId(createdAt: number) {
  const seconds = Math.trunc(createdAt / 1000) - NUMBERED_FROM
  return sql<number>`(SELECT max(${seconds}, coalesce(max(id), 0) + 1) FROM sites)`
}

function makingSite(directory: Directory, site: NewSite): [Query, ...Query[]] {
  const { orm } = directory
  const { key, name, createdAt } = site
  const siteId = sql<number>`(${idByKey(directory, key)})`
  return [
    orm.insert(sites).values({ ...site, id: newSiteId(createdAt) }),
    orm.insert(keys).values({
      siteId,
      id: 'first',
      kind: 'publishable',
      lookup: key,
      last4: key.slice(-4),
      name,
      scopes: [],
      createdAt,
    }),
    orm.insert(dueSites).values({ siteId, dueAt: createdAt }),
  ]
}

function idByKey({ orm }: Directory, key: string) {
  return orm.select({ id: sites.id }).from(sites).where(eq(sites.key, key))
}

async function idOf(directory: Directory, key: string): Promise<number> {
  const [row] = await idByKey(directory, key)
  if (!row) throw new Error('A site is not there after it was made')
  return row.id
}

/**
 * Changes settings of the site.
 * @param told for the audit log: names of what changes, and in their order the values before and after
 */
export async function changeSite(
  db: ActingDirectory,
  change: SiteColumns,
  told: { fields: string[]; before: string[]; after: string[] },
): Promise<void> {
  await commit(db, { action: 'site.changed', details: told }, [
    db.orm.update(sites).set(change).where(eq(sites.id, db.siteId)),
    // Or answers that are too old from now on would stay for another day, and counts wait as long.
    ...(change.retentionMonths === undefined && change.dropsCounts !== true
      ? []
      : [dueNow(db, db.actor.now)]),
  ])
}

/** The site behind a publishable key, or null. */
export async function findSite(directory: Directory, key: string): Promise<Site | null> {
  const [site] = await directory.orm.select().from(sites).where(eq(sites.key, key)).limit(1)
  return site ?? null
}

/** All sites of this deployment but those that were ended, oldest first. */
export async function listSites(directory: Directory): Promise<Site[]> {
  return await directory.orm.select().from(sites).where(isNull(sites.endedAt)).orderBy(sites.id)
}

/** The site whose entries these are. */
export async function ownSite(own: SiteDirectory): Promise<Site> {
  const [site] = await own.orm.select().from(sites).where(eq(sites.id, own.siteId))
  if (!site) throw new Error('A directory view without a site')
  return site
}
