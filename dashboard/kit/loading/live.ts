import { useEffect } from 'preact/hooks'
import { now } from '#dashboard/kit/time/now.ts'
import { useLatest } from './latest.ts'

/** Milliseconds between two looks while the page is used, and when nobody has touched it lately. */
export const LIVE_MS = 1500
export const IDLE_MS = 30_000
/** Fewest milliseconds between two looks of a guest: nobody knows how many of them there are. */
export const GUEST_MS = 60_000
/** Without a key or a pointer for so long the reader counts as away. */
export const AWAY_MS = 5 * 60_000

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const

/**
 * Calls `look` at once and then again and again, one at a time: when the tab comes into view or its
 * reader comes back, every 1.5 s while it is used, every 30 s after five idle minutes, never while it is
 * hidden. A failed look is repeated at the idle pace. Returns the function that ends it.
 * @param least milliseconds that pass between two looks whatever happens
 * @param idle milliseconds between two looks while nobody has touched the page lately
 */
export function startLive(
  look: () => Promise<unknown>,
  least = 0,
  idle: number = IDLE_MS,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let usedAt = Date.now()
  let lookedAt = -Infinity
  let looking = false
  let ended = false

  const away = () => Date.now() - usedAt >= AWAY_MS
  const schedule = (failed: boolean) => {
    if (ended) return
    timer = setTimeout(run, Math.max(least, failed || away() ? idle : LIVE_MS))
  }
  const run = async () => {
    if (looking || document.hidden) return
    clearTimeout(timer)
    const early = lookedAt + least - Date.now()
    if (early > 0) {
      timer = setTimeout(run, early)
      return
    }
    looking = true
    lookedAt = now.value = Date.now()
    const failed = await look().then(
      () => false,
      () => true,
    )
    looking = false
    schedule(failed)
  }
  const onVisible = () => {
    usedAt = Date.now()
    void run()
  }
  const onUse = () => {
    const back = away()
    usedAt = Date.now()
    if (back) void run()
  }
  const onOnline = () => void run()

  document.addEventListener('visibilitychange', onVisible)
  addEventListener('online', onOnline)
  for (const sign of SIGNS) addEventListener(sign, onUse, { passive: true, capture: true })
  void run()
  return () => {
    ended = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisible)
    removeEventListener('online', onOnline)
    for (const sign of SIGNS) removeEventListener(sign, onUse, { capture: true })
  }
}

interface Live {
  /** What is looked at; null for nothing. */
  key: string | null
  /** As `startLive` takes it. */
  least?: number
  idle?: number
}

/** Keeps looking while the component is on screen and there is a key. */
export function useLive({ key, least, idle }: Live, look: () => Promise<unknown>): void {
  const latest = useLatest(look)
  useEffect(
    () => (key === null ? undefined : startLive(() => latest()(), least, idle)),
    [key, least, idle, latest],
  )
}
