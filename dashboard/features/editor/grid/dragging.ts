import type { ListName } from '#contract/map/apply.ts'
import type { DraftStore } from '#dashboard/features/editor/draft/draft-store.ts'

/** What a dragged part is known by: its list and its id. */
export const DRAGGED = 'text/x-wayfelt-part'

/** Puts the part that is dropped here into a list, in front of another one or at its end. */
export function droppedOn(
  event: DragEvent,
  store: DraftStore,
  place: { list: ListName; parent: string; before?: string },
): void {
  const [list, part] = event.dataTransfer?.getData(DRAGGED).split(' ') ?? []
  if (list !== place.list || part === undefined || part === place.before) return
  event.preventDefault()
  event.stopPropagation()
  store.act({ do: 'move', part, parent: place.parent, before: place.before ?? null })
}
