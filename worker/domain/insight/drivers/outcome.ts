import type { IssueType } from '#contract/delivery/words.ts'
import type { Channel, Scale } from '#contract/words.ts'

/** A score that somebody gave somewhere. */
export interface Scored {
  stage: string
  touchpoint: string
  scale: Scale
  score: number
}

/** An answer that is to be explained, and what is known of whoever gave it. */
export interface Outcome {
  score: number
  channel: Channel
  /** What went wrong with the order; null where no order is known. */
  issues: IssueType[] | null
  /** What the same person answered before, the newest first. */
  before: Scored[]
}
