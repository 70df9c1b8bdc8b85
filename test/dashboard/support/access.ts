import type { RecipientList } from '#contract/channels/recipients.ts'
import type { CodeItem, CodeList } from '#contract/channels/codes.ts'
import type { AuditEntry } from '#contract/site/audit.ts'
import type { KeyItem } from '#contract/site/keys.ts'
import type { ShareList, SharedView } from '#contract/site/shares.ts'

export const DAY_MS = 86_400_000
type Publishable = Extract<KeyItem, { kind: 'publishable' }>
type Secret = Extract<KeyItem, { kind: 'secret' }>

const common = { createdAt: 0, expiresAt: null, usedAt: null, revokedAt: null, maker: 'Marta' }

/** The key that stands in the shop's pages. */
export function makePublishable(overrides: Partial<Publishable> = {}): Publishable {
  return {
    ...common,
    kind: 'publishable',
    id: 'shop',
    name: 'Shop',
    key: 'wf_pk_demo1',
    ...overrides,
  }
}

/** The key of a program. */
export function makeSecret(overrides: Partial<Secret> = {}): Secret {
  const own = { id: 'crm', name: 'CRM', last4: 'zASn', scopes: ['figures:read' as const] }
  return { ...common, kind: 'secret', ...own, ...overrides }
}

/** A share link of the shopping journey that works for three more days. */
export function makeShare(
  overrides: Partial<ShareList['shares'][number]> = {},
): ShareList['shares'][number] {
  return {
    id: 'agency',
    name: 'Agency',
    journeys: ['shopping'],
    comments: false,
    createdAt: Date.now() - DAY_MS,
    expiresAt: Date.now() + 3 * DAY_MS,
    revokedAt: null,
    maker: 'Marta',
    ...overrides,
  }
}

/** What a guest of that link may look at. */
export function makeSharedView(overrides: Partial<SharedView> = {}): SharedView {
  const site = { name: 'Zielony Sklep' }
  const expiresAt = Date.parse('2026-12-22T12:00:00Z')
  return { name: 'Agency', site, comments: false, expiresAt, ...overrides }
}

/** Something that Marta did on a Saturday morning. */
export function makeEntry(overrides: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: 'e1',
    at: Date.parse('2026-11-21T09:41:00Z'),
    actor: { kind: 'user', id: 'marta', name: 'Marta Kowalska' },
    action: 'site.changed',
    target: null,
    details: {},
    ...overrides,
  }
}

/** A survey that a code may be made for. */
export const CODE_SURVEY: CodeList['surveys'][number] = {
  id: 'checkout-csat',
  name: 'After the checkout',
  state: 'live',
  scale: 'csat5',
  question: { en: 'How was your checkout?', pl: 'Jak poszły zakupy?' },
}

/** A short code in use. */
export function makeCodeItem(overrides: Partial<CodeItem> = {}): CodeItem {
  const { code = 'ABCD2345' } = overrides
  return {
    code,
    survey: 'checkout-csat',
    channel: 'store',
    name: 'Till 2, Warsaw',
    kiosk: { reset: 5, idle: 45 },
    madeAt: Date.UTC(2026, 10, 20),
    maker: 'Ada',
    endedAt: null,
    link: `https://feedback.example.com/q/${code}`,
    ...overrides,
  }
}

/** A list of people who are asked by links of their own. */
export function makeRecipientList(overrides: Partial<RecipientList> = {}): RecipientList {
  return {
    code: 'K7M2P9X4',
    survey: 'checkout-csat',
    channel: 'email',
    name: 'Orders of November',
    madeAt: Date.UTC(2026, 10, 20),
    maker: 'Ada',
    endsAt: Date.UTC(2100, 0, 1),
    asked: 1200,
    answered: 240,
    reminded: 0,
    ...overrides,
  }
}
