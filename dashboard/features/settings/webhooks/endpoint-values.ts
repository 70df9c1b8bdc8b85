import type { ChangedEndpoint, EndpointItem, NewEndpoint } from '#contract/outbox/endpoints.ts'
import {
  ENDPOINTS,
  OUTBOX_LIMITS,
  type EndpointKind,
  type OutboxLanguage,
  type TicketField,
  type Topic,
} from '#contract/outbox/words.ts'
import { checkEmail, checkName } from '#dashboard/kit/forms/checks.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'
import { t } from './words.ts'

/** An endpoint as its form holds it; figures are digits. */
export interface EndpointValues {
  kind: EndpointKind
  name: string
  url: string
  topics: Topic[]
  people: boolean
  comments: boolean
  lang: OutboxLanguage
  email: string
  account: string
  inbox: string
  group: string
  /** Empty for one that stays as it is. */
  token: string
  isOn: boolean
}

/** What a new endpoint begins with. */
export function emptyValues(lang: OutboxLanguage): EndpointValues {
  return {
    kind: 'webhook',
    name: '',
    url: '',
    topics: ['answer.created'],
    people: false,
    comments: false,
    lang,
    email: '',
    account: '',
    inbox: '',
    group: '',
    token: '',
    isOn: true,
  }
}

/** An endpoint that is there, in its form. */
export function valuesOf({ settings, ...endpoint }: EndpointItem): EndpointValues {
  const { kind, name, url, topics, state } = endpoint
  const { people, comments, lang, email = '', account = '', inbox = '', group = '' } = settings
  return {
    kind,
    name,
    url,
    topics,
    people,
    comments,
    lang,
    email,
    group,
    account: String(account),
    inbox: String(inbox),
    token: '',
    isOn: state === 'on',
  }
}

/** Topics that are chosen and that the kind can be told. */
export function topicsOf({ kind, topics }: Pick<EndpointValues, 'kind' | 'topics'>): Topic[] {
  const possible: readonly Topic[] = ENDPOINTS[kind].topics
  const chosen = possible.filter((topic) => topics.includes(topic))
  // Systems for tickets can be told one thing only: there is nothing to choose.
  return chosen.length === 0 && possible.length === 1 ? [...possible] : chosen
}

/** Whether the kind wants this setting. */
export function wants(kind: EndpointKind, field: TicketField): boolean {
  const fields: readonly TicketField[] = ENDPOINTS[kind].fields
  return fields.includes(field)
}

/** What is wrong, in the reader's language. @param hasToken whether a token is kept already */
export function checkEndpoint(
  values: EndpointValues,
  hasToken: boolean,
): FieldErrors<EndpointValues> {
  const { kind, name, url, email, account, inbox, group, token } = values
  const isNumber = (digits: string) => /^[1-9]\d*$/.test(digits.trim())
  return {
    name: checkName(name.trim(), OUTBOX_LIMITS.name),
    url: checkAddress(kind, url.trim()),
    topics: topicsOf(values).length > 0 ? undefined : t('hooks.topics.none'),
    email: wants(kind, 'email') || email.trim() ? checkEmail(email) : undefined,
    account: wants(kind, 'account') && !isNumber(account) ? t('hooks.number') : undefined,
    inbox: wants(kind, 'inbox') && !isNumber(inbox) ? t('hooks.number') : undefined,
    group: wants(kind, 'group') ? checkName(group.trim(), 100) : undefined,
    token:
      ENDPOINTS[kind].needsToken && !hasToken && token.trim() === ''
        ? t('hooks.token.needed')
        : undefined,
  }
}

function checkAddress(kind: EndpointKind, url: string): string | undefined {
  if (kind === 'mail') return checkEmail(url)
  return /^https?:\/\/\S+$/.test(url) ? undefined : t('hooks.url.wrong')
}

/** The body of the POST. */
export function newEndpoint(values: EndpointValues): NewEndpoint {
  const { kind } = values
  return { kind, ...common(values) }
}

/** The body of the PATCH. */
export function changedEndpoint(values: EndpointValues, before: EndpointValues): ChangedEndpoint {
  const { isOn } = values
  return {
    ...common(values),
    ...(isOn === before.isOn ? {} : { state: isOn ? ('on' as const) : ('off' as const) }),
  }
}

function common(values: EndpointValues) {
  const { kind, name, url, people, comments, lang, email, account, inbox, group, token } = values
  return {
    name: name.trim(),
    url: kind === 'mail' ? url.trim().toLowerCase() : url.trim(),
    topics: topicsOf(values),
    settings: {
      people,
      comments,
      lang,
      ...(email.trim() ? { email: email.trim() } : {}),
      ...(wants(kind, 'account') ? { account: Number(account) } : {}),
      ...(wants(kind, 'inbox') ? { inbox: Number(inbox) } : {}),
      ...(wants(kind, 'group') ? { group: group.trim() } : {}),
    },
    ...(token.trim() ? { token: token.trim() } : {}),
  }
}
