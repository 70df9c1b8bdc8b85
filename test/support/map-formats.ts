import { applyEdit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { usualSegments } from '#worker/domain/journey/map/usual-segments.ts'
import { takeEdits } from '#worker/domain/journey/map/take-edits.ts'
import type { Beginning } from '#worker/domain/journey/map/formats/beginning.ts'
import { diceOf, newMap, randomEdit } from './map-steps.ts'

/**
 * A map as somebody may have left it: forty steps of the editor after a new one. Files of other tools
 * say nothing of personas and segments: those are as where a map begins.
 */
export function randomMap(seed: number): MapDocument {
  const dice = diceOf(seed)
  let map = newMap()
  for (let step = 0; step < 40; step += 1) {
    const edit = randomEdit(map, dice)
    if ('map' in applyEdit(map, edit)) ({ map } = takeEdits(map, [edit], () => false))
  }
  return { ...map, personas: [], segments: usualSegments(map) }
}

/** Where a file begins, with a chance that counts. */
export function beginningOf(name: string): Beginning {
  let count = 0
  const random = () => String((count += 1) - 1).padStart(6, '0')
  return { id: null, name, kind: 'customer', random }
}

/** A map to compare with another: ids are made anew by every reader. */
export function withoutIds(map: MapDocument): unknown {
  return JSON.parse(
    JSON.stringify(map, (key, value: unknown) => (key === 'id' ? undefined : value)),
  )
}
