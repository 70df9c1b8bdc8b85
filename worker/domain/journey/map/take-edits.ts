import { applyEdit, isSame, type Edit, type Refusal } from '#contract/map/apply.ts'
import { checkValue } from '#contract/check-value.ts'
import { mapDocumentSchema, type MapDocument } from '#contract/map/document.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'

/** What became of edits that came in. */
export interface Taken {
  map: MapDocument
  /** Those that changed something, in their order. */
  done: Edit[]
  refused: ({ id: string } & Refusal)[]
}

/**
 * Applies edits of one author to the map, each by itself: what one of them meets does not keep the
 * others from being done. An edit after which the map would be no map is refused.
 * @param isKnown whether an edit was taken before, so that a repeat changes nothing
 */
export function takeEdits(
  map: MapDocument,
  edits: Edit[],
  isKnown: (id: string) => boolean,
): Taken {
  const taken: Taken = { map, done: [], refused: [] }
  for (const edit of edits) {
    if (isKnown(edit.id)) continue
    const outcome = applyEdit(taken.map, edit)
    if ('refusal' in outcome) {
      taken.refused.push({ id: edit.id, ...outcome.refusal })
      continue
    }
    // Nothing to do, as where two have had the same idea.
    if (outcome.map === taken.map) continue
    const wrong = faultOf(outcome.map)
    if (wrong === null) {
      taken.map = outcome.map
      taken.done.push(edit)
    } else taken.refused.push({ id: edit.id, reason: 'invalid', now: wrong })
  }
  return taken
}

/** What is wrong with a map, by its field; null if nothing is. */
export function faultOf(map: MapDocument): string | null {
  if (JSON.stringify(map).length > MAP_LIMITS.letters) return 'is too large'
  const checked = checkValue(mapDocumentSchema, map)
  if ('fields' in checked) {
    const [first] = checked.fields
    return first ? `${first.field}: ${first.reason}` : 'is no map'
  }
  // What a check would fill in or cut off would not be what the author sees.
  return isSame(checked.data, map) ? null : 'is not complete'
}
