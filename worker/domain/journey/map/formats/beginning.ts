import { idBeside, plainId } from '#contract/map/ids.ts'
import type { JourneyKind } from '#contract/words.ts'

/** What a file does not say of a journey. */
export interface Beginning {
  /** Its id; it is made of its name where this is null. */
  id: string | null
  /** Its name where the file has none. */
  name: string
  kind: JourneyKind
  /** A few of a-z and 0-9, others each time: they keep ids apart. */
  random: () => string
}

/** Makes ids of names, each once. */
export function idMaker(random: () => string) {
  const taken = new Set<string>()
  function keep(id: string): string {
    taken.add(id)
    return id
  }
  function newId(name: string, kind: string): string {
    let id = plainId(name, kind, random())
    while (taken.has(id)) id = idBeside(plainId(name, kind, random()), random())
    return keep(id)
  }
  return Object.assign(newId, { keep })
}
