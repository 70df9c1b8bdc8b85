import type { MapDocument, MapStage } from './document.ts'

/*
 * What an edit does to a map, what would undo it, and when it is refused. Pure, and free of zod: the
 * editor applies an edit before the server has seen it, and both must come to the same map.
 */

/** A part of a map, whatever it is: found by its id. */
export type Part = { id: string } & Record<string, unknown>
/** The lists that parts stand in: those of a stage, and those of the map. */
export const STAGE_LISTS = ['touchpoints', 'needs', 'barriers', 'solutions'] as const
export const MAP_LISTS = ['stages', 'annotations', 'personas', 'segments'] as const
export type ListName = (typeof STAGE_LISTS)[number] | (typeof MAP_LISTS)[number]

interface Step {
  /** A UUID, made once by its author and kept through every retry. */
  id: string
}
interface Setting extends Step {
  do: 'set'
  /** The id of a part, or of the map itself. */
  part: string
  field: string
  value: unknown
  /** What its author found there. */
  was: unknown
}
interface Adding extends Step {
  do: 'add'
  list: ListName
  /** The id of the stage, or of the map. */
  parent: string
  /** The id of the part that comes behind it; null for the end. */
  before: string | null
  part: Part
}
interface Moving extends Step {
  do: 'move'
  part: string
  parent: string
  before: string | null
}
interface Removing extends Step {
  do: 'remove'
  part: string
  was: unknown
}
export type Edit = Setting | Adding | Moving | Removing

/**
 * Why an edit is not done: what it builds on is `gone` or was `changed` by somebody else, its id is
 * `taken`, there is no such field (`unknown`), or it would be no map any more (`invalid`).
 */
export interface Refusal {
  reason: 'gone' | 'changed' | 'taken' | 'unknown' | 'invalid'
  /** What stands there now; where it would be invalid, why. */
  now: unknown
}

/** Where a part stands. */
interface Place {
  part: Part
  list: ListName
  /** The id of its stage, or of the map. */
  parent: string
  /** The id of the part behind it; null for the last one. */
  before: string | null
}

/** What became of an edit: another map, or why it was refused. The map that was given stays. */
export type Outcome = { map: MapDocument } | { refusal: Refusal }

/**
 * Applies one edit. It is refused where somebody else has changed or taken away what it builds on,
 * so that nothing is overwritten unseen. What `before` names may be gone: then it goes to the end.
 */
export function applyEdit(map: MapDocument, edit: Edit): Outcome {
  if (edit.do === 'set') return setField(map, edit)
  if (edit.do === 'add') return addPart(map, edit)
  return edit.do === 'move' ? movePart(map, edit) : removePart(map, edit)
}

/** Applies edits one after the other, and leaves out those that are refused. */
export function applyAll(map: MapDocument, edits: Edit[]): MapDocument {
  let changed = map
  for (const edit of edits) {
    const outcome = applyEdit(changed, edit)
    if ('map' in outcome) changed = outcome.map
  }
  return changed
}

/**
 * The edit that takes another one back.
 * @param map as it was before the edit
 * @param id of the edit that comes out
 * @returns null where the edit is refused anyway
 */
export function inverseOf(map: MapDocument, edit: Edit, id: string): Edit | null {
  if (!('map' in applyEdit(map, edit))) return null
  if (edit.do === 'set') return { ...edit, id, value: edit.was, was: edit.value }
  if (edit.do === 'add') return { id, do: 'remove', part: edit.part.id, was: edit.part }
  const place = findPlace(map, edit.part)
  if (!place) return null
  const { part, list, parent, before } = place
  return edit.do === 'move'
    ? { id, do: 'move', part: part.id, parent, before }
    : { id, do: 'add', list, parent, before, part }
}

function setField(map: MapDocument, { part, field, value, was }: Setting): Outcome {
  const found = findPart(map, part)
  if (!found) return refused('gone')
  const now = Object.hasOwn(found, field) ? found[field] : undefined
  if (now === undefined || field === 'id' || isList(field) || field === 'kind')
    return refused('unknown')
  if (isSame(now, value)) return { map }
  if (!isSame(now, was)) return refused('changed', now)
  return { map: withPart(map, part, (one) => ({ ...one, [field]: value })) }
}

function addPart(map: MapDocument, edit: Adding): Outcome {
  const { list, parent, before, part } = edit
  const holder = listOf(map, list, parent)
  if (!holder) return refused('gone')
  const twin = idsIn(part).some((id) => findPart(map, id))
  if (twin) return isSame(findPart(map, part.id), part) ? { map } : refused('taken')
  return { map: withList(map, list, { parent, change: (parts) => insert(parts, part, before) }) }
}

function movePart(map: MapDocument, { part, parent, before }: Moving): Outcome {
  const place = findPlace(map, part)
  if (!place || !listOf(map, place.list, parent)) return refused('gone')
  const { list } = place
  const without = withList(map, list, {
    parent: place.parent,
    change: (parts) => parts.filter((one) => one.id !== part),
  })
  const change = (parts: Part[]) => insert(parts, place.part, before)
  return { map: withList(without, list, { parent, change }) }
}

function removePart(map: MapDocument, { part, was }: Removing): Outcome {
  const place = findPlace(map, part)
  // Somebody else has done it already.
  if (!place) return { map }
  if (!isSame(place.part, was)) return refused('changed', place.part)
  const change = (parts: Part[]) => parts.filter((one) => one.id !== part)
  return { map: withList(map, place.list, { parent: place.parent, change }) }
}

function refused(reason: Refusal['reason'], now: unknown = null): Outcome {
  return { refusal: { reason, now } }
}

/** A part of the map, or the map itself, by its id. */
export function findPart(map: MapDocument, id: string): Part | undefined {
  return map.id === id ? map : findPlace(map, id)?.part
}

function findPlace(map: MapDocument, id: string): Place | undefined {
  for (const [list, parent, parts] of allLists(map)) {
    const index = parts.findIndex((part) => part.id === id)
    const part = parts[index]
    if (part) return { part, list, parent, before: parts[index + 1]?.id ?? null }
  }
  return undefined
}

function* allLists(map: MapDocument): Generator<[ListName, parent: string, Part[]]> {
  for (const list of MAP_LISTS) yield [list, map.id, map[list]]
  for (const stage of map.stages)
    for (const list of STAGE_LISTS) yield [list, stage.id, stage[list]]
}

function listOf(map: MapDocument, list: ListName, parent: string): Part[] | undefined {
  for (const [name, holder, parts] of allLists(map))
    if (name === list && holder === parent) return parts
  return undefined
}

/** The map with one of its lists changed. */
function withList(
  map: MapDocument,
  list: ListName,
  { parent, change }: { parent: string; change: (parts: Part[]) => Part[] },
): MapDocument {
  const changed = <Holder extends object>(holder: Holder): Holder => ({
    ...holder,
    [list]: change((holder as Record<ListName, Part[]>)[list]),
  })
  return parent === map.id ? changed(map) : withPart(map, parent, changed)
}

/** The map with one part changed. */
function withPart(map: MapDocument, id: string, change: (part: Part) => Part): MapDocument {
  if (map.id === id) return change(map) as unknown as MapDocument
  const inList = (parts: Part[]) => parts.map((part) => (part.id === id ? change(part) : part))
  const inStage = (stage: MapStage): MapStage => {
    const list = STAGE_LISTS.find((name) => stage[name].some((part) => part.id === id))
    return list ? { ...stage, [list]: inList(stage[list]) } : stage
  }
  const own = MAP_LISTS.find((list) => map[list].some((part) => part.id === id))
  if (own) return { ...map, [own]: inList(map[own]) }
  return { ...map, stages: map.stages.map(inStage) }
}

function insert(parts: Part[], part: Part, before: string | null): Part[] {
  const at = parts.findIndex((one) => one.id === before)
  return at < 0 ? [...parts, part] : [...parts.slice(0, at), part, ...parts.slice(at)]
}

function idsIn(part: Part): string[] {
  const inside = STAGE_LISTS.flatMap((list) => (part[list] as Part[] | undefined) ?? [])
  return [part.id, ...inside.map(({ id }) => id)]
}

function isList(field: string): boolean {
  return [...MAP_LISTS, ...STAGE_LISTS].some((list) => list === field)
}

/** Whether two JSON values are equal, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>]
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(a[key], b[key]))
  )
}
