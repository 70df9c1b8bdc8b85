import type { SurveyDefinition } from '#contract/surveys.ts'
import type { Declared } from '#worker/domain/collect/cell.ts'
import type { Channel, Scale } from '#contract/words.ts'
import type { SurveyState } from '#contract/surveys/words.ts'

/** A survey of the site as it is asked now. */
export interface TargetSurvey {
  id: string
  touchpointId: string
  state: SurveyState
  scale: Scale
  revision: number
  definition: SurveyDefinition
}

/** Where a touchpoint stands on the map. */
export interface TargetTouchpoint {
  name: string
  stageId: string
  journeyId: string
  mapVersion: number
  channels: Channel[]
  /** Whom its journey tells apart. */
  declared: Declared
}

/** Everything that an import needs to know of the site it goes to. */
export interface ImportTarget {
  siteKey: string
  timezone: string
  /** Of answers whose row names none. */
  language: string
  /** Whether comments are stored masked. */
  maskComments: boolean
  touchpoints: ReadonlyMap<string, TargetTouchpoint>
  surveys: TargetSurvey[]
}

/** The place of a touchpoint that was checked before. @throws Error if it is not on the map */
export function placeOf({ touchpoints }: ImportTarget, id: string): TargetTouchpoint {
  const place = touchpoints.get(id)
  if (!place) throw new Error('A checked row names a touchpoint that is not on the map')
  return place
}
