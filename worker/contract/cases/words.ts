/*
 * Cases: what somebody works on until a customer's trouble is over. Plain values, like those of
 * words.ts; nothing is imported here.
 */

/** Where a case is. Which moves there are stands in the table of the domain. */
export const CASE_STATES = [
  'new',
  'acknowledged',
  'in_progress',
  'waiting_customer',
  'waiting_carrier',
  'resolved',
  'reopened',
  'closed',
  'dismissed',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** What was done for the customer; without one, and a cause, no case is resolved. */
export const CASE_ACTIONS_TAKEN = [
  'refund',
  'replacement',
  'voucher',
  'apology',
  'carrier_claim',
  'none',
] as const
export type CaseActionTaken = (typeof CASE_ACTIONS_TAKEN)[number]

/** The most urgent last. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof PRIORITIES)[number]

/** Why nobody works on it. */
export const DISMISS_REASONS = ['spam', 'duplicate', 'mistake', 'not_ours'] as const
export type DismissReason = (typeof DISMISS_REASONS)[number]

/** The lists that cases stand in, and the states of each. */
export const CASE_LISTS = {
  open: ['new', 'reopened', 'acknowledged', 'in_progress'],
  waiting: ['waiting_customer', 'waiting_carrier'],
  done: ['resolved', 'closed', 'dismissed'],
} as const satisfies Record<string, readonly CaseState[]>
export type CaseList = keyof typeof CASE_LISTS
/** Object.keys loses the literal keys; CASE_LISTS is the single source of them. */
export const CASE_LIST_NAMES = Object.keys(CASE_LISTS) as [CaseList, ...CaseList[]]

/** Why a case may not move. */
export const CASE_REFUSALS = ['no-such-move', 'no-cause', 'no-action', 'no-reason'] as const
export type CaseRefusal = (typeof CASE_REFUSALS)[number]

/** Why a rule that opens cases never does; `neverTrue` of one group of its conditions. */
export const CASE_RULE_PROBLEMS = [
  /** No score of the scale lies in the range, or two ranges have none in common. */
  'scores',
  /** Two scales at once, or one that has no scores. */
  'scales',
  'stages',
  'touchpoints',
  /** None of the touchpoints stands in one of the stages. */
  'place',
  'segments',
] as const
export type CaseRuleProblem = (typeof CASE_RULE_PROBLEMS)[number]

export const CASE_LIMITS = {
  /** Business minutes until the first contact and until it is resolved, unless the site says otherwise. */
  firstContactMinutes: 24 * 60,
  resolutionMinutes: 72 * 60,
  /** Of a term, in business minutes: ten weeks of days and nights. */
  termMinutes: 100_800,
  /** Spans that a weekday is open for. */
  spansADay: 4,
  holidays: 400,
  escalations: 5,
  /** Characters of a note, of a title, of a team's name and of a carrier's reference. */
  note: 4000,
  /** Colleagues whom one note mentions, and unread mentions that are counted. */
  mentions: 10,
  unread: 20,
  title: 140,
  team: 60,
  claimRef: 80,
  teams: 30,
  /** Cases of one page. */
  page: 50,
  ruleName: 60,
  /** Rules of a site, groups of a rule, conditions of a group, entries of a condition. */
  rules: 50,
  groups: 5,
  conditions: 8,
  entries: 50,
  /** Letters of a word that a rule looks for, and of the least that may stand before a `*`. */
  word: 60,
  wordStart: 3,
  /** Days after a refund until it has landed and the customer is asked. */
  refundDays: 30,
} as const

/** Trials of how long after an experience customers are asked. */
export const TRIAL_LIMITS = {
  /** Delays that are compared, in whole days up to `CASE_LIMITS.refundDays`. */
  fewest: 2,
  most: 3,
  /** Trials of a site. */
  trials: 50,
  /** Days after the day of the ask within which an answer counts, the same for all delays. */
  answerDays: 14,
} as const
/** Answers with which a trial takes in nobody else: chosen before it starts, and kept. */
export const TRIAL_SIZES = [100, 200, 400, 800, 1600, 3200] as const

/** `closing`: has its answers, and waits until those who were taken in last have had their time. */
export const TRIAL_PHASES = ['running', 'closing', 'over', 'stopped'] as const
export type TrialPhase = (typeof TRIAL_PHASES)[number]

/** What the answers of a trial say of the delay. */
export const TRIAL_VERDICTS = [
  'differs',
  /** Surely less than what was to be found. */
  'no_relevant_difference',
  /** The answers do not say. */
  'not_shown',
  'too_early',
  'stopped',
] as const
export type TrialVerdict = (typeof TRIAL_VERDICTS)[number]
