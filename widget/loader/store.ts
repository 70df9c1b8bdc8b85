import { consent, site, storage } from './settings.ts'
import { tryTo } from './page.ts'

/*
 * One fact a key: on the disk of the browser where that is allowed and works, else in the page's
 * memory. Read from the disk first, since another tab may have written last.
 */

/** Key of when any question was shown last, Unix ms. Where it is, more may be written. */
export const LAST = 'last'

/** Key of the random id by which a sample's dice fall. It never leaves the browser. */
export const VISITOR = 'visitor'
/** Nobody looks at a question for longer, in ms: its page is gone, or might as well be. */
export const LONGEST_LOOK = 6e5

export const PREFIX = `wayfelt:${site}:`
/** Holds exactly what is not on disk, so that a full or blocked one loses nothing. */
const memory = new Map<string, string>()
let unlocked: string | undefined
/** The shopper's decision. False, also under GPC, means no storage and no identity. */
export let agreed: boolean | undefined

/** The first that is not undefined of both disks: the second is for where the first one is full. */
function disk<T>(work: (disk: Storage) => T): T | undefined {
  if (storage === 'consented' && (agreed ?? consent !== 'required'))
    for (const name of ['localStorage', 'sessionStorage'] as const) {
      // Any touch may throw: blocked, full, or in a sandboxed frame.
      const result = tryTo(() => work(window[name]))
      if (result !== undefined) return result
    }
  return undefined
}

/** What is on disk, and so for the next page to find. */
export function stored(key: string): string | undefined {
  return disk((disk): string | undefined => disk[PREFIX + key])
}

export function get(key: string): string | undefined {
  return stored(key) ?? memory.get(key)
}

/** Nothing reaches the disk before a question was shown, here or earlier, unless it `must`. */
export function set(key: string, value: string, must?: boolean): void {
  // The first touch of the storage blocks the page for a moment, so not before it must be.
  unlocked ||= stored(LAST)
  if (unlocked || must) {
    // What is old makes room, and is not found again where there is none.
    remove(key)
    const isDone = disk((disk) => {
      disk[PREFIX + key] = value
      return true
    })
    if (isDone) return
  }
  memory.set(key, value)
}

export function remove(key: string): void {
  memory.delete(key)
  disk((disk) => {
    delete disk[PREFIX + key]
  })
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
  unlocked = LAST
  // A copy: what is written leaves the memory. What another tab has written since is newer.
  for (const [key, value] of new Map(memory)) if (!stored(key)) set(key, value)
}

/** The shopper's decision. No takes everything back into memory, so that answers still go out. */
export function setConsent(given: boolean): void {
  agreed = true
  if (given && !navigator.globalPrivacyControl) return unlock()
  for (const key of keys()) {
    const value = get(key)
    remove(key)
    memory.set(key, value as string)
  }
  agreed = false
}

if (navigator.globalPrivacyControl) setConsent(false)
