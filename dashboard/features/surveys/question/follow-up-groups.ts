import { isRecord } from '#dashboard/features/surveys/draft/paths.ts'

/** Scores `from`…`to` as somebody has put them, whatever they are. */
export interface Range {
  from: unknown
  to: unknown
}

/** What is asked next, and offered, after the same scores. */
export interface FollowUpGroup extends Range {
  /** Place of its question; null where only reasons are offered. */
  question: number | null
  /** Places of its reasons. */
  reasons: number[]
}

interface Ends {
  lowest: number
  highest: number
}

/**
 * Questions with the reasons of the same scores, then reasons that have no question. A range that goes
 * beyond the scale ends with it: `0…3` of a scale that begins at 1 is `1…3`.
 */
export function groupsOf(questions: unknown[], reasons: unknown[], ends: Ends): FollowUpGroup[] {
  const groups: FollowUpGroup[] = questions.map((question, index) => ({
    ...rangeOf(question, ends),
    question: index,
    reasons: [],
  }))
  reasons.forEach((reason, index) => {
    const { from, to } = rangeOf(reason, ends)
    const found = groups.find((group) => group.from === from && group.to === to)
    if (found) found.reasons.push(index)
    else groups.push({ from, to, question: null, reasons: [index] })
  })
  return groups
}

function rangeOf(value: unknown, { lowest, highest }: Ends): Range {
  if (!isRecord(value)) return { from: null, to: null }
  const { from, to } = value
  return {
    from: typeof from === 'number' && from < lowest ? lowest : from,
    to: typeof to === 'number' && to > highest ? highest : to,
  }
}
