import { signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { CaseItem } from '#contract/cases/cases.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { makeHolder } from '#dashboard/kit/loading/latest.ts'

/** The case that was open last: its row has the focus when its reader comes back. */
export const lastOpen = signal<string | null>(null)

const linkOf = (id: string) => document.querySelector<HTMLElement>(`[data-case="${id}"]`)

/** The row that the keys are for: it has the focus, also when the row before it is gone. */
export function useCursor(cases: readonly CaseItem[]) {
  const [id, set] = useState<string | null>(null)
  const at = cases.findIndex((one) => one.id === id)
  const focus = (wanted: string | null) => {
    set(wanted)
    if (wanted !== null) linkOf(wanted)?.focus()
  }
  return {
    one: cases[at] ?? null,
    set,
    focus,
    /** The row behind one, or before the last. */
    after: (target: CaseItem): string | null => {
      const place = cases.findIndex((one) => one.id === target.id)
      return (cases[place + 1] ?? cases[place - 1])?.id ?? null
    },
    move: (side: 1 | -1) =>
      focus((at < 0 ? cases[0] : (cases[at + side] ?? cases[at]))?.id ?? null),
  }
}

/**
 * Tells of cases that have come on top, and keeps what is being read where it is: the page moves by as
 * much as they are high, where its reader is further down.
 */
export function useArrivals(cases: readonly CaseItem[]): string {
  const [news, setNews] = useState(0)
  const [seen] = useState(() =>
    makeHolder({ newest: newestOf(cases), first: cases[0]?.id, top: 0 }),
  )
  useLayoutEffect(() => {
    const before = seen.get()
    const anchor = before.first === undefined ? null : linkOf(before.first)
    if (!anchor) return
    const scroller = scrollerOf(anchor)
    const moved = topOf(anchor) - before.top
    if (before.top > 0 && moved > 0 && scroller.scrollTop > 0)
      scroller.scrollBy({ top: moved, behavior: 'instant' })
  }, [cases, seen])
  useEffect(() => {
    const arrived = cases.filter(({ number }) => number > seen.get().newest).length
    if (arrived > 0) setNews(arrived)
    const first = cases[0]?.id
    const row = first === undefined ? null : linkOf(first)
    const top = row ? topOf(row) : 0
    seen.set({ newest: Math.max(seen.get().newest, newestOf(cases)), first, top })
  }, [cases, seen])
  return news > 0 ? t('list.arrived', { n: news }) : ''
}

/** What scrolls a row: its own pane beside a case, otherwise the page. */
function scrollerOf(row: HTMLElement): Element {
  return row.closest('.pane-list') ?? document.documentElement
}

function topOf(row: HTMLElement): number {
  return row.getBoundingClientRect().top + scrollerOf(row).scrollTop
}

function newestOf(cases: readonly CaseItem[]): number {
  return Math.max(0, ...cases.map(({ number }) => number))
}
