import type { Localized, SurveyDefinitionInput } from '#contract/surveys.ts'

type Words = [en: string, pl: string, ru: string, de?: string, ar?: string]

/** The same text in English, Polish and Russian, and for the shop's pages in German and Arabic. */
export function say(...[en, pl, ru, de, ar]: Words): Localized {
  return { en, pl, ru, ...(de ? { de } : {}), ...(ar ? { ar } : {}) }
}

/** A chip that is offered to those who chose a raw score in `range`. */
export function reason(code: string, range: [from: number, to: number], label: Localized) {
  return { code, label, from: range[0], to: range[1] }
}

/** The chip for what no other one says. */
export function other(range: [from: number, to: number]) {
  return reason(
    'other',
    range,
    say('Something else', 'Coś innego', 'Другое', 'Etwas anderes', 'شيء آخر'),
  )
}

/** The question above the chips: what went wrong up to a score, what went well above it. */
export function followUp(
  reasons: ReturnType<typeof reason>[],
  split = 3,
): NonNullable<SurveyDefinitionInput['followUp']> {
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
