/*
 * Cases: what support does about a bad answer until the loop is closed. Plain values, like those of
 * words.ts. Nothing is imported here.
 */

/** The lists of the inbox. */
export const CASE_LISTS = ['open', 'waiting', 'done'] as const
export type CaseList = (typeof CASE_LISTS)[number]

/** States of a case, and the list that each stands in. The clock stands in those that wait. */
export const CASE_STATES = {
  new: 'open',
  acknowledged: 'open',
  in_progress: 'open',
  reopened: 'open',
  waiting_customer: 'waiting',
  waiting_carrier: 'waiting',
  resolved: 'done',
  closed: 'done',
  dismissed: 'done',
} as const satisfies Record<string, CaseList>
export type CaseState = keyof typeof CASE_STATES
/** Object.keys loses the literal keys; CASE_STATES is the single source of them. */
export const CASE_STATE_NAMES = Object.keys(CASE_STATES) as [CaseState, ...CaseState[]]

/** What was done for the customer. */
export const CASE_ACTIONS_TAKEN = [
  'refund',
  'replacement',
  'voucher',
  'apology',
  'carrier_claim',
  'none',
] as const
export type CaseActionTaken = (typeof CASE_ACTIONS_TAKEN)[number]

/** How urgent a case is, by its number 0…3. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof PRIORITIES)[number]

/** Why a case was none. */
export const DISMISS_REASONS = ['duplicate', 'spam', 'not_ours', 'no_action'] as const
export type DismissReason = (typeof DISMISS_REASONS)[number]

export const CASE_LIMITS = {
  note: 2000,
  title: 140,
  team: 60,
  teams: 30,
  rules: 50,
  claimRef: 80,
  /** Cases of one page. */
  page: 50,
} as const
