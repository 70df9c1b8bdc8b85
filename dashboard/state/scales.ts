import type { Curve } from '#contract/journeys.ts'
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

/**
 * The instrument behind a histogram, which lists every score of its scale but does not name it.
 * The two CES scales of seven steps differ in direction alone: the sentiment tells which it was.
 */
export function scaleOfHistogram(
  kind: Curve['kind'],
  histogram: Record<string, number>,
  sentiment: number | null,
): Scale {
  const highest = Math.max(...Object.keys(histogram).map(Number))
  switch (kind) {
    case 'nps':
      return 'nps11'
    case 'expectation':
      return 'expectation3'
    case 'arrived':
      return 'arrived2'
    case 'emotion':
      return 'emotion5'
    case 'ces': {
      if (highest <= 5) return 'ces5_effort'
      const agrees = Math.sign(meanSentiment('ces7_agree', histogram)) === Math.sign(sentiment ?? 0)
      return agrees ? 'ces7_agree' : 'ces7_effort'
    }
    case 'csat':
    case 'mixed':
    case 'pain_point':
    case 'text':
  }
  return highest > 5 ? 'csat7' : 'csat5'
}

function meanSentiment(scale: Scale, histogram: Record<string, number>): number {
  const counts = Object.entries(histogram)
  const n = counts.reduce((sum, [, count]) => sum + count, 0)
  return (
    counts.reduce((sum, [score, count]) => sum + sentimentOf(scale, Number(score)) * count, 0) / n
  )
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
