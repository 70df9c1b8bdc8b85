import type { SiteSettings } from '#contract/site/settings.ts'
import { LIMITS, type Kind } from '#contract/words.ts'

export interface GapValues {
  kind: Kind
  after: Kind
  /** As typed. */
  days: string
}

/** A budget of asks as its form holds it; no bound where `most` is empty. */
export interface AskBudgetValues {
  most: string
  days: string
  gaps: GapValues[]
}

/** What the form shows of a budget; thirty days are usual. */
export function askBudgetValues(budget: SiteSettings['askBudget']): AskBudgetValues {
  if (!budget) return { most: '', days: '30', gaps: [] }
  return {
    most: String(budget.most),
    days: String(budget.days),
    gaps: budget.gaps.map((gap) => ({ ...gap, days: String(gap.days) })),
  }
}

/** The budget that was typed; null for no bound. */
export function readAskBudget({ most, days, gaps }: AskBudgetValues): SiteSettings['askBudget'] {
  if (most.trim() === '') return null
  return {
    most: Number(most),
    days: Number(days),
    gaps: gaps.map((gap) => ({ ...gap, days: Number(gap.days) })),
  }
}

/** The field that is wrong, and its bounds; undefined where all are sound. */
export function badBudget({
  most,
  days,
  gaps,
}: AskBudgetValues): [low: number, high: number] | undefined {
  if (most.trim() === '') return undefined
  if (!isWithin(most, MOST)) return [1, MOST]
  const all = [days, ...gaps.map((gap) => gap.days)]
  return all.every((one) => isWithin(one, LIMITS.budgetDays)) ? undefined : [1, LIMITS.budgetDays]
}

/** Asks that a budget may allow at most. */
const MOST = 100

function isWithin(text: string, most: number): boolean {
  return /^\s*\d{1,3}\s*$/.test(text) && Number(text) >= 1 && Number(text) <= most
}
