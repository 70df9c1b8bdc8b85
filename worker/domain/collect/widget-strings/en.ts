import type { WidgetStrings } from '#contract/collect/config.ts'

export const en: WidgetStrings = {
  faces: ['Very bad', 'Bad', 'So-so', 'Good', 'Very good'],
  expectation: ['Worse than expected', 'As expected', 'Better than expected'],
  yes: 'Yes',
  no: 'No',
  ends: {
    csat: ['Very dissatisfied', 'Very satisfied'],
    nps: ['Not at all likely', 'Extremely likely'],
    ces: ['Strongly disagree', 'Strongly agree'],
    effort: ['Very easy', 'Very hard'],
  },
  send: 'Send',
  close: 'Close',
  tellMore: 'Tell us more (optional)',
  thanks: 'Thank you!',
  newQuestion: 'A short question:',
  chooseFirst: 'Please choose an answer first.',
  writeFirst: 'Please write a few words first.',
  savedForLater: 'Saved. It will be sent as soon as you are online.',
  region: 'Feedback',
}
