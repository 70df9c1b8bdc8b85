import { addMember, ensureUser } from '#worker/db/accounts/users.ts'
import { actingDb, type SiteDb } from '#worker/db/connect.ts'
import { newId } from '#worker/secrets/hash.ts'

/** Makes somebody who owns the site. @returns the e-mail of the account */
export async function makeOwner(site: SiteDb): Promise<string> {
  const now = Date.now()
  const email = `owner-${site.siteId}@people.example`
  const user = await ensureUser(site, { id: newId(), email, name: 'Ada', createdAt: now })
  const stamp = { kind: 'system', id: 'test', name: 'test', now } as const
  const owner = { user, role: 'owner', comments: true } as const
  await addMember(actingDb(site, site.siteId, stamp), owner)
  return email
}
