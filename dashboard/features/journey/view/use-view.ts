import { useLocation } from 'preact-iso'
import { useCallback, useMemo } from 'preact/hooks'
import { DEFAULT_VIEW, filtersOf, parseView, viewSearch, type View } from './view.ts'

export type ChangeView = (patch: Partial<View>) => void

/** The view that the URL describes, and the way to change it: a new entry of the history. */
export function useView(): { view: View; change: ChangeView } {
  const { url, path, route } = useLocation()
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const view = useMemo(() => parseView(search), [search])
  const change = useCallback(
    (patch: Partial<View>) => {
      const next = path + viewSearch({ ...view, ...(leaves(patch) && { source: null }), ...patch })
      if (next !== path + viewSearch(view)) route(next)
    },
    [path, route, view],
  )
  return { view, change }
}

/** A source is of one place and its days: who goes elsewhere does not take it along. */
function leaves(patch: Partial<View>): boolean {
  return 'stage' in patch || 'touchpoint' in patch || 'range' in patch
}

/** What "reset filters" sets back. The days and the comparison stay. */
export const NO_FILTERS: Partial<View> = {
  ...filtersOf(DEFAULT_VIEW),
  kind: DEFAULT_VIEW.kind,
}
