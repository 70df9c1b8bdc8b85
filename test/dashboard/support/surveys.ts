import type { AskFigures } from '#contract/collect/asks.ts'
import type { Funnel } from '#contract/surveys/funnel.ts'
import type { Estimate, SurveyCheck, SurveyDraft } from '#contract/surveys/draft.ts'
import type { ListedSurvey } from '#contract/surveys/list.ts'

/** Nobody who is known was asked. */
export const NO_ASKS: AskFigures = {
  days: 30,
  from: '2026-10-23',
  people: 0,
  asks: 0,
  p50: null,
  p95: null,
  most: 0,
  withheld: [],
}

/** A survey as a list has it. */
export function makeListedSurvey(overrides: Partial<ListedSurvey> = {}): ListedSurvey {
  return {
    id: 'orders',
    name: 'After the order',
    names: {},
    kind: 'csat',
    scale: 'csat5',
    state: 'live',
    startsOn: null,
    endsOn: null,
    revision: 1,
    touchpoint: 'checkout',
    question: 'How was it?',
    answers: { n: 240, state: 'ok', sentiment: 12 },
    ...overrides,
  }
}

const survey = {
  name: 'After the order',
  names: {},
  touchpoint: 'checkout',
  definition: {
    kind: 'csat',
    scale: 'csat5',
    question: { en: 'How was it?', pl: 'Jak było?' },
    choices: [],
    followUp: {
      questions: [{ from: 1, to: 3, text: { en: 'What was wrong?', pl: 'Co było nie tak?' } }],
      reasons: [{ code: 'late', from: 1, to: 3, label: { en: 'Late' } }],
      comment: true,
    },
    trigger: { on: 'load', delay: 2 },
    urls: [],
    audience: {},
    sample: 1,
    frequency: 'once',
  },
  plan: { startsOn: null, endsOn: null, endsAfter: null, perMonth: null, turn: null },
} satisfies SurveyDraft['survey']

/** A survey that is live, and drafted again. */
export function makeSurveyDraft(overrides: Partial<SurveyDraft> = {}): SurveyDraft {
  return {
    id: 'orders',
    state: 'live',
    kind: 'csat',
    scale: 'csat5',
    revision: 1,
    published: null,
    survey,
    seq: 4,
    isOpen: true,
    saved: { by: 'Bo', at: 1 },
    rate: null,
    revisions: [{ revision: 1, series: 1, publishedAt: 1, publishedBy: 'Bo' }],
    language: 'en',
    today: '2026-11-21',
    ...overrides,
  }
}

/** Something that is in the way of going live. */
export function makeSurveyCheck(overrides: Partial<SurveyCheck> = {}): SurveyCheck {
  return {
    seq: 4,
    problems: [{ code: 'halfLanguage', field: 'definition.followUp.reasons[0].label.pl' }],
    changes: ['definition.question.en'],
    isNewWording: true,
    advice: [],
    languages: ['en', 'pl'],
    ...overrides,
  }
}

export function makeEstimate(overrides: Partial<Estimate> = {}): Estimate {
  return {
    basis: 'shown',
    days: 28,
    visits: 760,
    audience: 1,
    sample: 0.5,
    shown: 380,
    responseRate: 0.14,
    answers: 53.2,
    precision: [{ metric: 'share', halfWidth: 9.6, forTen: 97 }],
    ...overrides,
  }
}

/** What a site has counted of a survey in four weeks. */
export function makeFunnel(overrides: Partial<Funnel> = {}): Funnel {
  return {
    range: { from: '2026-10-25', to: '2026-11-21' },
    counting: null,
    days: 3,
    counted: 1230,
    views: 12_300,
    steps: [
      { step: 'address', counted: 984, views: 9840 },
      { step: 'sample', counted: 123, views: 1230 },
      { step: 'trigger', counted: 23, views: 230 },
      { step: 'shown', counted: 80, views: 800 },
      { step: 'answered', counted: 20, views: 200 },
    ],
    ...overrides,
  }
}
