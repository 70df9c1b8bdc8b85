import type { AuditDetails, AuditEntry } from '#contract/site/audit.ts'
import { lowerFirst } from '#dashboard/kit/i18n/format.ts'
import type { PlainKey } from '#dashboard/kit/i18n/words.ts'
import { t, type audit } from '#dashboard/features/settings/audit/words.ts'

type Value = AuditDetails[string]

/** Values that have words of their own, by the name of the detail. What is missing stays as it is. */
const WORDS: Record<string, Record<string, PlainKey<typeof audit>>> = {
  way: {
    link: 'audit.way.link',
    passkey: 'audit.way.passkey',
    access: 'audit.way.access',
  },
  role: {
    owner: 'role.owner',
    manager: 'role.manager',
    agent: 'role.agent',
    viewer: 'role.viewer',
  },
  kind: {
    publishable: 'apiKeys.kind.publishable',
    secret: 'apiKeys.kind.secret',
    respondent: 'audit.subject.respondent',
    order: 'audit.subject.order',
    customer: 'audit.subject.customer',
    email: 'audit.subject.email',
    source: 'audit.hold.source',
    span: 'audit.hold.span',
    selection: 'audit.hold.selection',
    budget: 'audit.hold.budget',
  },
  reason: {
    over: 'audit.reason.over',
    'other browser': 'audit.reason.otherBrowser',
    'not proved': 'audit.reason.notProved',
    revoked: 'audit.reason.revoked',
    expired: 'audit.reason.expired',
  },
  comments: { true: 'shares.withComments', false: 'shares.noComments' },
  asksBack: { true: 'audit.asksBack.on', false: 'audit.asksBack.off' },
  scopes: {
    'figures:read': 'scope.figures:read',
    'comments:read': 'scope.comments:read',
    'people:read': 'scope.people:read',
    'answers:write': 'scope.answers:write',
    'orders:write': 'scope.orders:write',
    'answers:export': 'scope.answers:export',
    'answers:hold': 'scope.answers:hold',
    'surveys:draft': 'scope.surveys:draft',
    'cases:work': 'scope.cases:work',
    'privacy:manage': 'scope.privacy:manage',
    'audit:read': 'scope.audit:read',
  },
  fields: {
    name: 'site.name',
    language: 'site.language',
    origins: 'site.origins',
    segments: 'site.segments',
    personas: 'site.personas',
    cooldownDays: 'site.cooldown',
    askBudget: 'site.budget',
    countWhy: 'audit.field.countWhy',
    look: 'settings.look',
    addressLimit: 'site.addressLimit',
    sampleAbove: 'site.sampleAbove',
    dropsCounts: 'site.dropsCounts',
    paused: 'site.pause',
    'privacy.retentionMonths': 'audit.field.retention',
    'privacy.maskComments': 'audit.field.mask',
    'privacy.honourGpc': 'audit.field.gpc',
  },
}

/** Details that are numbers of something. */
const COUNTS = ['accepted', 'duplicate', 'rejected', 'answers', 'events', 'months'] as const
/** Told by the sentence itself, or beside the fields that they belong to. */
const IN_SENTENCE = new Set(['name', 'state', 'before', 'after', 'commentsBefore'])

/** Lists that say themselves what they are. */
const BARE = new Set(['journeys', 'selection', 'file'])

/** What an entry tells beyond its sentence: roles, fields, counts, in the reader's language. */
export function detailsOf({ details }: AuditEntry): string[] {
  return (
    Object.entries({ ...details, fields: changesOf(details) })
      .filter(([name, value]) => !IN_SENTENCE.has(name) && value !== null && String(value) !== '')
      // Only some holds have events.
      .filter(([name, value]) => name !== 'events' || value !== 0)
      .map(([name, value]) => worded(name, value))
  )
}

/** Fields with their values before and after, which stand in the same order. Older entries have none. */
function changesOf({ fields, before, after }: AuditDetails): Value {
  if (!Array.isArray(fields)) return null
  const [then, now] = [before, after].map((values) => (Array.isArray(values) ? values : []))
  return fields.map((field, at) => {
    const words = WORDS['fields']?.[field]
    const name = words ? lowerFirst(t(words)) : field
    const [old, next] = [then?.[at], now?.[at]]
    return old === undefined || next === undefined ? name : `${name}: ${old} → ${next}`
  })
}

function worded(name: string, value: Value): string {
  const count = COUNTS.find((one) => one === name)
  if (count && typeof value === 'number') return t(`audit.count.${count}`, { n: value })
  const words = WORDS[name]
  const values = (Array.isArray(value) ? value : [value]).map(String)
  const text = values.map((one) => (words?.[one] ? lowerFirst(t(words[one])) : one)).join(', ')
  if (name === 'role') return t('audit.role', { role: text })
  return words || BARE.has(name) ? text : `${name}: ${text}`
}
