import type { SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'

export interface Option {
  /** Raw score, or the code of a choice. */
  value: number | string
  label: string
  /** −2…2, where the option is a face. */
  mood?: number
  /** Said instead of the label: the number at an end of the scale, with that end's words. */
  name?: string | undefined
}

export interface Scale {
  layout: 'faces' | 'numbers' | 'words' | 'chips'
  options: Option[]
  /** Words under the two ends. */
  ends?: [string, string]
}

export function chips(choices: { code: string; label: string }[] = []): Option[] {
  return choices.map(({ code, label }) => ({ value: code, label }))
}

/** Raw scores from 1, worst first, by their names. */
function named(labels: string[]): Option[] {
  return labels.map((label, step) => ({ value: step + 1, label, mood: step - 2 }))
}

/** Raw scores as numbers; none for a range that no scale has. */
function numbers([low = 0, high = 0]: number[], ends: string[]): Option[] {
  const options: Option[] = []
  // A loop: pages put what they like into the place of Array.from.
  if (low >= 0 && high <= 10 && low < high)
    for (let value = low; value <= high; value += 1) {
      const end = ends[value === low ? 0 : value === high ? 1 : 2]
      const label = String(value)
      options.push({ value, label, name: end && `${label}, ${end}` })
    }
  return options
}

function draw(survey: SurveyConfig, strings: WidgetStrings): Scale | undefined {
  const { kind, range = [], choices } = survey
  const short = range[1] === 5
  switch (kind) {
    case 'text':
      return undefined
    case 'source':
    case 'pain_point':
      return { layout: 'chips', options: chips(choices) }
    case 'arrived':
      return {
        layout: 'words',
        options: [
          { value: 1, label: strings.yes },
          { value: 0, label: strings.no },
        ],
      }
    case 'expectation':
      return { layout: 'words', options: named(strings.expectation) }
    case 'emotion':
      return { layout: 'faces', options: named(strings.faces) }
    case 'csat':
    case 'nps':
    case 'ces': {
      if (kind === 'csat' && short) return { layout: 'faces', options: named(strings.faces) }
      const ends = survey.ends ?? strings.ends[kind === 'ces' && short ? 'effort' : kind]
      return { layout: 'numbers', options: numbers(range, ends), ends }
    }
    default:
      // A kind from a newer server: the check below says no.
      return { layout: 'chips', options: [] }
  }
}

/**
 * The options of a question, worst first where there is a worst; undefined for free text. Throws
 * on a question that a newer server means for a newer widget: better none than half of one.
 */
export function scaleOf(survey: SurveyConfig, strings: WidgetStrings): Scale | undefined {
  const scale = draw(survey, strings)
  if (
    !survey.question ||
    (scale && !(scale.options[0] && scale.options.every(({ label }) => label)))
  )
    throw new Error(`survey ${survey.id}`)
  return scale
}
