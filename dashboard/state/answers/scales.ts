import type { Scale } from '#contract/words.ts'

interface ScaleFacts {
  lowest: number
  highest: number
  higherIsBetter: boolean
}

const FACTS: Record<Scale, ScaleFacts | null> = {
  csat5: { lowest: 1, highest: 5, higherIsBetter: true },
  csat7: { lowest: 1, highest: 7, higherIsBetter: true },
  emotion5: { lowest: 1, highest: 5, higherIsBetter: true },
  nps11: { lowest: 0, highest: 10, higherIsBetter: true },
  ces7_agree: { lowest: 1, highest: 7, higherIsBetter: true },
  ces7_effort: { lowest: 1, highest: 7, higherIsBetter: false },
  ces5_effort: { lowest: 1, highest: 5, higherIsBetter: false },
  expectation3: { lowest: 1, highest: 3, higherIsBetter: true },
  arrived2: { lowest: 0, highest: 1, higherIsBetter: true },
  choice: null,
  text: null,
}

/** Range and direction of an instrument; null where its answers carry no score. */
export function scaleFacts(scale: string): ScaleFacts | null {
  return Object.hasOwn(FACTS, scale) ? FACTS[scale as Scale] : null
}

/** −100…100 of a raw score, for its colour. NPS counts by class: a 7 is no good answer there. */
export function sentimentOf(scale: Scale, score: number): number {
  const facts = FACTS[scale]
  if (!facts) return 0
  if (scale === 'nps11') return score >= 9 ? 100 : score >= 7 ? 0 : -100
  const { lowest, highest, higherIsBetter } = facts
  const value = (200 * (score - lowest)) / (highest - lowest) - 100
  return higherIsBetter ? value : -value
}
