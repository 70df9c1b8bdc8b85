import type { SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'
import { CHOICE_KINDS } from '#contract/words.ts'

/** One answer that can be chosen: a raw score or the code of a choice. */
export interface Step {
  value: number | string
  /** Read by itself, so the ends of a numbered scale carry their words. */
  label: string
}

/** Everything that a survey may be answered with, in the order of the card; none for free text. */
export function stepsOf(survey: SurveyConfig, strings: WidgetStrings): Step[] {
  const { kind, range, choices = [] } = survey
  if (CHOICE_KINDS.includes(kind)) return choices.map(({ code, label }) => ({ value: code, label }))
  if (kind === 'arrived')
    return [
      { value: 1, label: strings.yes },
      { value: 0, label: strings.no },
    ]
  if (!range) return []
  const [lowest, highest] = range
  const names = namesOf(survey, strings)
  return Array.from({ length: highest - lowest + 1 }, (_, step) => {
    const value = lowest + step
    if (names) return { value, label: names[step] ?? String(value) }
    const end = endOf(survey, strings, value)
    return { value, label: end ? `${value} – ${end}` : String(value) }
  })
}

/** Names of steps that have one each. */
function namesOf({ kind, range }: SurveyConfig, strings: WidgetStrings): string[] | null {
  // A kind of its own words has them under its name.
  const own: unknown = Object.entries(strings).find(([name]) => name === kind)?.[1]
  if (Array.isArray(own)) return own.map(String)
  return kind === 'emotion' || (kind === 'csat' && range?.[1] === 5) ? strings.faces : null
}

function endOf(survey: SurveyConfig, strings: WidgetStrings, value: number): string | undefined {
  const { kind, range } = survey
  const own = kind === 'csat' || kind === 'nps' || kind === 'ces' ? strings.ends[kind] : undefined
  const [low, high] = survey.ends ?? own ?? []
  return value === range?.[0] ? low : value === range?.[1] ? high : undefined
}
