import type { ComponentType } from 'preact'
import type { Session } from '#contract/accounts/accounts.ts'
import type { Permission } from '#contract/rights.ts'
import { mayDo } from './session.ts'

/** Where a page is, and what its reader must be allowed; nothing where it is for everybody. */
export interface PageAddress {
  path: string
  permission?: Permission
}

/** A page whose code comes when it is opened. */
export interface LazyPage extends PageAddress {
  load: () => Promise<ComponentType<{ id?: string | undefined }>>
}

/** The pages that the reader may open; none while the session is not known. */
export function openPages<P extends PageAddress>(session: Session | null, pages: P[]): P[] {
  return session === null ? [] : pages.filter((page) => !isForbidden(session, page))
}

/** Whether the reader is known not to be allowed a page. */
export function isForbidden(session: Session | null, { permission }: PageAddress): boolean {
  return session !== null && permission !== undefined && !mayDo(session, permission)
}
