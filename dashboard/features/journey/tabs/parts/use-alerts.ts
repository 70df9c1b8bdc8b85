import { signal } from '@preact/signals'
import type { Alerts } from '#contract/insight/alerts.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'

/** Raised by whoever has changed them: everybody who shows them reads them again. */
export const alertsChanged = signal(0)

/** Alerts of the site. */
export function useAlerts() {
  return useResource<Alerts>(`alerts ${alertsChanged.value}`, (signal) =>
    call('GET /api/alerts', { signal }),
  )
}
