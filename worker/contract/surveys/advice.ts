/*
 * What the guard rails say about a survey's questions. Advice is never an error: nothing refuses a
 * survey because of it. Nothing is imported here, so that nothing comes along.
 */

/** Where the build puts the wordings that are looked for, as a file beside the dashboard's. */
export const WORDINGS = '/wordings.json'

/** All that may be advised, the gravest first. What each means: docs/guard-rails.md. */
export const ADVICE_CODES = [
  /** The question suggests its answer. */
  'leading',
  /** A word that praises or blames what is asked about. */
  'loaded',
  /** It takes for granted what the person may deny. */
  'assumes',
  /** One answer for two things. */
  'doubleBarrelled',
  'severalQuestions',
  /** A "not" that a quick reader drops, or two of them. */
  'negation',
  /** A question for yes or no, and a scale of degrees. */
  'yesNoOnScale',
  /** Agreement and satisfaction mixed, in question, scale or ends. */
  'agreementOnSatisfaction',
  'npsWithoutRecommending',
  /** Question and scale speak of different things otherwise. */
  'scaleMismatch',
  /** Ends or choices that do not mirror each other. */
  'unbalancedScale',
  'overlappingChoices',
  'missingOther',
  'hypothetical',
  'absolute',
  /** Recall over more than three months. */
  'memory',
  'vagueQuantifier',
  'vague',
  'jargon',
  'tooLong',
  'hardToRead',
  'lostPlaceholder',
  'lostNumber',
  'lostQuestionMark',
  'muchLonger',
] as const
export type AdviceCode = (typeof ADVICE_CODES)[number]

/** The parts of a survey that advice is about. */
export const ADVICE_FIELDS = [
  'question',
  'ends',
  'choices',
  'followUpQuestions',
  'followUpReasons',
] as const
export type AdviceField = (typeof ADVICE_FIELDS)[number]

/** One remark on a survey. */
export interface Advice {
  code: AdviceCode
  /** The language whose text is meant; null where it is about the survey as a whole. */
  lang: string | null
  field: AdviceField
  /** The words concerned, in lower case, where some can be named. */
  at?: string
  /** Where the rule comes from: author, year, title. */
  source: string
}
