import { LIMITS } from '#contract/words.ts'
import { daySchema } from '#contract/schemas.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import type { MapNote, MapSolution, MapStage } from '#contract/map/document.ts'
import { onOneLine, takeBrackets, textFault } from './cell-items.ts'
import { readItems, type Reading } from './grid-reading.ts'
import type { SheetCell } from './grid-sheet.ts'
import { readTouchpoints } from './grid-touchpoints.ts'
import type { Lane } from './lanes.ts'

type StageCells = ReadonlyMap<Lane, SheetCell>
const NOTHING: SheetCell = { text: '', row: 0, column: 0 }

/** One stage of a sheet; null where its name is no name. */
export function readStage(head: SheetCell, cells: StageCells, reading: Reading): MapStage | null {
  const name = onOneLine(head.text)
  const fault = name === '' ? 'is empty; name the stage' : textFault(name, LIMITS.mapName)
  if (fault !== null) {
    reading.misfit(head, `${fault}. The stage was left out`)
    return null
  }
  const cellOf = (lane: Lane) => cells.get(lane) ?? NOTHING
  const id = reading.newId(name, 'stage')
  // Before the notes: a shop writes the ids of touchpoints into its pages.
  const touchpoints = readTouchpoints(
    { names: cellOf('touchpoints'), channels: cellOf('channels'), actions: cellOf('actions') },
    reading,
  )
  return {
    id,
    name,
    names: {},
    frameDays: readFrame(cellOf('frameDays'), reading),
    assumed: readAssumed(cellOf('assumed'), reading),
    owner: readOwner(cellOf('owner'), reading),
    reviewOn: readDay(cellOf('reviewOn'), reading),
    needs: readNotes(cellOf('needs'), 'need', reading),
    barriers: readNotes(cellOf('barriers'), 'barrier', reading),
    solutions: readSolutions(cellOf('solutions'), reading),
    touchpoints,
  }
}

function readNotes(cell: SheetCell, kind: string, reading: Reading): MapNote[] {
  const items = readItems(cell, { longest: MAP_LIMITS.note, most: MAP_LIMITS.parts }, reading)
  return items.map((text) => ({ id: reading.newId(text, kind), text }))
}

function readSolutions(cell: SheetCell, reading: Reading): MapSolution[] {
  // A day in brackets comes on top of the longest text.
  const items = readItems(cell, { longest: MAP_LIMITS.note + 13, most: MAP_LIMITS.parts }, reading)
  return items.flatMap((item) => {
    const { text, inside } = takeBrackets(item)
    const isDay = inside !== null && text !== '' && daySchema.safeParse(inside).success
    const solution = isDay ? { text, startsOn: inside } : { text: item, startsOn: null }
    const fault = textFault(solution.text, MAP_LIMITS.note)
    if (fault !== null) reading.misfit({ ...cell, text: item }, fault)
    return fault === null ? [{ id: reading.newId(solution.text, 'solution'), ...solution }] : []
  })
}

function readOwner(cell: SheetCell, reading: Reading): string {
  const owner = onOneLine(cell.text)
  const fault = textFault(owner, LIMITS.personName)
  if (fault !== null) reading.misfit(cell, fault)
  return fault === null ? owner : ''
}

function isBlank({ text }: SheetCell): boolean {
  return /^[-–—]?$/.test(text)
}

function readAssumed(cell: SheetCell, reading: Reading): number | null {
  if (isBlank(cell)) return null
  const plain = cell.text.replace('−', '-')
  const value = /^[-+]?\d{1,3}$/.test(plain) ? Number(plain) : Number.NaN
  // Minus nought is nought.
  if (Math.abs(value) <= 100) return value || 0
  reading.misfit(cell, 'must be a whole number from −100 to 100')
  return null
}

function readFrame(cell: SheetCell, reading: Reading): number | null {
  if (isBlank(cell)) return null
  const found = /^(?:[≤<] ?)?(\d{1,5})(?: ?(?:d|days?|dzień|dni|день|дня|дней))?$/i.exec(cell.text)
  const value = Number(found?.[1] ?? 0)
  if (value >= 1 && value <= MAP_LIMITS.frameDays) return value
  reading.misfit(cell, `must be a whole number of days, 1 to ${MAP_LIMITS.frameDays}`)
  return null
}

function readDay(cell: SheetCell, reading: Reading): string | null {
  if (isBlank(cell)) return null
  if (daySchema.safeParse(cell.text).success) return cell.text
  reading.misfit(cell, 'must be a day as YYYY-MM-DD')
  return null
}
