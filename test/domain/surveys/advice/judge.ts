import type { AdviceCode } from '#contract/surveys/advice.ts'
import { SCALES } from '#contract/words.ts'
import type { Row } from './labelled/row.ts'
import { adviceOn } from './advised.ts'

/** Labels that methodologists use for the same fault: one of them found counts as found. */
const SAME: AdviceCode[][] = [
  ['leading', 'loaded', 'assumes'],
  ['doubleBarrelled', 'severalQuestions'],
  ['vague', 'vagueQuantifier'],
  ['tooLong', 'hardToRead'],
]

export interface Figures {
  labels: number
  found: number
  foundStrictly: number
  sound: number
  falseWarnings: number
  mistakes: string[]
}

/** The codes that a question in one language gets. */
export function codesOf(lang: string, [scale, question]: Row): AdviceCode[] {
  const survey = { kind: SCALES[scale].kind, scale, question: { [lang]: question }, choices: [] }
  return adviceOn(survey).map(({ code }) => code)
}

/** How well the rules do on labelled questions of one language. */
export function judge(lang: string, rows: Row[]): Figures {
  const figures = { labels: 0, found: 0, foundStrictly: 0, sound: 0, falseWarnings: 0 }
  const mistakes: string[] = []
  for (const row of rows) {
    const codes = codesOf(lang, row)
    const labels = row[2] ?? []
    if (labels.length === 0) {
      figures.sound++
      if (codes.length > 0) {
        figures.falseWarnings++
        mistakes.push(`false ${codes.join(', ')}: ${row[1]}`)
      }
    }
    for (const label of labels) {
      const same = SAME.find((group) => group.includes(label)) ?? [label]
      figures.labels++
      if (codes.includes(label)) figures.foundStrictly++
      if (same.some((code) => codes.includes(code))) figures.found++
      else mistakes.push(`missed ${label}, said ${codes.join(', ') || 'nothing'}: ${row[1]}`)
    }
  }
  return { ...figures, mistakes }
}
