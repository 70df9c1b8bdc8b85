import type { Codebook } from '#contract/codebook.ts'
import type { WidgetStrings } from '#contract/collect/config.ts'
import { SCALE_NAMES, SCALES, type Scale } from '#contract/words.ts'

/** Each instrument with its ends and the words of its steps. @param words of the reader's language */
export function scalesIn(words: WidgetStrings): Codebook['scales'] {
  return SCALE_NAMES.map((scale) => ({ scale, ...SCALES[scale], points: pointsOf(scale, words) }))
}

function pointsOf(scale: Scale, words: WidgetStrings): Codebook['scales'][number]['points'] {
  const { kind, faces, lowest, highest } = SCALES[scale]
  if (lowest === null || highest === null) return []
  const steps = (labels: string[]) =>
    labels.map((label, index) => ({ score: lowest + index, label }))
  if (faces) return steps(words.faces)
  // A kind whose steps have words of their own has them under its name.
  const own = new Map<string, unknown>(Object.entries(words)).get(kind)
  if (isTexts(own)) return steps(own)
  if (kind === 'arrived') return steps([words.no, words.yes])
  const [low, high] = words.ends[endsOf(scale)]
  return [
    { score: lowest, label: low },
    { score: highest, label: high },
  ]
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function endsOf(scale: Scale): keyof WidgetStrings['ends'] {
  if (scale === 'ces7_effort' || scale === 'ces5_effort') return 'effort'
  return scale === 'nps11' ? 'nps' : scale === 'ces7_agree' ? 'ces' : 'csat'
}
