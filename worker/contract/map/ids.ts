import { LIMITS } from '#contract/words.ts'

const ACCENTS = /[\u0300-\u036f]/g

/** Letters of an id that leave room for a random part. */
const ROOM = LIMITS.handle - 8

/**
 * An id made of a name's Latin letters and digits; of the kind and chance where it has none.
 * @param random a few of a-z and 0-9
 */
export function plainId(name: string, kind: string, random: string): string {
  const plain = name.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(ACCENTS, '')
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return words.slice(0, ROOM).replace(/-+$/, '') || `${kind}-${random}`
}

/** The same id with a random part behind it, for a name that something else has already. */
export function idBeside(id: string, random: string): string {
  return `${id.slice(0, ROOM)}-${random}`
}
