import type { SurveyDefinition } from '#contract/surveys.ts'

type UrlRule = SurveyDefinition['urls'][number]

/**
 * Whether address rules exclude each other, so that no page could ever satisfy them all. Decided for
 * what can be decided without trying all addresses: two patterns are compared by their letters only.
 * Every address begins with a slash, and the host is not looked at.
 */
export function isNeverTrue(
  urls: SurveyDefinition['urls'],
  match: SurveyDefinition['urlMatch'],
): boolean {
  const positive = urls.filter(({ op }) => !op.startsWith('not_'))
  const negative = urls
    .filter(({ op }) => op.startsWith('not_'))
    .map(({ op, value }) => ({ op: op.slice(4), value }))
  if (negative.some(isEverything)) return true
  const isDead = (rule: UrlRule) =>
    !mayBegin(rule) || negative.some((excluded) => isWithin(rule, excluded))
  if (positive.length === 0) return false
  if (match === 'any') return positive.every(isDead)
  return positive.some(isDead) || clash(positive)
}

/** Whether an address could satisfy the rule at all: it begins with a slash. */
function mayBegin({ op, value }: UrlRule): boolean {
  return (op !== 'equals' && op !== 'starts_with') || value === '' || value.startsWith('/')
}

/** What every address satisfies. */
function isEverything({ op, value }: { op: string; value: string }): boolean {
  return value === ''
    ? op !== 'equals'
    : value === '/' && (op === 'starts_with' || op === 'contains')
}

/** Whether every address that satisfies one rule satisfies the other as well. */
function isWithin(rule: UrlRule, excluded: { op: string; value: string }): boolean {
  const { op, value } = rule
  if (op === excluded.op && value === excluded.value) return true
  if (op === 'equals') return holds(excluded, value)
  if (op === 'matches' || excluded.op === 'matches' || excluded.op === 'equals') return false
  if (excluded.op === 'contains') return value.includes(excluded.value)
  return op === excluded.op && holds(excluded, value)
}

/** Whether a rule holds on an address, or on the part of one that another rule demands. */
function holds({ op, value }: { op: string; value: string }, address: string): boolean {
  if (op === 'equals') return address === value
  if (op === 'contains') return address.includes(value)
  if (op === 'starts_with') return address.startsWith(value)
  if (op === 'ends_with') return address.endsWith(value)
  return patternOf(value)?.test(address) ?? false
}

/** Whether two rules that must both hold cannot. */
function clash(rules: UrlRule[]): boolean {
  return rules.some((one) =>
    rules.some((other) => {
      if (one === other) return false
      if (one.op === 'equals') return !holds(other, one.value)
      if (one.op !== other.op) return false
      if (one.op === 'starts_with')
        return !one.value.startsWith(other.value) && !other.value.startsWith(one.value)
      return (
        one.op === 'ends_with' &&
        !one.value.endsWith(other.value) &&
        !other.value.endsWith(one.value)
      )
    }),
  )
}

/** A regular expression as browsers read it; null for none. */
export function patternOf(text: string): RegExp | null {
  try {
    return new RegExp(text)
  } catch {
    return null
  }
}
