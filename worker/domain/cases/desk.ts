import type { Desk } from '#contract/cases/desk.ts'
import { CASE_LIMITS } from '#contract/cases/words.ts'

const WORKDAY = [{ from: 8 * 60, to: 18 * 60 }]

/** How cases are worked on until a site says otherwise: Monday to Friday from eight to six. */
export const USUAL_DESK: Desk = {
  hours: { week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []], holidays: [] },
  firstContact: 8 * 60,
  resolution: 30 * 60,
  escalations: [],
  teams: [],
  currency: 'EUR',
  refundDays: Math.min(5, CASE_LIMITS.refundDays),
  againDays: 7,
  againSurvey: null,
  arrivedSurvey: null,
}
