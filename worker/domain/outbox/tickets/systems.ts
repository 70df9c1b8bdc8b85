import type { TicketKind } from '#contract/outbox/words.ts'
import type { CaseData } from '#contract/outbox/messages.ts'
import type { Notice } from '#worker/domain/outbox/formats/notice.ts'
import { chatwoot } from './chatwoot.ts'
import { freshdesk } from './freshdesk.ts'
import { gorgias } from './gorgias.ts'
import type { NextStep, Ticket } from './ticket.ts'
import { zammad } from './zammad.ts'
import { zendesk } from './zendesk.ts'

/** What comes next for a ticket, by the system that it goes to. */
export const NEXT_STEPS: Record<TicketKind, NextStep> = {
  zendesk,
  chatwoot,
  gorgias,
  freshdesk,
  zammad,
}

/** A case as a ticket. */
export function ticketOf(
  { id, priority }: CaseData,
  { title, facts, comment, link }: Notice,
): Ticket {
  const lines = [
    ...facts.map(({ name, value }) => `${name}: ${value}`),
    ...(comment ? ['', `${comment.name}:`, comment.text] : []),
    ...(link ? ['', `${link.name}: ${link.url}`] : []),
  ]
  return { caseId: id, subject: title, text: lines.join('\n'), urgent: priority === 'high' }
}
