import type { MAP_LISTS, Part } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import type { Step } from '#dashboard/features/editor/draft/draft-store.ts'

/** Moves a stage by one place. @returns null at the end of the map */
export function stageMove(map: MapDocument, id: string, side: -1 | 1): Step | null {
  return listMove(map, 'stages', { id, side })
}

/** Moves what stands in a list of the map by one place. @returns null at the end of the list */
export function listMove(
  map: MapDocument,
  list: (typeof MAP_LISTS)[number],
  { id, side }: { id: string; side: -1 | 1 },
): Step | null {
  const parts: Part[] = map[list]
  const at = parts.findIndex((part) => part.id === id)
  const behind = parts[side < 0 ? at - 1 : at + 2]
  if (at < 0 || (side < 0 ? at === 0 : at === parts.length - 1)) return null
  return { do: 'move', part: id, parent: map.id, before: behind?.id ?? null }
}

/**
 * Moves a touchpoint by one place in its stage, or to the stage beside it.
 * @returns null where there is no such place
 */
export function touchpointMove(
  map: MapDocument,
  id: string,
  direction: 'up' | 'down' | 'left' | 'right',
): Step | null {
  const column = map.stages.findIndex(({ touchpoints }) => touchpoints.some((one) => one.id === id))
  const stage = map.stages[column]
  if (!stage) return null
  if (direction === 'left' || direction === 'right') {
    const beside = map.stages[column + (direction === 'left' ? -1 : 1)]
    return beside ? { do: 'move', part: id, parent: beside.id, before: null } : null
  }
  const at = stage.touchpoints.findIndex((one) => one.id === id)
  if (direction === 'up' ? at === 0 : at === stage.touchpoints.length - 1) return null
  const behind = stage.touchpoints[direction === 'up' ? at - 1 : at + 2]
  return { do: 'move', part: id, parent: stage.id, before: behind?.id ?? null }
}

const DIRECTIONS = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
} as const

/** The direction of an arrow key that is pressed with Alt; null for every other key. */
export function altDirection(event: KeyboardEvent): 'up' | 'down' | 'left' | 'right' | null {
  return event.altKey && Object.hasOwn(DIRECTIONS, event.key)
    ? DIRECTIONS[event.key as keyof typeof DIRECTIONS]
    : null
}
