import type { SurveyPlan } from '#contract/surveys/document.ts'

/** Whether a survey is asked on a day, as far as its first and last day go. */
export function isAskedOn({ startsOn, endsOn }: Partial<SurveyPlan>, day: string): boolean {
  return (startsOn ?? day) <= day && day <= (endsOn ?? day)
}
