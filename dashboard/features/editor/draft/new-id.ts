import { findPart } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { LIMITS } from '#contract/words.ts'

const ACCENTS = /[\u0300-\u036f]/g

/**
 * An id for something new: made of its name where that has Latin letters, since shops write it into
 * their pages (`track('reached', { touchpoint: 'parcel-locker' })`), and like nothing else in the map.
 */
export function newId(map: MapDocument, name: string, kind: string): string {
  const id = plainId(name, kind)
  return findPart(map, id) ? `${id.slice(0, ROOM)}-${randomPart()}` : id
}

/** Letters of an id that leave room for a random part. */
const ROOM = LIMITS.handle - 8

/** An id made of a name's Latin letters and digits; of the kind and chance where it has none. */
export function plainId(name: string, kind: string): string {
  const plain = name.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(ACCENTS, '')
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return words.slice(0, ROOM).replace(/-+$/, '') || `${kind}-${randomPart()}`
}

function randomPart(): string {
  return crypto.randomUUID().slice(0, 6)
}
