import { useState } from 'preact/hooks'
import type { SurveyConfig } from '#contract/collect/config.ts'
import type { Scale } from './scale.ts'
import { chips } from './scale.ts'

/** What goes out on Send. */
export interface Draft {
  score: number | null
  choices: string[]
  comment: string
}

/** What the shopper has put in, and what follows from it. */
export function useDraft({ followUp }: SurveyConfig, scale: Scale | undefined) {
  const [score, setScore] = useState<number | null>(null)
  const [choices, setChoices] = useState<string[]>([])
  const [comment, setComment] = useState('')

  const scored = score !== null
  const offered = ({ from, to }: { from: number; to: number }) =>
    scored && score >= from && score <= to
  const reasons = chips(followUp?.reasons?.filter(offered))
  // Reasons for another score stay ticked, in case the shopper comes back to it, but do not count.
  const named = scored
    ? choices.filter((code) => reasons.some(({ value }) => value === code))
    : choices
  const answered = scored || !!named[0] || (!scale && !!comment.trim())

  return {
    draft: { score, choices: named, comment: comment.trim() },
    /** Is there anything to send? */
    answered,
    comment,
    setComment,
    chosen: [score, ...choices],
    choose: (value: number | string, multiple?: boolean): void => {
      if (typeof value === 'number') setScore(value)
      else if (!multiple) setChoices([value])
      else if (choices.includes(value)) setChoices(choices.filter((code) => code !== value))
      else setChoices([...choices, value])
    },
    /** Chips of the second step, for the score chosen, and the question above them. */
    reasonChips: reasons,
    ask: followUp?.questions?.find(offered)?.text,
    /** The second step comes with the first choice; free text is the whole question by itself. */
    commenting: !scale || (answered && followUp?.comment),
  }
}
