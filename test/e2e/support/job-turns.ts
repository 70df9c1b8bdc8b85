import { inject } from 'vitest'

const HOUR_MS = 3_600_000

/**
 * Turns of the site's job, each an hour later than the one before: a turn serves some of the sites that
 * are due, and another file's turn may have served this one ahead.
 * @param first when the first one is, Unix milliseconds
 */
export function jobTurns(first: number): () => Promise<void> {
  let time = first
  return async () => {
    const job = `${inject('base')}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*&time=${time}`
    time += HOUR_MS
    const { ok, status } = await fetch(job)
    if (!ok) throw new Error(`The job answered ${status}`)
  }
}
