import { tryTo } from './page.ts'
import { consent, site, storage } from './settings.ts'

/*
 * Strings by key: in localStorage where that is allowed and works, else in the page's memory.
 * Nothing is written before a question was shown, on this page or an earlier one.
 */

/** Key of what this visitor has seen. */
export const SEEN = 'seen'

export const PREFIX = `wayfelt:${site}:`
/** Holds exactly what is not in localStorage, so that a full or blocked disk loses nothing. */
const memory = new Map<string, string>()
let unlocked: string | undefined
/** The shopper's decision. False, also under GPC, means no storage and no identity. */
export let agreed: boolean | undefined

/** Storage may throw at any touch: blocked, full, or in a sandboxed frame. */
function disk<T>(work: (disk: Storage) => T): T | undefined {
  if (storage === 'consented' && (agreed ?? consent !== 'required'))
    return tryTo(() => work(localStorage))
  return undefined
}

export function get(key: string): string | undefined {
  return memory.get(key) ?? disk((disk) => disk[PREFIX + key])
}

export function set(key: string, value: string): void {
  memory.set(key, value)
  disk((disk) => {
    // The first touch of the storage blocks the page for a moment, so not before it must be.
    unlocked ??= disk[PREFIX + SEEN]
    if (!unlocked) return
    disk[PREFIX + key] = value
    memory.delete(key)
  })
}

export function remove(key: string): void {
  memory.delete(key)
  disk((disk) => delete disk[PREFIX + key])
}

export function keys(): string[] {
  const found = [...memory.keys()]
  disk((disk) => {
    for (const key of Object.keys(disk))
      if (key.startsWith(PREFIX)) found.push(key.slice(PREFIX.length))
  })
  return found
}

/** A question is on screen, or the shopper has agreed: storage may be written. */
export function unlock(): void {
  unlocked = SEEN
  for (const entry of memory) set(...entry)
}

/** The shopper's decision. No takes everything back into memory, so that answers still go out. */
export function setConsent(given: boolean): void {
  agreed = true
  if (given && !navigator.globalPrivacyControl) return unlock()
  for (const key of keys()) {
    const value = get(key)
    remove(key)
    memory.set(key, `${value}`)
  }
  agreed = false
}

if (navigator.globalPrivacyControl) setConsent(false)
