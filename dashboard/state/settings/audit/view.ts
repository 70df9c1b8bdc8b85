import { isDay } from '#dashboard/state/journey/days.ts'
import type { AuditAction } from '#contract/words.ts'

/*
 * The contract's list as values: its types alone may come in here, because zod would come with
 * them. `satisfies Record` makes a missing or an unknown action a type error.
 */
const actions = {
  'session.began': 1,
  'session.ended': 1,
  'session.revoked': 1,
  'site.chosen': 1,
  'site.created': 1,
  'site.changed': 1,
  'account.changed': 1,
  'passkey.added': 1,
  'passkey.renamed': 1,
  'passkey.removed': 1,
  'user.changed': 1,
  'user.removed': 1,
  'user.joined': 1,
  'invitation.made': 1,
  'invitation.withdrawn': 1,
  'key.made': 1,
  'key.revoked': 1,
  'signing-key.made': 1,
  'signing-key.revoked': 1,
  'share.made': 1,
  'share.revoked': 1,
  'share.opened': 1,
  'answers.imported': 1,
  'privacy.exported': 1,
  'privacy.erased': 1,
  'install.checked': 1,
} satisfies Record<AuditAction, 1>
export const AUDIT_ACTIONS = Object.keys(actions) as AuditAction[]

/** What the reader has chosen of the log. It lives in the URL, in the words of the API. */
export interface AuditView {
  action: AuditAction | null
  /** Id of a person, a key or a share link. */
  actor: string | null
  /** Calendar days in UTC, both included. */
  from: string | null
  to: string | null
}

export const WHOLE_LOG: AuditView = { action: null, actor: null, from: null, to: null }

/** Reads the view from a query. What is unknown or malformed is left out. */
export function parseAuditView(search: string): AuditView {
  const query = new URLSearchParams(search)
  const actor = query.get('actor') ?? ''
  return {
    action: AUDIT_ACTIONS.find((action) => action === query.get('action')) ?? null,
    actor: /^[\w-]{1,64}$/.test(actor) ? actor : null,
    from: dayOf(query.get('from')),
    to: dayOf(query.get('to')),
  }
}

function dayOf(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null
}

/** What is chosen, as the API's query takes it. */
export function auditQuery(view: AuditView): Record<string, string> {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== null))
}

/** The query of the address bar; empty for the whole log. */
export function auditSearch(view: AuditView): string {
  const text = new URLSearchParams(auditQuery(view)).toString()
  return text && `?${text}`
}
