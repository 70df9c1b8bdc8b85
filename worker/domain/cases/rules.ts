import type { CaseCondition, CaseRule } from '#contract/cases/rules.ts'
import type { CaseRuleProblem, Priority } from '#contract/cases/words.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { scoresOf, sentimentOf } from '#worker/domain/scoring.ts'
import { moreUrgent } from './clock.ts'
import { foldedWords, hasPattern } from './match-words.ts'

/** What of an answer rules look at. */
export type JudgedAnswer = Pick<
  StampedAnswer,
  'scale' | 'score' | 'stageId' | 'touchpointId' | 'choices' | 'segment' | 'comment' | 'reference'
>

/** Whether a rule opens a case for an answer: every condition of any of its groups holds. */
export function matches(rule: Pick<CaseRule, 'isOn' | 'groups'>, answer: JudgedAnswer): boolean {
  return rule.isOn && rule.groups.some((group) => group.every((one) => holds(one, answer)))
}

function holds(condition: CaseCondition, answer: JudgedAnswer): boolean {
  const { scale, score } = answer
  switch (condition.kind) {
    case 'sentiment':
      return score !== null && sentimentOf(scale, score) <= condition.atMost
    case 'score':
      return score !== null && condition.scale === scale && isWithin(score, condition)
    case 'stage':
      return condition.in.includes(answer.stageId)
    case 'touchpoint':
      return condition.in.includes(answer.touchpointId)
    case 'choices':
      return answer.choices.some((choice) => condition.in.includes(choice))
    case 'segment':
      return condition.in.includes(answer.segment)
    case 'words': {
      const words = foldedWords(answer.comment ?? '')
      return condition.in.some((pattern) => hasPattern(words, pattern))
    }
    case 'verified':
      return answer.reference === 'verified'
    default:
      return condition satisfies never
  }
}

function isWithin(score: number, { from, to }: { from: number; to: number }): boolean {
  return from <= score && score <= to
}

/** The rule that opens a case: the first that matches. Its priority is the most urgent of all that match. */
export function ruleFor(
  rules: readonly CaseRule[],
  answer: JudgedAnswer,
): { rule: CaseRule; priority: Priority; matching: string[] } | null {
  const matching = rules.filter((rule) => matches(rule, answer))
  const [rule] = matching
  if (!rule) return null
  const priority = matching.map((one) => one.priority).reduce(moreUrgent)
  return { rule, priority, matching: matching.map(({ id }) => id) }
}

/** A group of conditions that no answer can fulfil, and why. */
export interface NeverTrue {
  /** Its place in the rule. */
  group: number
  why: CaseRuleProblem
  /** Places of the conditions that exclude each other; one place where it excludes itself. */
  conditions: number[]
}

/**
 * The groups of a rule that are never true. A rule whose every group is named opens no case at all.
 * @param stageOf the stages of the map's touchpoints; a touchpoint that it does not know is left alone
 */
export function neverTrue(
  { groups }: Pick<CaseRule, 'groups'>,
  stageOf: ReadonlyMap<string, string>,
): NeverTrue[] {
  return groups.flatMap((group, index) => {
    const found = scoreProblem(group) ?? listProblem(group) ?? placeProblem(group, stageOf)
    return found ? [{ group: index, ...found }] : []
  })
}

type Problem = Omit<NeverTrue, 'group'>

/** Goes through the scores that there are: so that "7 or more" and "unhappy" on a scale of effort agree. */
function scoreProblem(group: readonly CaseCondition[]): Problem | null {
  const scales = new Set(group.flatMap((one) => (one.kind === 'score' ? [one.scale] : [])))
  const [scale, ...others] = scales
  if (scale === undefined) return null
  const ranges = placesOf(group, (one) => one.kind === 'score')
  if (others.length > 0) return { why: 'scales', conditions: ranges }
  const scores = scoresOf(scale)
  if (scores.length === 0) return { why: 'scales', conditions: ranges }
  const places = placesOf(group, (one) => one.kind === 'score' || one.kind === 'sentiment')
  const fits = (score: number, conditions: readonly CaseCondition[]) =>
    conditions.every((one) => {
      if (one.kind === 'score') return isWithin(score, one)
      return one.kind !== 'sentiment' || sentimentOf(scale, score) <= one.atMost
    })
  if (scores.some((score) => fits(score, group))) return null
  const alone = group.findIndex((one) => !scores.some((score) => fits(score, [one])))
  return { why: 'scores', conditions: alone >= 0 ? [alone] : places }
}

const ONE_OF = [
  ['stage', 'stages'],
  ['touchpoint', 'touchpoints'],
  ['segment', 'segments'],
] as const

/** An answer has one stage, one touchpoint and one segment, but many words and choices. */
function listProblem(group: readonly CaseCondition[]): Problem | null {
  for (const [kind, why] of ONE_OF) {
    const lists = group.flatMap((one) => (one.kind === kind ? [one.in] : []))
    if (lists.length > 1 && common(lists).length === 0) {
      return { why, conditions: placesOf(group, (one) => one.kind === kind) }
    }
  }
  return null
}

function placeProblem(
  group: readonly CaseCondition[],
  stageOf: ReadonlyMap<string, string>,
): Problem | null {
  const listsOf = (kind: 'stage' | 'touchpoint') =>
    group.flatMap((one) => (one.kind === kind ? [one.in] : []))
  const [stages, touchpoints] = [listsOf('stage'), listsOf('touchpoint')]
  if (stages.length === 0 || touchpoints.length === 0) return null
  const allowed = common(stages)
  const canBe = common(touchpoints).some((touchpoint) => {
    const stage = stageOf.get(touchpoint)
    return stage === undefined || allowed.includes(stage)
  })
  if (canBe) return null
  const conditions = placesOf(group, (one) => one.kind === 'stage' || one.kind === 'touchpoint')
  return { why: 'place', conditions }
}

function common(lists: readonly (readonly string[])[]): string[] {
  const [first, ...others] = lists
  return (first ?? []).filter((one) => others.every((list) => list.includes(one)))
}

function placesOf(
  group: readonly CaseCondition[],
  fits: (condition: CaseCondition) => boolean,
): number[] {
  return group.flatMap((one, index) => (fits(one) ? [index] : []))
}
