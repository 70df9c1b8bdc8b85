import type { NewShare } from '#contract/site/shares.ts'
import { LIMITS } from '#contract/words.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'
import { t } from './words.ts'

/** A new share link as its form holds it. `days` is a number in digits. */
export interface ShareValues {
  name: string
  journeys: string[]
  comments: boolean
  days: string
}

/** What is wrong, in the reader's language. */
export function checkShare({ name, journeys }: ShareValues): FieldErrors<ShareValues> {
  return {
    name: checkName(name.trim(), LIMITS.shareName),
    journeys: journeys.length === 0 ? t('shares.journeys.none') : undefined,
  }
}

/** The body of the POST. */
export function newShare({ name, journeys, comments, days }: ShareValues): NewShare {
  return { name: name.trim(), journeys, comments, days: Number(days) }
}
