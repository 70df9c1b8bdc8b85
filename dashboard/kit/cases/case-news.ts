import { signal } from '@preact/signals'
import type { CaseChanges } from '#contract/cases/cases.ts'

/** Milliseconds between two looks at the inbox while it is used, and while it is not. */
export const NEWS_MS = 2000
export const QUIET_MS = 15_000

/** What is known of the site's cases without reading them. */
export interface CaseNews extends CaseChanges {
  /** Whose cases they are: the key of the site. */
  site: string
  open: number
}

/** The last that was heard; null before the first time. One part looks, whatever is on screen. */
export const caseNews = signal<CaseNews | null>(null)

/** Whether something has happened since. */
export function isNews(before: CaseNews | null, now: CaseChanges & { site: string }): boolean {
  return (
    before?.changedAt !== now.changedAt || before.newest !== now.newest || before.site !== now.site
  )
}
