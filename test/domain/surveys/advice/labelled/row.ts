import type { AdviceCode } from '#contract/surveys/advice.ts'
import type { Scale } from '#contract/words.ts'

/** A question as a shop could ask it, and what a methodologist finds in it; nothing if it is sound. */
export type Row = [scale: Scale, question: string, labels?: AdviceCode[]]
