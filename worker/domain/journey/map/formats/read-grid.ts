import { MAP_LIMITS } from '#contract/map/limits.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { LIMITS } from '#contract/words.ts'
import { faultOf } from '#worker/domain/journey/map/take-edits.ts'
import { usualSegments } from '#worker/domain/journey/map/usual-segments.ts'
import { AppError } from '#worker/errors.ts'
import { idMaker, type Beginning } from './beginning.ts'
import { onOneLine, textFault } from './cell-items.ts'
import type { Reading } from './grid-reading.ts'
import { readSheet, type Misfit, type Sheet } from './grid-sheet.ts'
import { readStage } from './grid-stage.ts'
import { isCornerWord } from './lanes.ts'

/** A map that was read, and every cell that was not understood. */
export interface ReadGrid {
  map: MapDocument
  misfits: Misfit[]
}

/**
 * Reads a map from the cells of a spreadsheet. Lanes are known by their names in English, Polish and
 * Russian, in the first row or the first column; the other one of both names the stages.
 * @throws AppError `invalid` where no lanes are found, or the map would be too large
 */
export function readGrid(rows: readonly (readonly string[])[], beginning: Beginning): ReadGrid {
  const { corner, stages, misfits } = readSheet(rows)
  const misfit: Reading['misfit'] = (cell, reason, kept = false) => {
    misfits.push({ ...cell, reason, kept })
  }
  const name = nameOf(corner, beginning.name, misfit)
  const newId = idMaker(beginning.random)
  const id = beginning.id === null ? newId(name, 'journey') : newId.keep(beginning.id)
  const reading: Reading = { newId, random: beginning.random, misfit }
  const read = stages.flatMap(({ head, cells }, index) => {
    if (index < MAP_LIMITS.parts) return readStage(head, cells, reading) ?? []
    misfit(head, `is one too many: a map has at most ${MAP_LIMITS.parts} stages`)
    return []
  })
  const { kind } = beginning
  const segments = usualSegments({ id, stages: read })
  const lists = { stages: read, annotations: [], personas: [], segments }
  const map = { id, name, names: {}, kind, ...lists }
  const fault = faultOf(map)
  if (fault !== null) throw new AppError('invalid', `The map of this file ${fault}.`)
  return { map, misfits }
}

function nameOf(corner: Sheet['corner'], instead: string, misfit: Reading['misfit']): string {
  const name = onOneLine(corner.text)
  if (name === '' || isCornerWord(name)) return instead
  const fault = textFault(name, LIMITS.mapName)
  if (fault !== null) misfit(corner, fault)
  return fault === null ? name : instead
}
