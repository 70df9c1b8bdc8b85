import type { ActorStamp } from '#worker/db/connect.ts'

/** The hourly job, as the audit log names it. @param now Unix milliseconds */
export function systemStamp(now: number): ActorStamp {
  return { kind: 'system', id: 'hourly', name: 'hourly', now }
}
