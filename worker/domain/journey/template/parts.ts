import type { Localized, SurveyDefinitionInput } from '#contract/surveys.ts'
import type { Channel, JourneyKind, TemplateName } from '#contract/words.ts'

/** A map whose names exist in several languages. */
export interface TemplateMap {
  id: string
  name: Localized
  kind: JourneyKind
  stages: Stage[]
}

interface Stage {
  id: string
  name: Localized
  /** Days in which the stage is usually passed; null where nobody can say. */
  frameDays: number | null
  touchpoints: Touchpoint[]
}

export interface Touchpoint {
  id: string
  name: Localized
  channels: Channel[]
  /** Desired actions. */
  actions: string[]
}

/** A touchpoint whose channels and desired actions are named in one line each. */
export function touchpoint(
  id: string,
  name: Localized,
  [channels, actions]: [Channel[], string[]],
): Touchpoint {
  return { id, name, channels, actions }
}

/** A stage with its time frame in days. */
export function stage(
  id: string,
  name: Localized,
  [frameDays, touchpoints]: [number | null, Touchpoint[]],
): Stage {
  return { id, name, frameDays, touchpoints }
}

/** A question that comes with a template. */
export interface TemplateSurvey {
  id: string
  touchpointId: string
  name: Localized
  /** `live` as soon as the template is used, or waiting for a person who knows where it is asked. */
  state: 'live' | 'draft'
  definition: SurveyDefinitionInput
}

/** Everything that a site may start from. */
export interface Template {
  map: TemplateMap
  surveys: TemplateSurvey[]
}

export type Templates = Record<TemplateName, Template>
