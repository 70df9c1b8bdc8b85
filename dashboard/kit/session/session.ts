import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Session } from '#contract/accounts/accounts.ts'
import type { Permission } from '#contract/rights.ts'
import type { Resource } from '#dashboard/kit/loading/resource.ts'

const Context = createContext<Resource<Session> | null>(null)
export const SessionProvider = Context.Provider

/** Who is looking at what. Only what stands inside the shell may call this. */
export function useSession(): Resource<Session> {
  const session = useContext(Context)
  if (!session) throw new Error('useSession outside of the shell')
  return session
}

/** Whether the reader may do something on this site; false while that is not known. */
export function mayDo(session: Session | null, permission: Permission): boolean {
  return session?.permissions.includes(permission) ?? false
}
