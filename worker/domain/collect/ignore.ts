import { isbot } from 'isbot'
import type { SurveyState } from '#contract/surveys/words.ts'

/** Why a public call is politely not counted; sent as `x-wayfelt-ignored`. */
export type IgnoreReason =
  | 'unknown-site'
  | 'paused'
  | 'origin'
  | 'bot'
  | 'check-over'
  /** The site does not count why nobody was asked, or not this way. */
  | 'not-counting'
  /** The order, proved by its token, has answered this question before. */
  | 'order-answered'
  /** So has the recipient whose link it came by. */
  | 'link-answered'

export interface Caller {
  /** The `Origin` header; null when there is none, as from a shop's server. */
  origin: string | null
  userAgent: string | null
  /** The Worker's own origin: hosted pages and the demo shop. */
  ownOrigin: string
}

/** Programs that a shop's server calls with; they are no crawlers as long as no page sent them. */
const HTTP_CLIENTS =
  /^(axios|curl|wget|node|undici|deno|bun|python-|aiohttp|httpx|go-http-client|okhttp|java|apache-httpclient|php|guzzlehttp|ruby|faraday|dart|postman|insomnia)/i

/**
 * Why this caller's answer is not counted, or null if it is.
 * A call without an Origin is no browser page, so the allow-list cannot speak of it; our own
 * pages answer only by a click on Send, so an automated browser there is a test, not a crawler.
 */
export function ignoreCaller(caller: Caller, allowed: string[]): IgnoreReason | null {
  if (isElsewhere(caller, allowed)) return 'origin'
  const isOurs = caller.origin === caller.ownOrigin
  return !isOurs && isCrawler(caller) ? 'bot' : null
}

/** Whether a page calls that is neither ours nor one of the site's. */
export function isElsewhere({ origin, ownOrigin }: Caller, allowed: string[]): boolean {
  return origin !== null && origin !== ownOrigin && !allowed.includes(origin)
}

/** Why this survey takes no answers now, or null if it does. */
export function ignoreState(sitePaused: boolean, state: SurveyState): IgnoreReason | null {
  return sitePaused || state !== 'live' ? 'paused' : null
}

function isCrawler({ origin, userAgent }: Caller): boolean {
  if (!userAgent) return origin !== null
  if (origin === null && HTTP_CLIENTS.test(userAgent)) return false
  return isbot(userAgent)
}
