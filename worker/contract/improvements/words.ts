/* Plain values of improvements: nothing is imported, so that browsers take them as they are. */

/** How an improvement is judged: once, at the planned end, or on any day by an interval that holds every day. */
export const JUDGINGS = ['planned_end', 'any_time'] as const
export type Judging = (typeof JUDGINGS)[number]

/** What became of an improvement, as far as its answers say. */
export const VERDICTS = [
  'improved',
  'worse',
  /** Surely too small to matter. */
  'no_relevant_change',
  /** The answers do not say. */
  'not_shown',
  'too_early',
  'stopped',
  /** Something else began at the same stage meanwhile. */
  'confounded',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** Where an improvement is in its time. */
export const PHASES = ['planned', 'running', 'stopped', 'over'] as const
export type Phase = (typeof PHASES)[number]

export const IMPROVEMENT_LIMITS = {
  name: 120,
  pain: 120,
  weeks: 26,
  washoutDays: 28,
  /** Points that a change must have to matter. */
  worthwhile: 50,
  /** Improvements of a journey. */
  improvements: 60,
} as const
