import type { AnswerBody } from '#contract/collect/answers.ts'
import type { JourneyEvent } from '#contract/collect/events.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import { checkEvents } from '#worker/domain/collect/check-events.ts'
import { ignoreState, isElsewhere, type Caller } from '#worker/domain/collect/ignore.ts'
import { parseToken } from '#worker/secrets/tokens/parse-token.ts'

/*
 * Whether a site from memory is enough to decide about a call. What has been published a moment ago
 * is not in there yet, and a refusal is final.
 */

/** Whether the site takes calls from the caller's page, and takes any. */
export function knowsCaller(site: Collector, caller: Caller): boolean {
  return !site.paused && !isElsewhere(caller, site.origins)
}

/** Whether it knows the answer's survey as live, its revision, and the key that its token names. */
export function knowsAnswer(site: Collector, body: AnswerBody, caller: Caller): boolean {
  const survey = site.surveys.get(body.survey)
  if (!survey || !knowsCaller(site, caller)) return false
  const kid = body.token ? parseToken(body.token)?.kid : null
  return (
    ignoreState(site.paused, survey.state) === null &&
    body.revision <= survey.revision &&
    (!kid || site.signingKeys.includes(kid))
  )
}

/** Whether it knows the surveys, touchpoints and actions that events are about. */
export function knowsEvents(site: Collector, events: JourneyEvent[], caller: Caller): boolean {
  return knowsCaller(site, caller) && checkEvents(events, site).length === 0
}
