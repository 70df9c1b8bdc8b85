import { SCALE_NAMES, SCALES, SCORED_KINDS, type Kind, type Scale } from '#contract/words.ts'

/** The scales that a curve of this kind reads; `mixed` reads every scored one. */
export function scalesOfKind(kind: Kind | 'mixed'): Scale[] {
  return SCALE_NAMES.filter(
    (scale) => SCALES[scale].lowest !== null && (kind === 'mixed' || SCALES[scale].kind === kind),
  )
}

/** The kinds that can be drawn, the one that covers most stages first. */
export function drawableKinds(asked: { stageId: string; scale: Scale }[]): Kind[] {
  const stagesOf = (kind: Kind) =>
    new Set(asked.filter(({ scale }) => SCALES[scale].kind === kind).map(({ stageId }) => stageId))
      .size
  return SCORED_KINDS.filter((kind) => stagesOf(kind) > 0).toSorted(
    (a, b) => stagesOf(b) - stagesOf(a),
  )
}

/**
 * The kind that a view is of, and what of a journey was asked in it.
 * @param wanted the one that covers most stages unless told
 */
export function cellsOfKind<Cell extends { stageId: string; scale: Scale }>(
  own: Cell[],
  wanted: Kind | 'mixed' | undefined,
): { kind: Kind | 'mixed'; cells: Cell[] } {
  const kind = wanted ?? drawableKinds(own)[0] ?? 'csat'
  const scales = scalesOfKind(kind)
  return { kind, cells: own.filter((cell) => scales.includes(cell.scale)) }
}
