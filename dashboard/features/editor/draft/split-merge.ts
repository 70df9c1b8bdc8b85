import { STAGE_LISTS } from '#contract/map/apply.ts'
import type { MapDocument, MapStage } from '#contract/map/document.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import { newStage, type Step } from './draft-store.ts'

/*
 * A stage becomes two, or two become one, by ordinary steps: so they are taken back, told and refused
 * like all others. Answers of before keep the stage that they were given at.
 */

/** What goes to another stage, and what that is called. */
export interface Split {
  /** An id that nothing in the map has. */
  id: string
  name: string
  /** Ids of touchpoints of the stage. */
  touchpoints: string[]
}

/** The steps that put some touchpoints of a stage into a new one behind it. */
export function splitSteps(map: MapDocument, stage: MapStage, split: Split): Step[] {
  const { id, name, touchpoints } = split
  const behind = map.stages[map.stages.findIndex((one) => one.id === stage.id) + 1]
  const part = newStage(id, name)
  const leaving = stage.touchpoints.filter((one) => touchpoints.includes(one.id))
  return [
    { do: 'add', list: 'stages', parent: map.id, before: behind?.id ?? null, part },
    ...leaving.map((one): Step => ({ do: 'move', part: one.id, parent: id, before: null })),
  ]
}

/** The steps that put all that a stage has into the one before or behind it, and take it out. */
export function mergeSteps(map: MapDocument, stage: MapStage, into: MapStage): Step[] {
  const at = (id: string) => map.stages.findIndex((one) => one.id === id)
  // What came first stays first.
  const isBehind = at(into.id) > at(stage.id)
  const moves = STAGE_LISTS.flatMap((list) => {
    const before = isBehind ? (into[list][0]?.id ?? null) : null
    return stage[list].map(({ id }): Step => ({ do: 'move', part: id, parent: into.id, before }))
  })
  const was = { ...stage, touchpoints: [], needs: [], barriers: [], solutions: [] }
  return [...moves, { do: 'remove', part: stage.id, was }]
}

/** The stages beside one that have room for all that it has. */
export function mergeTargets(map: MapDocument, stage: MapStage): MapStage[] {
  const at = map.stages.findIndex((one) => one.id === stage.id)
  const fits = (into: MapStage) =>
    STAGE_LISTS.every((list) => into[list].length + stage[list].length <= MAP_LIMITS.parts)
  return [map.stages[at - 1], map.stages[at + 1]].filter((one) => one !== undefined).filter(fits)
}
