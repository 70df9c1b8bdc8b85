import { findPart } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { LIMITS } from '#contract/words.ts'

const ACCENTS = /[\u0300-\u036f]/g

/**
 * An id for something new: made of its name where that has Latin letters, since shops write it into
 * their pages (`track('reached', { touchpoint: 'parcel-locker' })`), and like nothing else in the map.
 */
export function newId(map: MapDocument, name: string, kind: string): string {
  const plain = name.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(ACCENTS, '')
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  const base = (words || kind).slice(0, LIMITS.handle - 8).replace(/-+$/, '')
  const id = words ? base : `${base}-${randomPart()}`
  return findPart(map, id) ? `${base}-${randomPart()}` : id
}

function randomPart(): string {
  return crypto.randomUUID().slice(0, 6)
}
