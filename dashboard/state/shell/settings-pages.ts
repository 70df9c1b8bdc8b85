import type { Session } from '#contract/accounts/accounts.ts'
import type { Permission } from '#contract/words.ts'
import { mayDo } from '#dashboard/kit/session/session.ts'

/** The pages under `/settings`, in the order of their list, and what each takes. */
const NEEDED = {
  site: 'site:manage',
  team: 'team:manage',
  keys: 'keys:manage',
  shares: 'shares:manage',
  privacy: 'privacy:manage',
  audit: 'audit:read',
  install: 'site:manage',
} as const satisfies Record<string, Permission>

export type SettingsPageName = keyof typeof NEEDED
const NAMES = Object.keys(NEEDED) as SettingsPageName[]

/** The page of a name; null when there is none. */
export function settingsPage(name: string): SettingsPageName | null {
  return NAMES.find((one) => one === name) ?? null
}

/** The settings pages that the reader may open on this site. */
export function openSettings(session: Session | null): SettingsPageName[] {
  return NAMES.filter((name) => mayDo(session, NEEDED[name]))
}
