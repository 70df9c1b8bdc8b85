import type { Localized, SurveyDefinitionInput } from '#contract/surveys.ts'
import type { Channel } from '#contract/words.ts'

/** One survey of the demo site. */
export interface DemoSurvey {
  id: string
  touchpointId: string
  name: string
  definition: SurveyDefinitionInput
}

type Words = [en: string, pl: string, ru: string, de?: string, ar?: string]

/** The same text in English, Polish and Russian, and for the shop's pages in German and Arabic. */
export function say(...[en, pl, ru, de, ar]: Words): Localized {
  return { en, pl, ru, ...(de ? { de } : {}), ...(ar ? { ar } : {}) }
}

/** A chip that is offered to those who chose a raw score in `range`. */
export function reason(code: string, range: [from: number, to: number], label: Localized) {
  return { code, label, from: range[0], to: range[1] }
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

/** The question above the chips: what went wrong below a score, what went well from it on. */
export function followUp(
  reasons: ReturnType<typeof reason>[],
  split = 3,
): SurveyDefinitionInput['followUp'] {
  return {
    questions: [
      {
        from: 0,
        to: split,
        text: say(
          'What went wrong?',
          'Co poszło nie tak?',
          'Что пошло не так?',
          'Was ist schiefgelaufen?',
          'ما الذي لم يكن جيدًا؟',
        ),
      },
      {
        from: split + 1,
        to: 10,
        text: say(
          'What did you like?',
          'Co się podobało?',
          'Что понравилось?',
          'Was hat gefallen?',
          'ما الذي أعجبك؟',
        ),
      },
    ],
    reasons,
    comment: true,
  }
}

export const other = (range: [number, number]) =>
  reason('other', range, say('Something else', 'Coś innego', 'Другое', 'Etwas anderes', 'شيء آخر'))
