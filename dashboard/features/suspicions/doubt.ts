import type { ComponentChildren } from 'preact'
import type { OtherPoint } from '#dashboard/kit/charts/scene.ts'

/** A line of the table twin: a stage, or a touchpoint of one. */
interface TableLine {
  level: 'stage' | 'touchpoint'
  node: { id: string }
}

/** What the journey page says of its figures with and without what looks forged, in its own places. */
export interface BothFigures {
  /** The headline. */
  sentence: ComponentChildren
  /** How many answers both rest on. */
  total: string
  /** The stage that the headline speaks of. */
  stage: string
  legend: ComponentChildren
  /** What the curve's own summary has not said yet. */
  summary: string
  /** A line beside the answers of a stage. */
  noteOf: (stage: string) => ComponentChildren
  /** A stage's point on the dashed line. */
  pointOf: (stage: string) => OtherPoint | null
  /** In the place of the columns of the period before. */
  columns: { name: string; wide: boolean; cell: (line: TableLine) => string }[]
}

/**
 * What the journey page shows beside its figures while some answers look forged; of both figures
 * nothing where one set of them is on screen.
 */
export interface Doubt extends Partial<BothFigures> {
  /** In the place of the comparison, while both are looked at. */
  chip?: ComponentChildren
  /** Under the card. */
  below?: ComponentChildren
}

/** The parts of the journey page's view that are changed from here. */
export interface ViewPatch {
  without?: boolean
  range?: { from: string; to: string }
  stage?: string
  touchpoint?: null
  /** The one whose answers are listed. */
  source?: string
}
