import { signal } from '@preact/signals'

/** The same curve of some of those who answered. */
export interface GroupLine {
  name: string
  /** Stage by stage; null where there is nothing to show. */
  values: readonly (number | null)[]
  /** Stages that rest on few answers. */
  few: readonly boolean[]
}

/** Lines that the curve draws beside its own, one for each group. */
export const groupLines = signal<readonly GroupLine[]>([])

/** How a line and its points look: by its dashes and shapes, so that colours alone tell nothing. */
export interface LineLook {
  colour: 'accent' | 'ink' | 'mut'
  dash: readonly number[]
  point: 'circle' | 'rect' | 'triangle'
}

const LOOKS: readonly LineLook[] = [
  { colour: 'accent', dash: [], point: 'rect' },
  { colour: 'ink', dash: [], point: 'triangle' },
  { colour: 'mut', dash: [], point: 'circle' },
  { colour: 'accent', dash: [7, 4], point: 'triangle' },
  { colour: 'ink', dash: [7, 4], point: 'circle' },
  { colour: 'mut', dash: [7, 4], point: 'rect' },
]

/** How the line at this place among all looks. */
export function lookOf(index: number): LineLook {
  // Never without one: the places go round.
  return LOOKS[index % LOOKS.length] as LineLook
}
