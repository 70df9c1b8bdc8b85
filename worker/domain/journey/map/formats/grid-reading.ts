import { splitItems, textFault } from './cell-items.ts'
import type { SheetCell } from './grid-sheet.ts'

/** What reading needs and fills: new ids, and the list of what did not fit. */
export interface Reading {
  newId: (name: string, kind: string) => string
  /** A few letters of chance. */
  random: () => string
  misfit: (cell: SheetCell, reason: string, kept?: boolean) => void
}

/** The things of a cell that may stand in a map; the others are misfits. */
export function readItems(
  cell: SheetCell,
  { longest, most }: { longest: number; most: number },
  reading: Reading,
): string[] {
  const fitting = splitItems(cell.text).filter((item) => {
    const fault = textFault(item, longest)
    if (fault !== null) reading.misfit({ ...cell, text: item }, fault)
    return fault === null
  })
  for (const item of fitting.slice(most))
    reading.misfit({ ...cell, text: item }, `is one too many: at most ${most} in a cell`)
  return fitting.slice(0, most)
}
