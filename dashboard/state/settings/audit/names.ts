import { useState } from 'preact/hooks'
import type { AuditEntry } from '#contract/access/audit.ts'
import type { Session } from '#contract/access/accounts.ts'
import { listKeys } from '#dashboard/api/keys.ts'
import { listShares } from '#dashboard/api/shares.ts'
import { getTeam } from '#dashboard/api/team.ts'
import { useResource } from '#dashboard/state/loading/resource.ts'
import { mayDo, useSession } from '#dashboard/state/shell/session.ts'

/** Names by id: of people, keys, share links and passkeys. */
export type Names = ReadonlyMap<string, string>

interface Named {
  id: string
  name: string
}

type Actor = AuditEntry['actor']

export interface KnownNames {
  names: Names
  /** Who may have done something, for the filter. */
  actors: Actor[]
}

/**
 * The names behind the ids of the log: what its own entries tell, and the lists that the reader may
 * see. Without a list the ids stay ids.
 */
export function useNames(entries: AuditEntry[]): KnownNames {
  const { data: session } = useSession()
  const lists = useResource('audit-names', (signal) => loadLists(session, signal))
  // A filter that leaves one of them must not take the others out of its own menu.
  const [seen] = useState(() => new Map<string, Actor>())
  for (const { actor } of entries) if (!seen.has(actor.id)) seen.set(actor.id, actor)
  const { people, others } = lists.data ?? { people: [], others: [] }
  const actors = new Map([...seen.values(), ...people].map((actor) => [actor.id, actor]))
  const known = [...entries.flatMap(namedTarget), ...actors.values(), ...others]
  return {
    // The first of several names counts.
    names: new Map(known.toReversed().map(({ id, name }) => [id, name])),
    actors: [...actors.values()],
  }
}

/** Entries of what was made carry its name; the newest of them is the name it has now. */
function namedTarget({ target, details }: AuditEntry): Named[] {
  const name = details['name']
  return target !== null && typeof name === 'string' ? [{ id: target, name }] : []
}

/** A list that does not come leaves ids where names could stand, and is no reason for an error. */
async function loadLists(session: Session | null, signal: AbortSignal) {
  const [team, keys, shares] = await Promise.all([
    mayDo(session, 'team:manage') ? quietly(getTeam(signal)) : null,
    mayDo(session, 'keys:manage') ? quietly(listKeys(signal)) : null,
    mayDo(session, 'shares:manage') ? quietly(listShares(signal)) : null,
  ])
  const others: Named[] = [...(keys?.keys ?? []), ...(shares?.shares ?? [])]
  const users = team?.people ?? []
  return { people: users.map(({ id, name }): Actor => ({ kind: 'user', id, name })), others }
}

async function quietly<T>(answer: Promise<T>): Promise<T | null> {
  return await answer.catch(() => null)
}
