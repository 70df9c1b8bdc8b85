import type { Scale } from '#contract/words.ts'
import { SCALES } from '#contract/words.ts'
import type { Asks } from './lexicon/lexicon.ts'
import { plain, type Plain, wordsOf } from './phrases.ts'
import type { Found } from './scale-fit.ts'

/** Choices of at most so many words can be steps of a scale. */
const STEP_WORDS = 4

type Pole = 1 | 0 | -1

/** Ends that do not mirror each other: in direction, or in strength. */
export function unbalancedEnds(
  ends: { low: string; high: string },
  scale: Scale,
  asks: Asks,
): Found[] {
  const low = plain(ends.low)
  const high = plain(ends.high)
  const found: Found[] = []
  const at = `${low.trim()} … ${high.trim()}`
  const wrong = scale === 'ces7_agree' ? asks.satisfied : asks.agree
  const strange = wrong(low) ?? wrong(high)
  if (strange !== null && SCALES[scale].lowest !== null && scale !== 'arrived2') {
    found.push({ code: 'agreementOnSatisfaction', at: strange })
  }
  const poles = [poleOf(low, asks), poleOf(high, asks)] as const
  const better = SCALES[scale].higherIsBetter ? 1 : -1
  const sameSide = poles[0] !== 0 && poles[0] === poles[1]
  const reversed = poles[0] === better && poles[1] === -better
  const lopsided =
    poles[0] * poles[1] < 0 && !isNegated(low, asks) && isStrong(low, asks) !== isStrong(high, asks)
  const half =
    (poles[0] === 0 && poles[1] !== 0 && asks.middle(low) !== null) ||
    (poles[1] === 0 && poles[0] !== 0 && asks.middle(high) !== null)
  if (sameSide || reversed || lopsided || half) found.push({ code: 'unbalancedScale', at })
  return found
}

/** Choices that grade, with more on the one side than on the other. */
export function unbalancedChoices(labels: string[], asks: Asks): boolean {
  const steps = labels.map(plain)
  if (steps.length < 3 || steps.some((step) => wordsOf(step).length > STEP_WORDS)) return false
  const poles = steps.map((step) => poleOf(step, asks))
  const grading = steps.filter((step, i) => poles[i] !== 0 || asks.middle(step) !== null)
  if (grading.length < steps.length - 1) return false
  return poles.reduce<number>((sum, pole) => sum + pole, 0) !== 0
}

/** Which side of its scale a label names: 1 good, −1 bad, 0 neither. */
function poleOf(label: Plain, asks: Asks): Pole {
  if (asks.bad(label) !== null) return isNegated(label, asks) ? 0 : -1
  if (asks.good(label) !== null) return isNegated(label, asks) ? -1 : 1
  return 0
}

function isNegated(label: Plain, asks: Asks): boolean {
  return asks.not(label) !== null
}

function isStrong(label: Plain, asks: Asks): boolean {
  return asks.strong(label) !== null
}
