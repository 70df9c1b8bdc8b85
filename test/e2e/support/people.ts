import { addMember, ensureUser } from '#test/support/accounts.ts'
import { actingDirectory, type SiteDirectory } from '#worker/db/connect.ts'
import { newId } from '#worker/secrets/hash.ts'

/** Makes an owner of the site whom only one test file uses. @returns the e-mail of the account */
export async function makeOwner(own: SiteDirectory, file: string): Promise<string> {
  const now = Date.now()
  const email = `owner-${file}@people.example`
  const user = await ensureUser(own, { id: newId(), email, name: 'Ada', createdAt: now })
  const stamp = { kind: 'system', id: 'test', name: 'test', now } as const
  const owner = { user, role: 'owner', comments: true } as const
  await addMember(actingDirectory(own, own.siteId, stamp), owner)
  return email
}
