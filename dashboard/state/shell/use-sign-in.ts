import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'

/** Leads to the sign-in page as soon as the session is over. */
export function useSignInWhen(signedOut: boolean): void {
  const { route } = useLocation()
  useEffect(() => {
    if (signedOut) route('/sign-in', true)
  }, [signedOut, route])
}
