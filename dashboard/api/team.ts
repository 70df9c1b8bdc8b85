import type {
  InvitationList,
  InvitationReceipt,
  NewInvitation,
  UserChange,
  UserList,
} from '#contract/site/team.ts'
import { request } from './client.ts'

export interface Team {
  people: UserList['users']
  /** Those that can still be accepted, newest first. */
  invitations: InvitationList['invitations']
}

/** The people of the site, owners first, and who was invited. */
export async function getTeam(signal?: AbortSignal): Promise<Team> {
  const [{ users }, { invitations }] = await Promise.all([
    request<UserList>('GET', '/api/users', { signal }),
    request<InvitationList>('GET', '/api/invitations', { signal }),
  ])
  return { people: users, invitations }
}

/** Changes what somebody is on the site, and signs them out everywhere. */
export async function changePerson(id: string, change: UserChange): Promise<void> {
  await request<void>('PATCH', `/api/users/${encodeURIComponent(id)}`, { body: change })
}

/** Takes somebody off the site, and signs them out everywhere. */
export async function removePerson(id: string): Promise<void> {
  await request<void>('DELETE', `/api/users/${encodeURIComponent(id)}`)
}

/** Invites somebody. Only this answer holds the link. */
export async function invite(invitation: NewInvitation): Promise<InvitationReceipt> {
  return await request('POST', '/api/invitations', { body: invitation })
}

/** Takes an invitation back. */
export async function withdrawInvitation(id: string): Promise<void> {
  await request<void>('DELETE', `/api/invitations/${encodeURIComponent(id)}`)
}
