import type { MapSegment } from '#contract/map/document.ts'

interface NewMap {
  id: string
  stages: { id: string; touchpoints: { id: string }[] }[]
}

/** The two groups that nearly every shop tells apart. */
const USUAL = ['b2c', 'b2b']

/**
 * The segments that a new map begins with. Where its own parts have such an id, that one is left out:
 * an id is one thing in a map.
 */
export function usualSegments(map: NewMap): MapSegment[] {
  const taken = idsOf(map)
  return USUAL.filter((id) => !taken.includes(id)).map((id) => ({
    id,
    name: id.toUpperCase(),
    names: {},
  }))
}

function idsOf({ id, stages }: NewMap): string[] {
  return [id, ...stages.flatMap((stage) => [stage.id, ...stage.touchpoints.map((one) => one.id)])]
}
