import type { CurveStage, CurveTouchpoint } from '#contract/journey.ts'

/** Stages and touchpoints carry the same figures. */
export type CurveNode = CurveStage | CurveTouchpoint

/** From here on a sentiment counts as good, and from its negative on as bad. */
export const CLASS_EDGE = 15

export type SentimentClass = 'hi' | 'mid' | 'lo'

/** Which colour and shape a sentiment gets. */
export function sentimentClass(value: number): SentimentClass {
  if (value >= CLASS_EDGE) return 'hi'
  return value <= -CLASS_EDGE ? 'lo' : 'mid'
}

interface Drawable {
  state: CurveNode['state']
  sentiment: number | null
  shrunk: number | null
}

/** The value that is drawn: the shrunk one for few answers; null when nothing may be shown. */
export function drawnValue({ state, sentiment, shrunk }: Drawable): number | null {
  if (state === 'few') return shrunk ?? sentiment
  return state === 'ok' ? sentiment : null
}

/** Which of the five faces, 1 (very bad) to 5 (very good), stands for a sentiment. */
export function faceOf(value: number): number {
  return Math.round((value + 100) / 50) + 1
}
