import * as z from 'zod'

/** What somebody may do on a site. Every route behind sign-in asks for one of these. */
export const PERMISSIONS = [
  /** Journeys, curves, counts and answers without their words: nothing of a person. */
  'figures:read',
  /** What people wrote. */
  'comments:read',
  /** Pages, traits and references of a person. */
  'people:read',
  'answers:write',
  'site:manage',
  'team:manage',
  'keys:manage',
  'shares:manage',
  'privacy:manage',
  'audit:read',
] as const
export const permissionSchema = z.enum(PERMISSIONS)
export type Permission = z.infer<typeof permissionSchema>

/** Who a member is on a site, the most powerful first. */
export const ROLES = ['owner', 'manager', 'agent', 'viewer'] as const
export const roleSchema = z.enum(ROLES)
export type Role = z.infer<typeof roleSchema>

/** What a secret key may be allowed. Never team, keys or shares: a key must not make keys. */
export const KEY_SCOPES = [
  'figures:read',
  'comments:read',
  'people:read',
  'answers:write',
  'privacy:manage',
  'audit:read',
] as const satisfies readonly Permission[]
export const keyScopeSchema = z.enum(KEY_SCOPES)
export type KeyScope = z.infer<typeof keyScopeSchema>
