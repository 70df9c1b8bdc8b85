import {
  applyEdit,
  findPart,
  isSame,
  MAP_LISTS,
  STAGE_LISTS,
  type Edit,
  type ListName,
  type Part,
} from '#contract/map/apply.ts'
import type { MapDocument, MapStage } from '#contract/map/document.ts'

/**
 * Edits that make one map of a journey into another: what stays keeps its id and its history, so that
 * a file that comes back is no new map. Every edit names what it finds, as one made by hand does.
 * @param makeId id of an edit
 */
export function editsBetween(
  before: MapDocument,
  after: MapDocument,
  makeId: () => string,
): Edit[] {
  const work = new Work(before, makeId)
  work.setFields(after, ['name', 'names'])
  // New stages first, so that what moves into them has a place to go.
  for (const stage of after.stages) work.begin(stage)
  for (const stage of after.stages)
    for (const list of STAGE_LISTS) work.fill(list, stage.id, stage[list])
  for (const list of OTHER_LISTS) work.fill(list, after.id, after[list])
  work.removeOthers(after)
  for (const list of MAP_LISTS) work.order(list, after.id, after[list])
  for (const stage of after.stages) {
    work.setFields(stage, FIELDS)
    for (const list of STAGE_LISTS) work.order(list, stage.id, stage[list])
  }
  return work.edits
}

/** Lists of the map whose parts hold no others. */
const OTHER_LISTS = MAP_LISTS.filter((list) => list !== 'stages')
const EMPTY = { touchpoints: [], needs: [], barriers: [], solutions: [] }
const FIELDS = ['name', 'names', 'frameDays', 'assumed', 'owner', 'reviewOn']

/** The map on its way from the one to the other. */
class Work {
  readonly edits: Edit[] = []
  #map: MapDocument
  readonly #makeId: () => string

  constructor(map: MapDocument, makeId: () => string) {
    this.#map = map
    this.#makeId = makeId
  }

  find(id: string): Part | undefined {
    return findPart(this.#map, id)
  }

  add(list: ListName, parent: string, part: Part): void {
    this.#do({ id: this.#makeId(), do: 'add', list, parent, before: null, part })
  }

  /** Adds a stage, unless it is there, without what stands in it. */
  begin(stage: MapStage): void {
    if (this.#isIn('stages', stage.id)) return
    if (this.find(stage.id)) this.#remove(stage.id)
    this.add('stages', this.#map.id, { ...stage, ...EMPTY })
  }

  /** Brings all parts of a list to it: from elsewhere, or new; and says of them what they say. */
  fill(list: ListName, parent: string, parts: Part[]): void {
    for (const part of parts) {
      // What was another kind of thing under this id goes; what it says is elsewhere.
      if (this.find(part.id) && !this.#isIn(list, part.id)) this.#remove(part.id)
      if (!this.find(part.id)) this.add(list, parent, part)
      else if (!this.#listAt(list, parent).some(({ id }) => id === part.id))
        this.#do({ id: this.#makeId(), do: 'move', part: part.id, parent, before: null })
      this.setFields(part, Object.keys(part))
    }
  }

  setFields(part: Part, fields: string[]): void {
    for (const field of fields) {
      const was = this.find(part.id)?.[field]
      if (field !== 'id' && !isSame(was, part[field]))
        this.#do({ id: this.#makeId(), do: 'set', part: part.id, field, value: part[field], was })
    }
  }

  /** Takes out what the other map has not: things before the stages that they stand in. */
  removeOthers(after: MapDocument): void {
    for (const list of OTHER_LISTS)
      for (const { id } of this.#map[list]) if (!findPart(after, id)) this.#remove(id)
    for (const stage of this.#map.stages) {
      const isGone = !findPart(after, stage.id)
      for (const list of STAGE_LISTS)
        for (const { id } of stage[list]) if (!isGone && !findPart(after, id)) this.#remove(id)
      if (isGone) this.#remove(stage.id)
    }
  }

  /** Puts a list in order, from its end on: what stands where it should is not moved. */
  order(list: ListName, parent: string, parts: Part[]): void {
    let before: string | null = null
    for (const { id } of parts.toReversed()) {
      const now = this.#listAt(list, parent)
      const at = now.findIndex((part) => part.id === id)
      if ((now[at + 1]?.id ?? null) !== before)
        this.#do({ id: this.#makeId(), do: 'move', part: id, parent, before })
      before = id
    }
  }

  #listAt(list: ListName, parent: string): Part[] {
    const holder = this.find(parent)
    return (holder?.[list] as Part[] | undefined) ?? []
  }

  #isIn(list: ListName, id: string): boolean {
    const holders = [this.#map, ...this.#map.stages]
    return holders.some((holder) => this.#listAt(list, holder.id).some((part) => part.id === id))
  }

  #remove(id: string): void {
    const was = this.find(id)
    this.#do({ id: this.#makeId(), do: 'remove', part: id, was })
  }

  #do(edit: Edit): void {
    const outcome = applyEdit(this.#map, edit)
    if (!('map' in outcome)) throw new Error(`${edit.do} ${outcome.refusal.reason}`)
    if (outcome.map === this.#map) return
    this.#map = outcome.map
    this.edits.push(edit)
  }
}
