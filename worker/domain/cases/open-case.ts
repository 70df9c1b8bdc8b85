import type { Desk } from '#contract/cases/desk.ts'
import type { CaseRule } from '#contract/cases/rules.ts'
import { PRIORITIES } from '#contract/cases/words.ts'
import { ISSUES, type IssueType } from '#contract/delivery/words.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { ruleFor } from './rules.ts'
import { startTerms } from './start-terms.ts'

/** What opening cases by rules needs to know of a site. */
export interface RuledSite {
  rules: CaseRule[]
  owners: Record<string, string>
  desk: Desk
  timezone: string
}

/**
 * The case that the site's rules open for an answer; null for none. An answer that is held opens none:
 * it may be forged.
 * @param random at least 20 bytes
 * @param origin where the dashboard is
 */
export function caseOf(
  answer: StampedAnswer,
  site: RuledSite,
  { random, now, origin }: { random: Uint8Array; now: number; origin: string },
) {
  const found = answer.held === 0 ? ruleFor(site.rules, answer) : null
  if (!found) return null
  const { rule, priority } = found
  const id = timeOrderedId(now, random)
  const isProved = answer.reference === 'verified'
  const { owner } = rule
  return {
    id,
    link: `${origin}/inbox/${id}`,
    eventId: timeOrderedId(now, random.subarray(10)),
    answerId: answer.id,
    title: '',
    orderRef: isProved ? answer.orderRef : null,
    issue: issueOf(answer.choices),
    stageId: answer.stageId,
    touchpointId: answer.touchpointId,
    channel: answer.channel,
    segment: answer.segment,
    scale: answer.scale,
    score: answer.score,
    sentiment: answer.score === null ? null : Math.round(sentimentOf(answer.scale, answer.score)),
    rule: { id: rule.id, name: rule.name },
    priority: PRIORITIES.indexOf(priority),
    owner: owner === null ? null : { id: owner, name: site.owners[owner] ?? '' },
    team: '',
    openedAt: now,
    openedBy: rule.name,
    ...startTerms(now, site.desk, site.timezone),
  }
}

/** What somebody ticked, where its code is one of the field's kinds of delivery issues. */
export function issueOf(choices: readonly string[]): IssueType | null {
  const found = choices.find((code) => Object.hasOwn(ISSUES, code))
  // A key of ISSUES is its type.
  return (found as IssueType | undefined) ?? null
}
