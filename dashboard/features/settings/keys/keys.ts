import type { KeyItem, KeyList, NewKey, SigningKeyList } from '#contract/site/keys.ts'
import type { KeyScope } from '#contract/rights.ts'
import { LIMITS } from '#contract/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'
import { t } from './words.ts'

export type PublishableKey = Extract<KeyItem, { kind: 'publishable' }>
export type SecretKey = Extract<KeyItem, { kind: 'secret' }>

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

export interface AllKeys {
  keys: KeyList['keys']
  signing: SigningKeyList['keys']
}

/** All keys of the site, newest first, with those that work no longer. */
export async function listKeys(signal?: AbortSignal): Promise<AllKeys> {
  const [{ keys }, signing] = await Promise.all([
    call('GET /api/keys', { signal }),
    call('GET /api/signing-keys', { signal }),
  ])
  return { keys, signing: signing.keys }
}
