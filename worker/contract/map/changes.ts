import { isSame, MAP_LISTS, STAGE_LISTS, type ListName, type Part } from './apply.ts'
import type { MapDocument } from './document.ts'

/** One difference between two maps. `stage` and `name` are what things are called in the later map. */
export type Change =
  | { type: 'added' | 'removed'; list: ListName; id: string; name: string; stage: string | null }
  | { type: 'moved'; list: ListName; id: string; name: string; from: string; to: string }
  /** Things of a list come in another order. */
  | { type: 'reordered'; list: ListName; stage: string | null }
  | {
      type: 'changed'
      /** Null for the map itself. */
      list: ListName | null
      id: string
      name: string
      stage: string | null
      field: string
      before: unknown
      after: unknown
    }

/** A part and where it stands. */
interface Standing {
  part: Part
  list: ListName
  /** Id and name of its stage; null for what is the map's own. */
  stage: { id: string; name: string } | null
}

/**
 * What differs between two maps of one journey: stages first, then what is in them, in the order of
 * the later map. What comes or goes with its stage is not told again.
 */
export function changesBetween(before: MapDocument, after: MapDocument): Change[] {
  const [old, now] = [standings(before), standings(after)]
  const isNew = (id: string | undefined) => id !== undefined && !old.has(id)
  const isGone = (id: string | undefined) => id !== undefined && !now.has(id)
  return [
    ...fieldChanges(before, after, { list: null, stage: null }),
    ...Array.from(now.values(), (one) => {
      const was = old.get(one.part.id)
      if (!was) return isNew(one.stage?.id) ? [] : [cameOrWent('added', one)]
      const place = { list: one.list, stage: one.stage?.name ?? null }
      return [...moves(was, one), ...fieldChanges(was.part, one.part, place)]
    }).flat(),
    ...[...old.values()]
      .filter(({ part, stage }) => isGone(part.id) && !isGone(stage?.id))
      .map((one) => cameOrWent('removed', one)),
    ...reorderings(before, after),
  ]
}

/** How a part is called. */
export function nameOf({ name, text, id }: Part): string {
  return [name, text].find((said) => typeof said === 'string') ?? id
}

function standings(map: MapDocument): Map<string, Standing> {
  const found: Standing[] = MAP_LISTS.flatMap((list) =>
    map[list].map((part) => ({ part, list, stage: null })),
  )
  for (const stage of map.stages)
    for (const list of STAGE_LISTS)
      found.push(...stage[list].map((part) => ({ part, list, stage })))
  return new Map(found.map((one) => [one.part.id, one]))
}

function cameOrWent(type: 'added' | 'removed', { part, list, stage }: Standing): Change {
  return { type, list, id: part.id, name: nameOf(part), stage: stage?.name ?? null }
}

function moves(was: Standing, { part, list, stage }: Standing): Change[] {
  if (!stage || !was.stage || stage.id === was.stage.id) return []
  return [
    { type: 'moved', list, id: part.id, name: nameOf(part), from: was.stage.name, to: stage.name },
  ]
}

function fieldChanges(
  before: Part,
  after: Part,
  { list, stage }: { list: ListName | null; stage: string | null },
): Change[] {
  const lists = new Set<string>([...MAP_LISTS, ...STAGE_LISTS])
  return Object.keys(after)
    .filter((field) => !lists.has(field) && !isSame(before[field], after[field]))
    .map((field) => ({
      type: 'changed',
      list,
      id: after.id,
      name: nameOf(after),
      stage,
      field,
      before: before[field],
      after: after[field],
    }))
}

/** Lists in which what stands in both comes in another order. */
function reorderings(before: MapDocument, after: MapDocument): Change[] {
  const isReordered = (old: Part[], now: Part[]) => {
    const known = old.filter(({ id }) => now.some((part) => part.id === id))
    const still = now.filter(({ id }) => old.some((part) => part.id === id))
    return known.some(({ id }, index) => still[index]?.id !== id)
  }
  const ofMap = MAP_LISTS.filter((list) => isReordered(before[list], after[list]))
  const ofStages = after.stages.flatMap((stage) => {
    const old = before.stages.find(({ id }) => id === stage.id)
    return STAGE_LISTS.filter((list) => old && isReordered(old[list], stage[list])).map(
      (list): Change => ({ type: 'reordered', list, stage: stage.name }),
    )
  })
  return [...ofMap.map((list): Change => ({ type: 'reordered', list, stage: null })), ...ofStages]
}
