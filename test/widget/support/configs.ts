import type { SiteConfig, SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'

export const SITE = 'wf_pk_test'

export const STRINGS: WidgetStrings = {
  faces: ['Very bad', 'Bad', 'So-so', 'Good', 'Very good'],
  expectation: ['Worse', 'As expected', 'Better'],
  yes: 'Yes',
  no: 'No',
  ends: {
    csat: ['Dissatisfied', 'Satisfied'],
    nps: ['Not at all', 'Extremely'],
    ces: ['Disagree', 'Agree'],
    effort: ['Easy', 'Hard'],
  },
  send: 'Send',
  close: 'Close',
  tellMore: 'Tell us more',
  thanks: 'Thank you',
  newQuestion: 'A question:',
  chooseFirst: 'Choose first',
  writeFirst: 'Write first',
  savedForLater: 'Saved for later',
  region: 'Feedback',
}

/** A face question that is due on load; every part can be replaced. */
export function survey(parts: Partial<SurveyConfig> = {}): SurveyConfig {
  return {
    id: 'checkout_csat',
    revision: 2,
    touchpoint: 'checkout',
    kind: 'csat',
    range: [1, 5],
    question: 'How was your checkout?',
    ...parts,
  }
}

/** A site with these surveys, or with the one above. */
export function site(
  surveys: Partial<SurveyConfig>[] = [{}],
  parts: Partial<SiteConfig> = {},
): SiteConfig {
  return { site: SITE, lang: 'en', strings: STRINGS, surveys: surveys.map(survey), ...parts }
}

/** The second step that most tests use: reasons for bad scores and for good ones, and a comment. */
export const FOLLOW_UP: NonNullable<SurveyConfig['followUp']> = {
  questions: [
    { from: 1, to: 2, text: 'What went wrong?' },
    { from: 4, to: 5, text: 'What was good?' },
  ],
  reasons: [
    { code: 'slow', label: 'Too slow', from: 1, to: 3 },
    { code: 'price', label: 'Price changed', from: 1, to: 3 },
    { code: 'fast', label: 'Fast', from: 4, to: 5 },
  ],
  comment: true,
}
