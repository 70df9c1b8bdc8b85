import { getJson, postJson } from '#worker/domain/outbox/call.ts'
import { asHtml, at, basic, firstId, idOf, type NextStep } from './ticket.ts'

/** Gorgias: a ticket needs a message, and `channel: api` fires no automatic replies. */
export const gorgias: NextStep = ({ base, token, settings }, ticket, [found, made]) => {
  const authorization = basic(settings.email ?? '', token)
  if (found === undefined)
    return getJson(`${base}/api/tickets?external_id=${encodeURIComponent(ticket.caseId)}&limit=1`, {
      authorization,
    })
  const id = firstId(at(found, 'data')) ?? idOf(made)
  if (id !== null || made !== undefined) return { done: id ?? '' }
  const from = { channel: 'api', via: 'api', from_agent: false }
  return postJson(
    `${base}/api/tickets`,
    {
      ...from,
      external_id: ticket.caseId,
      subject: ticket.subject,
      tags: [{ name: 'wayfelt' }],
      messages: [
        {
          ...from,
          subject: ticket.subject,
          body_text: ticket.text,
          body_html: asHtml(ticket.text),
          external_id: ticket.caseId,
        },
      ],
    },
    { authorization },
  )
}
