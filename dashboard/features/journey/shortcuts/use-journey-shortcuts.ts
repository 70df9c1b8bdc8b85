import { useCallback } from 'preact/hooks'
import { COMPARISONS } from '#contract/words.ts'
import { notesOff } from '#dashboard/features/journey/curve/notes.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { neighbour, PRESET_KEYS, type Preset } from '#dashboard/features/journey/view/ranges.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { useShortcuts } from '#dashboard/kit/keys/shortcuts.ts'

/** The keys of the journey page. */
export function useJourneyShortcuts(show: (what: 'keys' | 'palette') => void): {
  closeDrill: () => void
} {
  const { view, range: shown, site, change } = useJourney()
  const closeDrill = useCallback(() => {
    if (view.stage === null) return
    const opener = document.querySelector<HTMLElement>('[data-open] [aria-expanded="true"]')
    change({ stage: null, touchpoint: null })
    opener?.focus()
  }, [view, change])

  const ranges = Object.entries(PRESET_KEYS).map(([key, range]: [string, Preset]) => [
    key,
    () => change({ range }),
  ])
  const next = COMPARISONS[(COMPARISONS.indexOf(view.cmp) + 1) % COMPARISONS.length] ?? 'previous'
  useShortcuts({
    ...(Object.fromEntries(ranges) as Record<string, () => void>),
    arrowleft: () => change({ range: neighbour(shown, -1, site.today) }),
    arrowright: () => change({ range: neighbour(shown, 1, site.today) }),
    x: () => change({ cmp: next, by: null }),
    t: () => change({ shown: view.shown === 'table' ? 'curve' : 'table' }),
    // Guests have no map: the team's notes are its own.
    ...(asGuest.value
      ? {}
      : { m: () => change({ shown: view.shown === 'map' ? 'curve' : 'map' }) }),
    '?': () => show('keys'),
    '/': () => show('palette'),
    'ctrl+k': () => show('palette'),
    escape: () => {
      notesOff.value = true
      closeDrill()
    },
  })
  return { closeDrill }
}
