import type { KeyItem, NewKey } from '#contract/site/keys.ts'
import { type KeyScope, LIMITS } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/keys/words.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'

const DAY_MS = 86_400_000
/** How long before its end a key is worth a word. */
const SOON_MS = 14 * DAY_MS

export type PublishableKey = Extract<KeyItem, { kind: 'publishable' }>
export type SecretKey = Extract<KeyItem, { kind: 'secret' }>

/** What comes to an end by a date, by somebody's hand, or never. */
interface Ending {
  expiresAt: number | null
  revokedAt: number | null
}

/** Whether it can still be used at `now` (Unix milliseconds). */
export function works({ expiresAt, revokedAt }: Ending, now: number): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now)
}

/** When it came or will come to its end; null for what lasts until somebody ends it. */
export function endOf({ expiresAt, revokedAt }: Ending): number | null {
  if (revokedAt === null || expiresAt === null) return revokedAt ?? expiresAt
  return Math.min(revokedAt, expiresAt)
}

/** Whether it works, but not for two more weeks. */
export function endsSoon(item: Ending, now: number): boolean {
  return works(item, now) && item.expiresAt !== null && item.expiresAt - now < SOON_MS
}

/** A new key as its form holds it. `days` is a number in digits, or '' for no end. */
export interface KeyValues {
  name: string
  scopes: KeyScope[]
  days: string
}

/** What is wrong, in the reader's language. */
export function checkKey(kind: KeyItem['kind'], values: KeyValues): FieldErrors<KeyValues> {
  const none = kind === 'secret' && values.scopes.length === 0
  return {
    name: checkName(values.name.trim(), LIMITS.keyName),
    scopes: none ? t('apiKeys.scopes.none') : undefined,
  }
}

/** The body of the POST. */
export function newKey(kind: KeyItem['kind'], { name, scopes, days }: KeyValues): NewKey {
  const common = { name: name.trim(), ...(days && { days: Number(days) }) }
  return kind === 'secret' ? { kind, ...common, scopes } : { kind, ...common }
}

/** How long a new key or link may live, in days; '' stands for no end. */
export function lifetimes(days: readonly ('' | number)[]): { value: string; label: string }[] {
  return days.map((n) => ({
    value: String(n),
    label: n === '' ? t('lifetime.none') : t('lifetime.days', { n }),
  }))
}

/** A first call to try a secret key with, by the first of its scopes that can show anything. */
const EXAMPLES: readonly [KeyScope, call: string][] = [
  ['figures:read', '/api/journeys'],
  ['audit:read', '/api/audit?limit=10'],
  ['privacy:manage', '/api/privacy/erasures'],
  ['answers:write', '/api/import/answers?dry=1'],
]

/** A command for the shell; null where no call could be tried without harm. */
export function curlExample(scopes: readonly KeyScope[], origin: string): string | null {
  const call = EXAMPLES.find(([scope]) => scopes.includes(scope))?.[1]
  if (call === undefined) return null
  const file = ['-H "Content-Type: text/csv"', '--data-binary @answers.csv']
  return [
    `curl '${origin}${call}'`,
    '-H "Authorization: Bearer $WAYFELT_KEY"',
    ...(call.includes('import') ? file : []),
  ].join(' \\\n  ')
}
