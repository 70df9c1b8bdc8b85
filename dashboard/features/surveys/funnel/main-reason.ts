import type { Funnel } from '#contract/surveys/funnel.ts'
import type { FunnelStep } from '#contract/surveys/words.ts'

/** Counted page views below which nothing is said of the main reason. */
export const FEWEST = 30

/** A step at which nobody sees the question. */
export type Loss = Exclude<FunnelStep, 'shown' | 'answered'>

const RULES: FunnelStep[] = ['address', 'device', 'language', 'segment', 'asked', 'pause']

/** How many page views get how far: all, those that fit, those in the share, seen, answered. */
export interface Reached {
  views: number
  fit: number
  sampled: number
  shown: number
  answers: number
}

/** What is left after each part of the steps. */
export function reachedOf({ views, steps }: Funnel): Reached {
  const at = (of: FunnelStep[]) =>
    steps.filter(({ step }) => of.includes(step)).reduce((sum, one) => sum + one.views, 0)
  const fit = views - at(RULES)
  return {
    views,
    fit,
    sampled: fit - at(['sample']),
    shown: at(['shown', 'answered']),
    answers: at(['answered']),
  }
}

/**
 * Where most page views end, with their share 0…1: `null` of a step where more see the question than
 * end at any one step before.
 */
export function mainReason(funnel: Funnel): { step: Loss | null; share: number } {
  const { views, shown } = reachedOf(funnel)
  let main: { step: Loss | null; views: number } = { step: null, views: shown }
  for (const { step, views: ended } of funnel.steps)
    if (step !== 'shown' && step !== 'answered' && ended > main.views) main = { step, views: ended }
  return { step: main.step, share: views === 0 ? 0 : main.views / views }
}
