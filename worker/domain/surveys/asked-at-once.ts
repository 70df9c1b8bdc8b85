import type { SurveyDefinition } from '#contract/surveys.ts'

/**
 * A question as a page of ours asks it: when the page says so, of whoever is there, again and again.
 * Its own rules of when and whom are for the shop's pages.
 */
export function askedAtOnce(definition: SurveyDefinition): SurveyDefinition {
  // The page of ours says where it stands.
  const { surface: _, ...rest } = definition
  return {
    ...rest,
    trigger: { on: 'event', event: 'hosted', delay: 0 },
    urls: [],
    audience: {},
    sample: 1,
    frequency: 'always',
  }
}
