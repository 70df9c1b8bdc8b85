import type { SurveyConfig } from '#contract/collect/config.ts'

/** Codes that close a list, whatever order the rest is in. */
const LAST = /^(?:other|none)$/

/** What closes a list stays in the order in which it was written. */
function mixed<T extends { code: string }>(list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: LAST.test(item.code) ? 1 : Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/**
 * The survey with its choices and reasons in the order of one card, where it asks for another order
 * each time. To be called once a card, so that redrawing it moves nothing.
 */
export function shuffled(survey: SurveyConfig): SurveyConfig {
  const { shuffle, choices, followUp } = survey
  if (!shuffle) return survey
  return {
    ...survey,
    ...(choices && { choices: mixed(choices) }),
    ...(followUp?.reasons && { followUp: { ...followUp, reasons: mixed(followUp.reasons) } }),
  }
}
