import { findPart } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { idBeside, plainId } from '#contract/map/ids.ts'

/**
 * An id for something new: made of its name where that has Latin letters, since shops write it into
 * their pages (`track('reached', { touchpoint: 'parcel-locker' })`), and like nothing else in the map.
 */
export function newId(map: MapDocument, name: string, kind: string): string {
  const id = firstId(name, kind)
  return findPart(map, id) ? idBeside(id, randomPart()) : id
}

/** An id for something that stands in no map yet. */
export function firstId(name: string, kind: string): string {
  return plainId(name, kind, randomPart())
}

function randomPart(): string {
  return crypto.randomUUID().slice(0, 6)
}
