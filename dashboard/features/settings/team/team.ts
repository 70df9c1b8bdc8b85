import type {
  InvitationList,
  InvitationReceipt,
  NewInvitation,
  UserChange,
  UserList,
} from '#contract/site/team.ts'
import { type Role, ROLES } from '#contract/rights.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { t } from './words.ts'

export type Person = UserList['users'][number]

/** The name of a role at the beginning of something: `Owner`. */
export function roleTitle(role: Role): string {
  const [first = '', ...rest] = t(`role.${role}`)
  return first.toLocaleUpperCase() + rest.join('')
}

/** Roles to choose from. */
export function roleOptions(): { value: Role; label: string }[] {
  return ROLES.map((value) => ({ value, label: roleTitle(value) }))
}

/** The role of a name; a viewer where there is none such. */
export function readRole(text: string): Role {
  return ROLES.find((role) => role === text) ?? 'viewer'
}

/** Changes somebody. @throws ApiError in the reader's language where nobody would own the site */
export async function change(person: Person, to: UserChange): Promise<void> {
  await call('PATCH /api/users/:id', { params: { id: person.id }, body: to }).catch(sayOnlyOwner)
}

/** Takes somebody off the site. @throws ApiError as `change` does */
export async function remove(person: Person): Promise<void> {
  await call('DELETE /api/users/:id', { params: { id: person.id } }).catch(sayOnlyOwner)
}

/** Invites somebody. @throws ApiError at the e-mail of somebody who is there already */
export async function inviteSomebody(invitation: NewInvitation): Promise<InvitationReceipt> {
  return await call('POST /api/invitations', { body: invitation }).catch((error: unknown) => {
    if (!isConflict(error)) throw error
    const fields = [{ field: 'email', reason: t('invite.member') }]
    throw new ApiError({ status: error.status, code: error.code, fields })
  })
}

/** The API tells it in English. */
function sayOnlyOwner(error: unknown): never {
  if (!isConflict(error)) throw error
  throw new ApiError({ status: error.status, code: error.code, detail: t('team.onlyOwner') })
}

/** Another site in another tab is a conflict of its own kind. */
function isConflict(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 'conflict'
}

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
