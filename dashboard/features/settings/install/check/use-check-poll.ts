import { useEffect } from 'preact/hooks'
import { useLatest } from '#dashboard/kit/loading/latest.ts'

/** Milliseconds between two looks while a check runs. */
export const CHECK_POLL_MS = 3000

/**
 * Looks again and again while a check runs and the page is in sight, and once more at its end.
 * @param until when the check ends, in Unix milliseconds; null when none runs
 */
export function useCheckPoll(until: number | null, look: () => void): void {
  const latest = useLatest(look)
  useEffect(
    () => (until === null ? undefined : startPoll(until, () => latest()())),
    [until, latest],
  )
}

function startPoll(until: number, look: () => void): () => void {
  function stop() {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onSight)
  }
  function onSight() {
    if (document.hidden) return
    if (Date.now() >= until) stop()
    look()
  }
  const timer = setInterval(onSight, CHECK_POLL_MS)
  document.addEventListener('visibilitychange', onSight)
  return stop
}
