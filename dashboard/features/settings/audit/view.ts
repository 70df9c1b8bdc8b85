import { AUDIT_ACTIONS, type AuditAction } from '#contract/rights.ts'
import { LIMITS } from '#contract/words.ts'
import { isDay } from '#dashboard/kit/time/days.ts'

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
    actor: /^[\w-]+$/.test(actor) && actor.length <= LIMITS.handle ? actor : null,
    from: dayOf(query.get('from')),
    to: dayOf(query.get('to')),
  }
}

function dayOf(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null
}

/** What is chosen, as the API's query takes it. */
export function auditQuery(view: AuditView) {
  const chosen = Object.entries(view).filter(([, value]) => value !== null)
  // Nothing but entries without null are left.
  return Object.fromEntries(chosen) as { [K in keyof AuditView]?: NonNullable<AuditView[K]> }
}

/** The query of the address bar; empty for the whole log. */
export function auditSearch(view: AuditView): string {
  const text = new URLSearchParams(auditQuery(view)).toString()
  return text && `?${text}`
}
