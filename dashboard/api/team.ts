import type { InvitationList, UserList } from '#contract/site/team.ts'
import { call } from '#dashboard/kit/api/call.ts'

export interface Team {
  people: UserList['users']
  /** Those that can still be accepted, newest first. */
  invitations: InvitationList['invitations']
}

/** The people of the site, owners first, and who was invited. */
export async function getTeam(signal?: AbortSignal): Promise<Team> {
  const [{ users }, { invitations }] = await Promise.all([
    call('GET /api/users', { signal }),
    call('GET /api/invitations', { signal }),
  ])
  return { people: users, invitations }
}
