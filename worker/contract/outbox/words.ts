/*
 * What is told to other systems, and how: plain values, like those of words.ts. Nothing is imported
 * here.
 */

/** What other systems can be told. */
export const TOPICS = [
  'answer.created',
  'case.opened',
  'case.changed',
  'case.resolved',
  'case.mentioned',
  'incident.raised',
  'connection.gap',
  'ask.due',
  'incident.ended',
  'alert.raised',
  'alert.ended',
  'summary.weekly',
] as const
export type Topic = (typeof TOPICS)[number]

interface KindFacts {
  /** What it can be told. */
  topics: readonly Topic[]
  /** Whether its address is the whole of it (a secret part of it at most), or calls need a token. */
  needsToken: boolean
  /** Whether a case becomes a ticket there, looked up by the case's id before it is made. */
  isTicket: boolean
  /** Its own settings that must be filled. */
  fields: readonly TicketField[]
}

/** Settings that only some systems for tickets have. */
export type TicketField = 'email' | 'account' | 'inbox' | 'group'

/** What people may read in a chat; an ask is for a mailer. */
const CHAT = {
  topics: [
    'answer.created',
    'case.opened',
    'case.changed',
    'case.resolved',
    'incident.raised',
    'alert.raised',
    'alert.ended',
    'summary.weekly',
  ],
  needsToken: false,
  isTicket: false,
  fields: [],
} as const
const TICKET = { topics: ['case.opened'], needsToken: true, isTicket: true } as const

/** The kinds of endpoints. */
export const ENDPOINTS = {
  /** Signed by Standard Webhooks. */
  webhook: { topics: TOPICS, needsToken: false, isTicket: false, fields: [] },
  slack: CHAT,
  teams: CHAT,
  /** To somebody of the site, whose address is its address; only figures, never answers. */
  mail: {
    topics: ['summary.weekly', 'alert.raised', 'alert.ended', 'incident.raised', 'incident.ended'],
    needsToken: false,
    isTicket: false,
    fields: [],
  },
  /** With an e-mail address by a token of its API, without one by a token of OAuth. */
  zendesk: { ...TICKET, fields: [] },
  chatwoot: { ...TICKET, fields: ['account', 'inbox'] },
  gorgias: { ...TICKET, fields: ['email'] },
  freshdesk: { ...TICKET, fields: [] },
  zammad: { ...TICKET, fields: ['group'] },
} as const satisfies Record<string, KindFacts>
export type EndpointKind = keyof typeof ENDPOINTS
/** Object.keys loses the literal keys; ENDPOINTS is the single source of them. */
export const ENDPOINT_KINDS = Object.keys(ENDPOINTS) as [EndpointKind, ...EndpointKind[]]

/** Kinds whose cases become tickets. */
export type TicketKind = {
  [Kind in EndpointKind]: (typeof ENDPOINTS)[Kind]['isTicket'] extends true ? Kind : never
}[EndpointKind]

/** `off`: by somebody · `disabled`: by us, for a reason. */
export const ENDPOINT_STATES = ['on', 'off', 'disabled'] as const
export type EndpointState = (typeof ENDPOINT_STATES)[number]

/** Why an endpoint was disabled. */
export const DISABLED_REASONS = [
  /** It answered 410. */
  'gone',
  /** A message was given up after its last try, and nothing had come through since it was made. */
  'failing',
  /** Its address is none that may be called. */
  'unsafe',
] as const
export type DisabledReason = (typeof DISABLED_REASONS)[number]

/** What became of one try. */
export const SEND_OUTCOMES = [
  'delivered',
  /** It answered with something else than 2xx. */
  'refused',
  /** It sends elsewhere, which is not followed. */
  'redirected',
  /** It asks for a pause: 429, 502 or 504. */
  'throttled',
  /** 410: it wants nothing any more; of a mail, that its address is nobody's of the site any more. */
  'gone',
  /** No answer within fifteen seconds. */
  'timeout',
  /** No connection, or no post office. */
  'unreachable',
  /** Its address is none that may be called; nothing was sent. */
  'unsafe',
  /** What would be sent is larger than twenty kilobytes; nothing was sent. */
  'too-large',
  /** What it tells of is gone, or was erased; nothing was sent. */
  'nothing',
] as const
export type SendOutcome = (typeof SEND_OUTCOMES)[number]

/** Languages of what people read in chats, mails and tickets. */
export const OUTBOX_LANGUAGES = ['en', 'pl', 'ru'] as const
export type OutboxLanguage = (typeof OUTBOX_LANGUAGES)[number]

export const OUTBOX_LIMITS = {
  endpoints: 20,
  name: 60,
  url: 500,
  token: 500,
  /** Of what is sent, in bytes. */
  bodyBytes: 20_000,
  /** Of an answer to it that the log keeps, in bytes. */
  replyBytes: 500,
  /** Days that messages and the log are kept. */
  days: 30,
  /** Hours in which the secret before a new one signs, too. */
  rotationHours: 24,
  timeoutSeconds: 15,
} as const
