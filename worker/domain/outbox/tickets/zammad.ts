import { getJson, postJson } from '#worker/domain/outbox/call.ts'
import { at, firstId, idOf, type NextStep } from './ticket.ts'

/**
 * Zammad keeps no foreign id: the case's id is a tag, which its search finds. The search lags behind by
 * seconds, less than a second try does.
 */
export const zammad: NextStep = ({ base, token, settings }, ticket, [found, made]) => {
  const authorization = `Token token=${token}`
  const tag = `wayfelt-${ticket.caseId}`
  if (found === undefined) {
    const query = encodeURIComponent(`tags:"${tag}"`)
    return getJson(`${base}/api/v1/tickets/search?query=${query}&limit=1`, { authorization })
  }
  // A list, or an object with a list of ids, by version.
  const listed = at(found, 'tickets')
  const id =
    firstId(found) ??
    firstId(listed) ??
    (Array.isArray(listed) && listed[0] !== undefined ? String(listed[0]) : idOf(made))
  if (id !== null || made !== undefined) return { done: id ?? '' }
  return postJson(
    `${base}/api/v1/tickets`,
    {
      title: ticket.subject,
      group: settings.group ?? '',
      customer_id: `guess:${tag}@wayfelt.invalid`,
      priority: ticket.urgent ? '3 high' : '2 normal',
      tags: `wayfelt,${tag}`,
      article: {
        subject: ticket.subject,
        body: ticket.text,
        type: 'note',
        internal: true,
        content_type: 'text/plain',
      },
    },
    { authorization },
  )
}
