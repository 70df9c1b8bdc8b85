import type { CountWhy, FunnelLine } from '#contract/surveys/funnel.ts'
import { FUNNEL_LIMITS } from '#contract/surveys/words.ts'

/** What a site counts at an instant; null where it does not, or no longer. @param now Unix milliseconds */
export function countsAt(countWhy: CountWhy | null | undefined, now: number): CountWhy | null {
  return countWhy && now < countWhy.until ? countWhy : null
}

/**
 * What of a page's lines is counted: of surveys that are asked, one line a step, and of each survey no
 * more views than a page may tell of.
 * @param isAsked whether a survey of that id is live
 */
export function funnelLines(
  lines: FunnelLine[],
  isAsked: (survey: string) => boolean,
): FunnelLine[] {
  const views = new Map<string, number>()
  const kept = new Map<string, FunnelLine>()
  for (const { survey, step, n } of lines) {
    const before = views.get(survey) ?? 0
    const taken = Math.min(n, FUNNEL_LIMITS.views - before)
    if (!isAsked(survey) || taken <= 0) continue
    views.set(survey, before + taken)
    const line = `${survey} ${step}`
    kept.set(line, { survey, step, n: taken + (kept.get(line)?.n ?? 0) })
  }
  return [...kept.values()]
}
