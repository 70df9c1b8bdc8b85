import type { SiteConfig } from '#contract/collect/config.ts'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { widgetConfig } from '#worker/domain/collect/widget-config.ts'

export const EXAMPLE_SITE = 'wf_pk_bench'

/** What the widget gets of a site that asks one question with a follow-up, at once. */
export function exampleConfig(): SiteConfig {
  const definition = surveyDefinitionSchema.parse({
    kind: 'csat',
    scale: 'csat5',
    question: { en: 'How was your checkout?' },
    trigger: { on: 'load' },
    followUp: { reasons: [{ code: 'slow', label: { en: 'Too slow' }, from: 1, to: 3 }] },
  })
  const survey = {
    id: 'checkout',
    state: 'live' as const,
    scale: 'csat5' as const,
    revision: 1,
    touchpointId: 'checkout',
    definition,
  }
  return widgetConfig(
    { key: EXAMPLE_SITE, language: 'en', cooldownDays: 0, paused: false, surveys: [survey] },
    ['en'],
  )
}
