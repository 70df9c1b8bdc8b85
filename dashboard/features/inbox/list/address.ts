import type { CaseFilter } from '#contract/cases/cases.ts'
import { PRIORITIES } from '#contract/cases/words.ts'
import { CHANNELS } from '#contract/words.ts'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import type { QueryOf } from '#contract/operations.ts'

/* The address of a list of cases: whoever keeps it has kept the view. */

export const TABS = ['open', 'mine', 'mentions', 'waiting', 'done'] as const
export type Tab = (typeof TABS)[number]

/** What a list may be narrowed to. */
export const FILTER_NAMES = [
  'owner',
  'team',
  'issue',
  'stage',
  'carrier',
  'segment',
  'channel',
  'priority',
  'overdue',
  'snoozed',
] as const
export type FilterName = (typeof FILTER_NAMES)[number]

export interface InboxView {
  tab: Tab
  sort: 'newest' | 'due'
  filters: Partial<Record<FilterName, string>>
}

const HANDLE = /^[a-z0-9][a-z0-9_-]*$/
const SOUND: Partial<Record<FilterName, (value: string) => boolean>> = {
  issue: (value) => (ISSUE_TYPES as readonly string[]).includes(value),
  priority: (value) => (PRIORITIES as readonly string[]).includes(value),
  channel: (value) => (CHANNELS as readonly string[]).includes(value),
  segment: (value) => HANDLE.test(value),
  stage: (value) => HANDLE.test(value),
  overdue: (value) => value === '1',
  snoozed: (value) => value === '1',
}

/** Reads a view; what makes no sense in an address is left out. */
export function viewOf(search: string): InboxView {
  const given = new URLSearchParams(search)
  const filters: InboxView['filters'] = {}
  for (const name of FILTER_NAMES) {
    const value = given.get(name) ?? ''
    if (value !== '' && value.length <= 64 && (SOUND[name]?.(value) ?? true)) filters[name] = value
  }
  const tab = TABS.find((one) => one === given.get('list')) ?? 'open'
  if (tab === 'mine') delete filters.owner
  return { tab, sort: given.get('sort') === 'due' ? 'due' : 'newest', filters }
}

/** Writes it, the usual left out: `?list=mine&sort=due`, or ''. */
export function searchOf({ tab, sort, filters }: InboxView): string {
  const said = new URLSearchParams({
    ...(tab === 'open' ? {} : { list: tab }),
    ...filters,
    ...(sort === 'newest' ? {} : { sort }),
  }).toString()
  return said && `?${said}`
}

/** The same as the API narrows a list, or a step for all of it. */
export function filterOf({ tab, filters }: InboxView): CaseFilter {
  const own =
    tab === 'mine' ? { owner: 'me' } : tab === 'mentions' ? { mentioned: '1' as const } : {}
  // viewOf has let in only what the schema takes.
  return {
    ...filters,
    ...own,
    list: tab === 'mine' || tab === 'mentions' ? 'open' : tab,
  } as CaseFilter
}

/** What is asked of `GET /api/cases`. */
export function queryOf(view: InboxView, lang: string): QueryOf<'GET /api/cases'> {
  return { ...filterOf(view), sort: view.sort, lang }
}

/** The address of a case as it stands in a list. */
export function addressOf(number: number, view: InboxView): string {
  return `/inbox/${number}${searchOf(view)}`
}
