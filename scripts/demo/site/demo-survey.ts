import type { Names } from '#contract/names.ts'
import type { SurveyDefinitionInput } from '#contract/surveys.ts'
import type { Channel } from '#contract/words.ts'

/** One survey of the demo site. */
export interface DemoSurvey {
  id: string
  touchpointId: string
  name: string
  names: Names
  definition: SurveyDefinitionInput
}

/** What a part of the map is called, in the languages of the dashboard. */
export function called(en: string, pl: string, ru: string): { name: string; names: Names } {
  return { name: en, names: { en, pl, ru } }
}

/** Asked on a page of the demo shop, until answered; "Start over" asks again. */
export function onPage(page: string, delay: number) {
  return {
    trigger: { on: 'load' as const, delay },
    urls: [{ op: 'contains' as const, value: `/demo/${page}` }],
    ...UNTIL_ANSWERED,
  }
}

export const UNTIL_ANSWERED = { frequency: 'untilAnswered' as const, maxDisplays: 100 }

/** Asked when the shop's own code says so, from an e-mail, a receipt, a chat … */
export function onEvent(event: string, channel: Channel = 'web') {
  return { trigger: { on: 'event' as const, event }, channel }
}
