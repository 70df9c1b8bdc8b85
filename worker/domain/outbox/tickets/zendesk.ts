import { getJson, postJson } from '#worker/domain/outbox/call.ts'
import { at, basic, firstId, idOf, type NextStep } from './ticket.ts'

/**
 * Zendesk keeps a foreign id with a ticket and knows keys of idempotency, too. With an e-mail address
 * the token is one of the API, which it ends at the end of 2026; without one it is of OAuth.
 */
export const zendesk: NextStep = ({ base, token, settings }, ticket, [found, made]) => {
  const authorization = settings.email ? basic(`${settings.email}/token`, token) : `Bearer ${token}`
  if (found === undefined)
    return getJson(`${base}/api/v2/tickets.json?external_id=${encodeURIComponent(ticket.caseId)}`, {
      authorization,
    })
  const id = firstId(at(found, 'tickets')) ?? idOf(at(made, 'ticket'))
  if (id !== null || made !== undefined) return { done: id ?? '' }
  return postJson(
    `${base}/api/v2/tickets.json`,
    {
      ticket: {
        subject: ticket.subject,
        comment: { body: ticket.text, public: false },
        external_id: ticket.caseId,
        priority: ticket.urgent ? 'high' : 'normal',
        type: 'problem',
        tags: ['wayfelt'],
      },
    },
    { authorization, 'idempotency-key': ticket.caseId },
  )
}
