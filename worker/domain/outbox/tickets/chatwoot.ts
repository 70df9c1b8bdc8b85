import { getJson, postJson } from '#worker/domain/outbox/call.ts'
import { at, firstId, idOf, type NextStep } from './ticket.ts'

/**
 * Chatwoot: a conversation belongs to a contact, and a contact has an identifier, which is the case's
 * id. First the contact is looked up or made, then its conversation.
 */
export const chatwoot: NextStep = ({ base, token, settings }, ticket, answers) => {
  const headers = { api_access_token: token }
  const account = `${base}/api/v1/accounts/${settings.account ?? 0}`
  const [found, ...rest] = answers
  if (found === undefined)
    return getJson(`${account}/contacts/search?q=${encodeURIComponent(ticket.caseId)}`, headers)
  const known = contactIn(found, ticket.caseId)
  if (known === null && rest.length === 0)
    return postJson(
      `${account}/contacts`,
      { inbox_id: settings.inbox, name: `Wayfelt ${ticket.caseId}`, identifier: ticket.caseId },
      headers,
    )
  const [made, ...after] = known === null ? rest : [known, ...rest]
  const contact = known ?? at(at(made, 'payload'), 'contact')
  const contactId = idOf(contact)
  if (contactId === null) return { done: '' }
  const [conversations, conversation] = after
  if (conversations === undefined)
    return getJson(`${account}/contacts/${contactId}/conversations`, headers)
  const id = firstId(at(conversations, 'payload')) ?? idOf(conversation)
  if (id !== null || conversation !== undefined) return { done: id ?? '' }
  return postJson(
    `${account}/conversations`,
    {
      source_id: sourceOf(made, contact, settings.inbox) ?? ticket.caseId,
      inbox_id: settings.inbox,
      contact_id: Number(contactId),
      status: 'open',
      additional_attributes: { mail_subject: ticket.subject },
      custom_attributes: { wayfelt_case: ticket.caseId },
      message: { content: `${ticket.subject}\n\n${ticket.text}` },
    },
    headers,
  )
}

/** The contact of exactly this case: the search also finds what only looks like it. */
function contactIn(found: unknown, caseId: string): unknown {
  const list = at(found, 'payload')
  const contact = Array.isArray(list)
    ? list.find((one) => at(one, 'identifier') === caseId)
    : undefined
  return contact ?? null
}

/** How the contact is known in the inbox. */
function sourceOf(made: unknown, contact: unknown, inbox: number | undefined): string | null {
  const own = at(at(at(made, 'payload'), 'contact_inbox'), 'source_id')
  if (typeof own === 'string') return own
  const inboxes = at(contact, 'contact_inboxes')
  const mine = Array.isArray(inboxes)
    ? inboxes.find((one) => idOf(at(one, 'inbox')) === String(inbox))
    : undefined
  const source = at(mine, 'source_id')
  return typeof source === 'string' ? source : null
}
