import { SCALES, type Kind, type Scale } from '#contract/words.ts'

/** Kinds whose answers have a place on the curve, in the order in which a tie is broken. */
const CURVE_KINDS: Kind[] = ['csat', 'emotion', 'nps', 'ces', 'expectation', 'arrived']

/** The scales that a curve of this kind reads; `mixed` reads every scored one. */
export function scalesOfKind(kind: Kind | 'mixed'): Scale[] {
  const scales = Object.entries(SCALES).filter(
    ([, scale]) => scale.lowest !== null && (kind === 'mixed' || scale.kind === kind),
  )
  // Object.entries widens the keys of SCALES to string.
  return scales.map(([id]) => id as Scale)
}

/** The kinds that can be drawn, the one that covers most stages first. */
export function drawableKinds(asked: { stageId: string; scale: Scale }[]): Kind[] {
  const stagesOf = (kind: Kind) =>
    new Set(asked.filter(({ scale }) => SCALES[scale].kind === kind).map(({ stageId }) => stageId))
      .size
  return CURVE_KINDS.filter((kind) => stagesOf(kind) > 0).toSorted(
    (a, b) => stagesOf(b) - stagesOf(a),
  )
}
