import type { Curve } from '#contract/journey.ts'

/** What a tab is given beside what every part of the page knows. */
export interface TabProps {
  /** The curve of the same days and filters; null until it is here. */
  curve: Curve | null
}
