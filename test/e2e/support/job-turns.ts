import { inject } from 'vitest'

/** A call of the site's owner. @throws where it is refused */
export type OwnerCall = (path: string, body: object) => Promise<unknown>

/**
 * Turns of the job that serve one site at a later time. All files share one server and its sites: a turn
 * of another file may have served this one ahead of its clock. So each turn first makes the site due, as
 * forgetting somebody does whom nobody knows.
 * @param ahead how much later it is then, milliseconds
 */
export function jobTurns(owner: OwnerCall, ahead: number): () => Promise<void> {
  return async () => {
    const subject = { kind: 'order', value: `nobody-${crypto.randomUUID()}` }
    await owner('/api/privacy/erasures', { subject })
    const time = Date.now() + ahead
    const job = `${inject('base')}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*&time=${time}`
    const { ok, status } = await fetch(job)
    if (!ok) throw new Error(`The job answered ${status}`)
  }
}
