import type { ImportMap } from '#contract/imports.ts'
import { hashToken } from './hash.ts'

const ID_LENGTH = 32

/** A map under the name by which it is kept, which is made of its content; null stays null. */
export async function keptMap(
  map: ImportMap | null,
): Promise<{ id: string; map: ImportMap } | null> {
  if (map === null) return null
  return { id: (await hashToken(JSON.stringify(map))).slice(0, ID_LENGTH), map }
}
