import { signal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { clearResources } from '#dashboard/kit/loading/resource.ts'

/** True when the API no longer knows the guest: the link is over, or the visit is. */
export const visitOver = signal(false)

/** The address of a journey: among one's own, or in a shared view. */
export function journeyAddress(id: string): string {
  return `/${asGuest.value ? 'shared' : 'journeys'}/${encodeURIComponent(id)}`
}

/** The page that one starts from. */
export function homeAddress(): string {
  return asGuest.value ? '/shared' : '/'
}

/** While it is on screen every call is a guest's, and nothing of a signed-in person is shown. */
export function useGuest(): void {
  useLayoutEffect(() => {
    clearResources()
    asGuest.value = true
    return () => {
      clearResources()
      asGuest.value = false
      visitOver.value = false
    }
  }, [])
}
