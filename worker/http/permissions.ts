import type { KeyScope, Permission, Role } from '#contract/rights.ts'

const AGENT: Permission[] = ['figures:read', 'comments:read', 'people:read', 'cases:work']
const MANAGER: Permission[] = [
  ...AGENT,
  'answers:write',
  'orders:write',
  'answers:export',
  'answers:hold',
  'surveys:draft',
  'site:manage',
  'shares:manage',
  'privacy:manage',
  'audit:read',
]
const OWNER: Permission[] = [...MANAGER, 'team:manage', 'keys:manage']

/**
 * What a member may do. Only owners decide about people and keys, so nobody can raise themselves.
 * @param comments whether this viewer may read what people wrote; the others always may
 */
export function permissionsOfRole(role: Role, comments: boolean): Permission[] {
  if (role === 'owner') return OWNER
  if (role === 'manager') return MANAGER
  if (role === 'agent') return AGENT
  return comments ? ['figures:read', 'comments:read'] : ['figures:read']
}

/** What a guest of a share link may do: look, and read what people wrote only if it was chosen. */
export function permissionsOfShare(comments: boolean): Permission[] {
  return permissionsOfRole('viewer', comments)
}

/** What a secret key may do: its scopes, no more. */
export function permissionsOfKey(scopes: KeyScope[]): Permission[] {
  return [...scopes]
}
