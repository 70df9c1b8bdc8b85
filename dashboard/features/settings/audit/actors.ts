import { useState } from 'preact/hooks'
import type { AuditEntry } from '#contract/site/audit.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'

export type Actor = AuditEntry['actor']

/**
 * Who may have done something, for the filter: whoever is met in the log, and the team if the reader
 * may see it. A team that does not come is no reason for an error.
 */
export function useActors(entries: AuditEntry[]): Actor[] {
  const { data: session } = useSession()
  const team = useResource('audit-team', async (signal) =>
    mayDo(session, 'team:manage') ? await call('GET /api/users', { signal }) : { users: [] },
  )
  // A filter that leaves one of them must not take the others out of its own menu.
  const [seen] = useState(() => new Map<string, Actor>())
  for (const { actor } of entries) if (!seen.has(actor.id)) seen.set(actor.id, actor)
  const people = team.data?.users.map(({ id, name }): Actor => ({ kind: 'user', id, name })) ?? []
  return [...new Map([...seen.values(), ...people].map((actor) => [actor.id, actor])).values()]
}
