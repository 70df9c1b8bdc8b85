import type { AskBudget } from '#contract/collect/asks.ts'
import type { Kind, WithheldReason } from '#contract/words.ts'

const DAY_MS = 86_400_000

/** An ask that was made. */
export interface Ask {
  id: string
  kind: Kind
  /** Unix milliseconds. */
  at: number
}

/** Why somebody is not asked, and from when it may be tried again, Unix milliseconds; null for never. */
export interface Withheld {
  reason: WithheldReason
  until: number | null
}

/**
 * Whether a person may be asked now, given what they were asked before. At most `most` asks lie in
 * any span of `days`; a gap counts from the last ask of its kind.
 * @param made all asks of the person within the longest of the budget's days, in any order
 * @returns null where they may
 */
export function withheldBy(
  budget: AskBudget,
  made: Ask[],
  { kind, now }: { kind: Kind; now: number },
): Withheld | null {
  const since = (days: number) => made.filter(({ at }) => at > now - days * DAY_MS)
  const recent = since(budget.days).toSorted((a, b) => b.at - a.at)
  const oldest = recent[budget.most - 1]
  const ends: (Withheld & { until: number })[] = oldest
    ? [{ reason: 'budget', until: oldest.at + budget.days * DAY_MS }]
    : []
  for (const gap of budget.gaps)
    if (gap.kind === kind)
      for (const one of since(gap.days))
        if (one.kind === gap.after) ends.push({ reason: 'gap', until: one.at + gap.days * DAY_MS })
  const [last] = ends.toSorted((a, b) => b.until - a.until)
  return last ? { reason: ends[0]?.reason ?? last.reason, until: last.until } : null
}

/** Days that a budget looks back. */
export function longestOf({ days, gaps }: AskBudget): number {
  return Math.max(days, ...gaps.map((gap) => gap.days))
}
