import { getJson, postJson } from '#worker/domain/outbox/call.ts'
import { asHtml, basic, firstId, idOf, type NextStep } from './ticket.ts'

const OPEN = 2
const FROM_PORTAL = 2
const PRIORITY = { usual: 1, urgent: 3 }

/**
 * Freshdesk keeps no foreign id with a ticket, but one with its requester: each case has a requester
 * of its own, whose tickets are looked up.
 */
export const freshdesk: NextStep = ({ base, token }, ticket, [found, made]) => {
  const authorization = basic(token, 'X')
  if (found === undefined)
    return getJson(
      `${base}/api/v2/tickets?unique_external_id=${encodeURIComponent(ticket.caseId)}`,
      { authorization },
    )
  const id = firstId(found) ?? idOf(made)
  if (id !== null || made !== undefined) return { done: id ?? '' }
  return postJson(
    `${base}/api/v2/tickets`,
    {
      unique_external_id: ticket.caseId,
      name: `Wayfelt ${ticket.caseId}`,
      subject: ticket.subject,
      description: asHtml(ticket.text),
      status: OPEN,
      priority: ticket.urgent ? PRIORITY.urgent : PRIORITY.usual,
      source: FROM_PORTAL,
      tags: ['wayfelt'],
    },
    { authorization },
  )
}
