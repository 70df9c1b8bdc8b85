import type { CheckBody } from '#contract/install.ts'
import type { FindingKind } from '#contract/words.ts'
import { ignoreCaller, type Caller } from '#worker/domain/collect/ignore.ts'
import { storedAddress } from '#worker/domain/collect/page-address.ts'

const DETAIL_LENGTH = 500

/** The site that is being set up, as far as a page can be wrong about it. */
export interface CheckedSite {
  /** Whether the key that the page used is one of the site's, and works. */
  isOwnKey: boolean
  origins: string[]
  paused: boolean
  hasLiveSurvey: boolean
}

export interface Verdict {
  kind: FindingKind
  /** Text of the page's making, at most 500 characters: never markup. */
  detail: string
}

/** All that keeps this page from being asked or heard as it should; `loaded` alone if nothing does. */
export function judgePage(body: CheckBody, caller: Caller, site: CheckedSite): Verdict[] {
  const page = storedAddress(body.url ?? '') ?? ''
  const isForeign = ignoreCaller(caller, site.origins) === 'origin'
  const blocked = blockedBy(body, caller)
  const wrong: (Verdict | false)[] = [
    !site.isOwnKey && { kind: 'wrong_key', detail: body.site },
    isForeign && { kind: 'origin_not_allowed', detail: caller.origin ?? '' },
    site.paused && { kind: 'paused', detail: '' },
    !site.hasLiveSurvey && { kind: 'no_survey', detail: '' },
    blocked !== '' && { kind: 'csp_blocked', detail: blocked },
    body.storage === false && { kind: 'storage_blocked', detail: page },
  ]
  const found = wrong.filter((verdict) => verdict !== false)
  const verdicts = found.length > 0 ? found : [{ kind: 'loaded' as const, detail: page }]
  return verdicts.map(({ kind, detail }) => ({ kind, detail: detail.slice(0, DETAIL_LENGTH) }))
}

/** Directives with the origins that they block: `connect-src https://a.example, …`. */
function blockedBy({ csp }: CheckBody, { ownOrigin }: Caller): string {
  const violations = csp ?? [{ directive: 'script-src', blocked: ownOrigin }]
  const lines = violations.map(({ directive, blocked }) => `${directive} ${originOf(blocked)}`)
  return [...new Set(lines)].join(', ')
}

/** A policy's violation may name no address but a word, such as `inline`. */
function originOf(blocked: string): string {
  const url = URL.parse(blocked)
  return url && /^https?:$/.test(url.protocol) ? url.origin : blocked.slice(0, 100)
}
