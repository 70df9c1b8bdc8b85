import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { signInAddress } from './asked-view.ts'
import { visitOver } from './guest.ts'

/**
 * Leads to the sign-in page as soon as the session is over, and from there back again. A guest has
 * none, and is told.
 */
export function useSignInWhen(signedOut: boolean): void {
  const { route } = useLocation()
  useEffect(() => {
    if (!signedOut) return
    if (asGuest.peek()) visitOver.value = true
    // Another part of the page may have been quicker.
    else if (location.pathname !== '/sign-in') route(signInAddress(), true)
  }, [signedOut, route])
}
