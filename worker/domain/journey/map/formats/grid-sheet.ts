import { AppError } from '#worker/errors.ts'
import { laneOf, LANES, laneName, type Lane } from './lanes.ts'

/** A cell and where it stands, both counted from 1, as spreadsheets do. */
export interface SheetCell {
  text: string
  row: number
  column: number
}

/** A cell that was not understood, and what to do. What is `kept` is in the map all the same. */
export interface Misfit extends SheetCell {
  reason: string
  kept: boolean
}

/** A sheet turned so that each stage is a column of lanes. */
export interface Sheet {
  corner: SheetCell
  stages: { head: SheetCell; cells: Map<Lane, SheetCell> }[]
  misfits: Misfit[]
}

/**
 * Finds stages and lanes of a sheet, whichever side they stand on. Empty rows and columns count for
 * nothing.
 * @throws AppError `invalid` where neither the first row nor the first column names lanes
 */
export function readSheet(rows: readonly (readonly string[])[]): Sheet {
  const cells = turnedWithoutEmpty(turnedWithoutEmpty(placed(rows)))
  const [top = []] = cells
  const side = cells.map(([first]) => first).filter((cell) => cell !== undefined)
  const [down, across] = [lanesIn(side), lanesIn(top)]
  if (down === across)
    throw new AppError(
      'invalid',
      `No lanes of a map were found: the first row or the first column must name them (${laneList()}).`,
    )
  return bySide(down > across ? cells : turn(cells))
}

/** What lanes are called, for messages. */
function laneList(): string {
  return LANES.map((lane) => laneName(lane, 'en')).join('; ')
}

function placed(rows: readonly (readonly string[])[]): SheetCell[][] {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  return rows.map((row, y) =>
    Array.from({ length: width }, (_, x) => ({
      text: (row[x] ?? '').trim(),
      row: y + 1,
      column: x + 1,
    })),
  )
}

function turnedWithoutEmpty(rows: SheetCell[][]): SheetCell[][] {
  return turn(rows.filter((row) => row.some(({ text }) => text !== '')))
}

function turn(rows: SheetCell[][]): SheetCell[][] {
  return (rows[0] ?? []).map((_, x) => rows.flatMap((row) => row[x] ?? []))
}

function lanesIn(cells: SheetCell[]): number {
  return new Set(cells.slice(1).flatMap(({ text }) => laneOf(text) ?? [])).size
}

function bySide([top = [], ...rows]: SheetCell[][]): Sheet {
  const [corner = { text: '', row: 1, column: 1 }, ...heads] = top
  const stages = heads.map((head) => ({ head, cells: new Map<Lane, SheetCell>() }))
  const misfits: Misfit[] = []
  const seen = new Set<Lane>()
  for (const [name, ...cells] of rows) {
    if (!name) continue
    const lane = laneOf(name.text)
    if (!lane) {
      const reason = `is no lane, and what belongs to it was left out. Lanes are: ${laneList()}`
      misfits.push({ ...name, reason, kept: false })
    } else if (seen.has(lane)) {
      const reason = 'stands twice, and was read once. Put both into one'
      misfits.push({ ...name, reason, kept: false })
    } else {
      seen.add(lane)
      for (const [index, cell] of cells.entries()) stages[index]?.cells.set(lane, cell)
    }
  }
  return { corner, stages, misfits }
}
