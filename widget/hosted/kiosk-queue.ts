/*
 * The loader keeps fifty things that wait for a line, and gives one up after two hundred tries: enough
 * for a shopper, not for a till that is offline for a day. Here what is too much is put aside, under
 * keys of its own, and handed back a few at a time. An answer that is on its way meanwhile goes out
 * twice with the same id, which the server takes once.
 */

/** The loader is left with fewer than this many. */
const MOST = 30
/** Handed back at once. */
const FEW = 20
/** Tries after which an entry counts as new, so that it is never given up. */
const TRIES = 50

/** Puts answers aside, or hands some back. @returns whether some were handed back */
export function balance(site: string, isOnline: boolean, disk: Storage): boolean {
  const [mine, aside] = [`wayfelt:${site}:answers/`, `wayfelt-kiosk:${site}:answers/`]
  const keysOf = (prefix: string) =>
    Object.keys(disk)
      .filter((key) => key.startsWith(prefix))
      .sort()
  const move = (key: string, from: string, to: string) => {
    const entry = disk.getItem(key)
    if (entry === null) return
    // Written before the other is taken away: with the power gone in between it is there twice.
    disk.setItem(to + key.slice(from.length), entry.replace(/^\.+/, ''))
    disk.removeItem(key)
  }
  const waiting = keysOf(mine)
  for (const key of waiting) {
    const entry = disk.getItem(key) ?? ''
    if (entry.indexOf('{') > TRIES) disk.setItem(key, entry.replace(/^\.+/, ''))
  }
  // The newest: the loader is at the oldest one.
  for (const key of waiting.slice(MOST)) move(key, mine, aside)
  if (!isOnline || waiting.length >= MOST - FEW) return false
  const back = keysOf(aside).slice(0, FEW)
  for (const key of back) move(key, aside, mine)
  return back.length > 0
}
