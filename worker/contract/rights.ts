/*
 * Who may do what, and what is written down of it: plain values like those of words.ts, which import
 * nothing either.
 */

/** What somebody may do on a site. Every route behind sign-in asks for one of these. */
export const PERMISSIONS = [
  /** Journeys, curves, counts and answers without their words: nothing of a person. */
  'figures:read',
  /** What people wrote. */
  'comments:read',
  /** Pages, traits and references of a person. */
  'people:read',
  'answers:write',
  /** Telling of orders and parcels, in calls or files. */
  'orders:write',
  /** Taking answers out as a file, as far as they may be read. */
  'answers:export',
  /** Keeping answers out of the figures, and letting them in again. */
  'answers:hold',
  /** Cases: seeing, working and closing them, and linking answers to orders. */
  'cases:work',
  /** Beginning a survey as a draft: making one live needs `site:manage`. */
  'surveys:draft',
  'site:manage',
  'team:manage',
  'keys:manage',
  'shares:manage',
  'privacy:manage',
  'audit:read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Who a member is on a site, the most powerful first. */
export const ROLES = ['owner', 'manager', 'agent', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** What a secret key may be allowed. Never team, keys or shares: a key must not make keys. */
export const KEY_SCOPES = [
  'figures:read',
  'comments:read',
  'people:read',
  'answers:write',
  'orders:write',
  'answers:export',
  'answers:hold',
  'cases:work',
  'surveys:draft',
  'privacy:manage',
  'audit:read',
] as const satisfies readonly Permission[]
export type KeyScope = (typeof KEY_SCOPES)[number]

export const WAYS_IN = ['link', 'passkey', 'access'] as const
export type WayIn = (typeof WAYS_IN)[number]

/** Every change that can be made behind sign-in; each leaves one entry of its name. */
export const AUDIT_ACTIONS = [
  'session.began',
  'session.ended',
  'session.revoked',
  'session.confirmed',
  'session.refused',
  'site.chosen',
  'site.created',
  'site.changed',
  'site.ended',
  'site.restored',
  'account.changed',
  'account.proved',
  'account.deleted',
  'passkey.added',
  'passkey.renamed',
  'passkey.removed',
  'user.changed',
  'user.removed',
  'user.joined',
  'invitation.made',
  'invitation.withdrawn',
  'key.made',
  'key.revoked',
  'key.refused',
  'signing-key.made',
  'signing-key.revoked',
  'share.made',
  'share.revoked',
  'share.opened',
  'journey.made',
  'journey.named',
  'journey.changed',
  'journey.discarded',
  'survey.made',
  'survey.published',
  'survey.changed',
  'survey.discarded',
  'survey.deleted',
  'code.made',
  'code.ended',
  'connection.made',
  'connection.changed',
  'connection.ended',
  'connection.polled',
  'messages.replayed',
  'orders.told',
  'issue.changed',
  'costs.counted',
  'improvement.made',
  'improvement.changed',
  'improvement.stopped',
  'improvement.deleted',
  'alert.anew',
  'evidence.exported',
  'case.opened',
  'case.changed',
  'cases.changed',
  'case.linked',
  'cases.rules',
  'cases.desk',
  'trial.started',
  'trial.stopped',
  'endpoint.made',
  'endpoint.changed',
  'endpoint.deleted',
  'endpoint.rotated',
  'endpoint.tested',
  'endpoint.replayed',
  'recipients.listed',
  'recipients.asked',
  'recipients.reminded',
  'recipients.ended',
  'answers.imported',
  'import.begun',
  'import.cancelled',
  'import.undone',
  'answers.exported',
  'answers.held',
  'answers.released',
  'answers.cleared',
  'answer.linked',
  'privacy.exported',
  'privacy.erased',
  'install.checked',
  'call.refused',
  'audit.exported',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** How long a passkey, a link or a sign-in at Access counts as fresh, in minutes. */
export const FACTOR_MINUTES = 10

export const ACTOR_KINDS = ['user', 'key', 'share', 'system'] as const
