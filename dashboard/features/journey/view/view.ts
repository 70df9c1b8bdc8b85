import type { CurveQuery } from '#contract/journey.ts'
import {
  CHANNELS,
  COMPARISONS,
  FILTERS,
  SCORED_KINDS,
  SOURCE_PATTERN,
  type FilterName,
  type Kind,
} from '#contract/words.ts'
import { isHandle } from '#dashboard/kit/forms/read.ts'
import { isDay } from '#dashboard/kit/time/days.ts'
import { PRESETS, presetRange, type DayRange, type Preset } from './ranges.ts'

/** What is chosen of each filter; null for all. */
export type Filters = { [Name in FilterName]: NonNullable<CurveQuery[Name]> | null }

/** The curve; its numbers; or the map, with all its lanes under the curve. */
const SHOWN = ['curve', 'table', 'map'] as const
export type Shown = (typeof SHOWN)[number]

/** What explains the curve, each in a tab beside it. */
export const TABS = [
  'moves',
  'pains',
  'moments',
  'standouts',
  'chances',
  'paths',
  'onward',
  'sample',
  'comments',
] as const
export type Tab = (typeof TABS)[number]

/** Everything that the reader has chosen on the journey page. It lives in the URL. */
export interface View extends Filters {
  range: Preset | DayRange
  cmp: (typeof COMPARISONS)[number]
  kind: Kind | 'mixed' | null
  stage: string | null
  touchpoint: string | null
  /** Id of the one answer that somebody came to see. */
  answer: string | null
  /** The code of the one pain that the pain points are narrowed to. */
  pain: string | null
  /** What the curve is drawn by once more, see GROUPINGS; null for the whole alone. */
  by: string | null
  /** The code of the one network whose answers are listed. */
  source: string | null
  /** What the card shows. */
  shown: Shown
  /** What is looked for in comments. */
  find: string | null
  /** The tab that is open; null for the curve. */
  tab: Tab | null
  /** Beside what is counted also what would be without answers that look forged. */
  without: boolean
}

/** What an address without a query shows. */
export const DEFAULT_VIEW: View = {
  range: '28d',
  cmp: 'previous',
  kind: null,
  ...eachFilter(() => null),
  stage: null,
  touchpoint: null,
  answer: null,
  pain: null,
  by: null,
  source: null,
  shown: 'curve',
  find: null,
  tab: null,
  without: false,
}

/** Reads the view from a query. What is unknown or malformed falls back to its default. */
export function parseView(search: string): View {
  const query = new URLSearchParams(search)
  const text = (name: string) => query.get(name) ?? undefined
  const handle = (name: string) => [text(name) ?? ''].find(isHandle) ?? null
  return {
    range: parseRange(text('range'), text('from'), text('to')),
    cmp: COMPARISONS.find((name) => name === text('cmp')) ?? DEFAULT_VIEW.cmp,
    kind: [...SCORED_KINDS, 'mixed' as const].find((name) => name === text('kind')) ?? null,
    ...eachFilter((name) =>
      name === 'channel' ? (CHANNELS.find((known) => known === text(name)) ?? null) : handle(name),
    ),
    stage: handle('stage'),
    touchpoint: handle('touchpoint'),
    answer: handle('answer'),
    pain: handle('pain'),
    by: handle('by'),
    source: [text('source') ?? ''].find((code) => SOURCE_PATTERN.test(code)) ?? null,
    shown: SHOWN.find((name) => name === text('view')) ?? DEFAULT_VIEW.shown,
    find: text('find')?.trim() || null,
    tab: TABS.find((name) => name === text('tab')) ?? null,
    without: text('without') === 'suspicions',
  }
}

function parseRange(name?: string, from?: string, to?: string): Preset | DayRange {
  if ((name ?? 'custom') === 'custom' && isDay(from) && isDay(to) && from <= to) return { from, to }
  return PRESETS.find((preset) => preset === name) ?? '28d'
}

/** The shortest query that `parseView` reads back to the same view; empty for the default. */
export function viewSearch(view: View): string {
  const query = new URLSearchParams()
  if (typeof view.range === 'object') {
    query.set('range', 'custom')
    query.set('from', view.range.from)
    query.set('to', view.range.to)
  } else if (view.range !== DEFAULT_VIEW.range) query.set('range', view.range)
  if (view.cmp !== DEFAULT_VIEW.cmp) query.set('cmp', view.cmp)
  for (const name of [
    'kind',
    ...FILTERS,
    'stage',
    'touchpoint',
    'answer',
    'pain',
    'by',
    'source',
    'find',
    'tab',
  ] as const) {
    const value = view[name]
    if (value !== null) query.set(name, value)
  }
  if (view.shown !== DEFAULT_VIEW.shown) query.set('view', view.shown)
  if (view.without) query.set('without', 'suspicions')
  const text = query.toString()
  return text && `?${text}`
}

/** The days on screen. Presets end on the site's today. */
export function viewRange(view: View, today: string): DayRange {
  return typeof view.range === 'object' ? view.range : presetRange(view.range, today)
}

/** True when something narrows the answers beyond their days. */
export function isFiltered(view: View): boolean {
  return FILTERS.some((name) => view[name] !== null)
}

/** The filters of a view, without the rest of it. */
export function filtersOf(view: View): Filters {
  return eachFilter((name) => view[name])
}

function eachFilter(valueOf: (name: FilterName) => string | null): Filters {
  // An entry for every filter, and only a channel has values that are no handles.
  return Object.fromEntries(FILTERS.map((name) => [name, valueOf(name)])) as Filters
}
