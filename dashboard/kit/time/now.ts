import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** How often relative times move on, in milliseconds. */
const TICK_MS = 30_000

/** The instant that relative times count from; it moves on twice a minute. */
export const now = signal(Date.now())

/** Keeps relative times true while a page is open that looks for nothing new by itself. */
export function useClock(): void {
  useEffect(() => {
    const tick = () => (now.value = Date.now())
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [])
}
