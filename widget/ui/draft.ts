import type { SurveyConfig } from '#contract/collect/config.ts'
import type { Scale } from './scale.ts'
import { chips } from './scale.ts'

/** What the shopper has put in. */
export interface Draft {
  score: number | null
  choices: string[]
  comment: string
}

export const EMPTY: Draft = { score: null, choices: [], comment: '' }

/** The draft after a click on an option: the one of its group, or one more or less of several. */
export function choose(draft: Draft, value: number | string, multiple?: boolean): Draft {
  if (typeof value === 'number') return { ...draft, score: value }
  const { choices } = draft
  const others = multiple ? choices.filter((code) => code !== value) : []
  return { ...draft, choices: multiple && choices.includes(value) ? others : [...others, value] }
}

/** What follows from the draft. */
export function readDraft(
  { score, choices, comment }: Draft,
  { followUp }: SurveyConfig,
  scale: Scale | undefined,
) {
  const scored = score !== null
  const offered = ({ from, to }: { from: number; to: number }) =>
    scored && score >= from && score <= to
  const reasonChips = chips(followUp?.reasons?.filter(offered))
  // Reasons for another score stay ticked, in case the shopper comes back to it, but do not count.
  const named = scored
    ? choices.filter((code) => reasonChips.some(({ value }) => value === code))
    : choices
  const answered = scored || !!named[0] || (!scale && !!comment.trim())

  return {
    /** What goes out on Send. */
    reply: { score, choices: named, comment: comment.trim() },
    /** Is there anything to send? */
    answered,
    /** Chips of the second step, for the score chosen, and the question above them. */
    reasonChips,
    ask: followUp?.questions?.find(offered)?.text,
    /** The second step comes with the first choice; free text is the whole question by itself. */
    commenting: !scale || (answered && followUp?.comment),
  }
}
