import type { SiteConfig } from '#contract/collect/config.ts'
import type { Look } from '#contract/site/look.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'
import { widgetConfig } from '#worker/domain/collect/widget-config.ts'
import { askedAtOnce } from './asked-at-once.ts'

/** A key that no site has: what a preview answers is ignored. */
const PREVIEW_KEY = 'wf_pk_preview'

interface Previewed {
  /** The site's own language, where the wished one is not there. */
  language: string
  look: Look | null
  survey: { id: string; revision: number; touchpointId: string; definition: SurveyDefinition }
}

/** What the widget gets to know of one question on the dashboard's own page, which asks it at once. */
export function previewConfig({ language, look, survey }: Previewed, wish: string): SiteConfig {
  const { surface } = survey.definition
  const definition = { ...askedAtOnce(survey.definition), ...(surface ? { surface } : {}) }
  const only = {
    ...survey,
    definition,
    state: 'live',
    scale: definition.scale,
    rate: null,
  } as const
  const site = { key: PREVIEW_KEY, language, look, cooldownDays: 0, paused: false }
  return widgetConfig({ ...site, surveys: [only] }, [wish, language])
}
