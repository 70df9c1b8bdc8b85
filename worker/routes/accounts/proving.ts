import type { Context } from 'hono'
import { provingAddress, type KnownAccount } from '#worker/db/accounts/addresses.ts'
import type { User } from '#worker/db/accounts/users.ts'
import type { Query } from '#worker/db/site/audit.ts'
import { directoryOf, enteredSite } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'

/**
 * What the proof of an address changes, for the batch of what proved it.
 * @param proof `accounts` are those of the address, `keeper` one of them or a new one
 */
export function proving(
  c: Context<AppEnv>,
  { keeper, accounts, now }: { keeper: User; accounts: KnownAccount[]; now: number },
): Query[] {
  const stamp = { kind: 'user', id: keeper.id, name: keeper.name, now } as const
  const sites = [...new Set(accounts.flatMap((account) => account.sites))]
  const logs = sites.map((siteId) => enteredSite(c, siteId, stamp))
  return provingAddress(directoryOf(c), { keeper, accounts, logs, now })
}
