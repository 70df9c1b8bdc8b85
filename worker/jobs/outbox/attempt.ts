import type { Message } from '#contract/outbox/messages.ts'
import { ENDPOINTS, OUTBOX_LIMITS, type TicketKind } from '#contract/outbox/words.ts'
import type { Endpoint } from '#worker/db/outbox/endpoints.ts'
import { postJson, type Call } from '#worker/domain/outbox/call.ts'
import type { Mail } from '#worker/domain/accounts/mails.ts'
import { mailOf } from '#worker/domain/outbox/formats/mail.ts'
import { noticeOf } from '#worker/domain/outbox/formats/notice.ts'
import { slackBody } from '#worker/domain/outbox/formats/slack.ts'
import { teamsBody } from '#worker/domain/outbox/formats/teams.ts'
import { NEXT_STEPS, ticketOf } from '#worker/domain/outbox/tickets/systems.ts'
import { unseal } from '#worker/secrets/sealed.ts'
import { webhookHeaders } from '#worker/secrets/webhook.ts'
import { callOut, type Heard } from './call-out.ts'

const HOUR_MS = 3_600_000
/** Of an answer of a system for tickets: it is read for ids, and thrown away. */
const TICKET_BYTES = 64 * 1024
/** More calls than any system needs for a ticket. */
const MOST_CALLS = 6

/** How messages are sent. */
export interface Sending {
  /** `WAYFELT_SECRET`. */
  root: string
  /** The deployment says that it is a test on this machine: the loopback may be called. */
  isLocal: boolean
  /** Unix milliseconds. */
  clock: () => number
  /** 0…1. */
  chance: () => number
  /** Mails to somebody of a site; null where the deployment sends no mail. */
  post: ((siteId: number, to: string, mail: Mail) => Promise<Heard>) | null
}

/** Nothing was sent. */
export const NOTHING: Heard = { outcome: 'nothing', status: null, reply: '', retryAfter: null }

/** There is nobody to hand a mail to. */
const NO_POST: Heard = { ...NOTHING, outcome: 'unreachable' }

/** What the sealed tokens of endpoints are sealed for. */
export const TOKEN_PURPOSE = 'endpoint-token'

/**
 * Sends a message to an endpoint, once.
 * @param id `msg_…`, the same over all tries
 * @param isTest nothing is made: systems for tickets are only asked
 */
export async function attempt(
  sending: Sending,
  endpoint: Endpoint,
  { id, message, isTest = false }: { id: string; message: Message; isTest?: boolean },
): Promise<Heard> {
  const how = { isLocal: sending.isLocal, most: OUTBOX_LIMITS.replyBytes }
  const { kind } = endpoint
  if (kind === 'webhook')
    return await callOut(await signedCall(sending, endpoint, { id, message }), how)
  if (message.type === 'ask.due') return NOTHING
  const notice = noticeOf(message, endpoint.settings.lang, toIso)
  if (kind === 'slack') return await callOut(postJson(endpoint.url, slackBody(notice)), how)
  if (kind === 'teams') return await callOut(postJson(endpoint.url, teamsBody(notice)), how)
  if (kind === 'mail') {
    const { lang } = endpoint.settings
    const mail = mailOf(notice, { lang, isWeek: message.type === 'summary.weekly' })
    return (await sending.post?.(endpoint.siteId, endpoint.url, mail)) ?? NO_POST
  }
  if (!('state' in message.data)) return NOTHING
  const ticket = ticketOf(message.data, notice)
  return await makeTicket(sending, { ...endpoint, kind }, { ticket, isTest })
}

/** The secrets that sign now: the current one, and for a day the one before. */
export function versionsAt({ version, rotatedAt }: Endpoint, now: number): number[] {
  const isRotating = rotatedAt !== null && now < rotatedAt + OUTBOX_LIMITS.rotationHours * HOUR_MS
  return isRotating && version > 1 ? [version, version - 1] : [version]
}

async function signedCall(
  { root, clock }: Sending,
  endpoint: Endpoint,
  { id, message }: { id: string; message: Message },
): Promise<Call> {
  const body = JSON.stringify(message)
  const { siteId, id: endpointId, url } = endpoint
  const signed = { root, siteId, id: endpointId }
  // The signature's clock is the real one: receivers refuse what is five minutes off.
  const timestamp = Math.floor(Date.now() / 1000)
  const headers = await webhookHeaders(signed, versionsAt(endpoint, clock()), {
    id,
    timestamp,
    body,
  })
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  }
}

/** Looks for the ticket of a case and makes it if there is none, call by call. */
async function makeTicket(
  { root, isLocal }: Sending,
  endpoint: Endpoint & { kind: TicketKind },
  { ticket, isTest }: { ticket: ReturnType<typeof ticketOf>; isTest: boolean },
): Promise<Heard> {
  const { siteId, settings, url, kind, sealed } = endpoint
  const token = await unseal({ root, siteId, purpose: TOKEN_PURPOSE }, sealed ?? '')
  if (token === null && ENDPOINTS[kind].needsToken)
    return { outcome: 'refused', status: null, reply: 'no token', retryAfter: null }
  const base = url.replace(/[?#].*$/, '').replace(/\/+$/, '')
  const system = { base, token: token ?? '', settings }
  const answers: unknown[] = []
  for (let calls = 0; calls < MOST_CALLS; calls += 1) {
    const next = NEXT_STEPS[kind](system, ticket, answers)
    // What they answer may hold people, so of a success only the ticket is kept.
    if ('done' in next)
      return { outcome: 'delivered', status: 200, reply: `ticket ${next.done}`, retryAfter: null }
    const heard = await callOut(next, { isLocal, most: TICKET_BYTES })
    if (heard.outcome !== 'delivered')
      return { ...heard, reply: heard.reply.slice(0, OUTBOX_LIMITS.replyBytes) }
    if (isTest) return { ...heard, reply: '' }
    answers.push(parseAnswer(heard.reply))
  }
  return { outcome: 'refused', status: null, reply: 'too many steps', retryAfter: null }
}

/** What is no JSON has no ids: null, so that the step is not asked again. */
function parseAnswer(text: string): unknown {
  try {
    return (JSON.parse(text) as unknown) ?? null
  } catch {
    return null
  }
}

function toIso(at: number): string {
  return new Date(at).toISOString()
}
