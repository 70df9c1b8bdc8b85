import type { ActorStamp } from '#worker/db/connect.ts'

/** A job, as the audit log has named it since there was only the hourly one. @param now Unix milliseconds */
export function systemStamp(now: number): ActorStamp {
  return { kind: 'system', id: 'hourly', name: 'hourly', now }
}
