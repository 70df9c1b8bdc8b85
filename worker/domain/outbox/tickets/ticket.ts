import type { EndpointSettings } from '#contract/outbox/endpoints.ts'
import type { Call } from '#worker/domain/outbox/call.ts'

/** A case that becomes a ticket. */
export interface Ticket {
  /** The case's id, by which the ticket is known over there. */
  caseId: string
  subject: string
  /** Plain text. */
  text: string
  urgent: boolean
}

/** The system it goes to. */
export interface TicketSystem {
  /** Its address without a slash at the end. */
  base: string
  token: string
  settings: EndpointSettings
}

/**
 * What comes next for a ticket, told from the answers of the calls before: the ticket that is there,
 * or one more call. The first call always looks whether there is a ticket of this case, so that a
 * try whose acknowledgement was lost is no second ticket.
 */
export type NextStep = (
  system: TicketSystem,
  ticket: Ticket,
  answers: unknown[],
) => Call | { done: string }

/** The id of the first of a list of things, as a text; null for none. */
export function firstId(list: unknown): string | null {
  return Array.isArray(list) ? idOf(list[0]) : null
}

/** The id of a thing, as a text; null for none. */
export function idOf(thing: unknown): string | null {
  const id = at(thing, 'id')
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null
}

/** A field of what a foreign system has answered. */
export function at(thing: unknown, name: string): unknown {
  return typeof thing === 'object' && thing !== null
    ? (thing as Record<string, unknown>)[name]
    : undefined
}

/** Basic authentication. */
export function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

/** Plain text as HTML, for systems that take nothing else. */
export function asHtml(text: string): string {
  const safe = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
  return `<p>${safe.replaceAll('\n', '<br>')}</p>`
}
