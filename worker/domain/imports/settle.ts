import type { Fault } from '#worker/domain/imports/file/rows.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'

/** What became of a row. */
export type Outcome = 'accepted' | 'duplicate' | Fault

const OTHER_ANSWER = { field: 'answer_id', reason: 'another answer has this id' }

/**
 * Judges the answers of one batch in the file's order: the first under an id is accepted if it was
 * not stored before; what follows repeats it or contradicts it.
 * @param isNew whether the first answer under this id is a new one
 * @param storedHash the body hash that stands under an id now
 */
export function settleBatch(
  answers: StampedAnswer[],
  {
    isNew,
    storedHash,
  }: { isNew: (id: string) => boolean; storedHash: (id: string) => string | undefined },
): Outcome[] {
  const met = new Set<string>()
  return answers.map(({ claimedId, bodyHash }) => {
    const isFirst = !met.has(claimedId)
    met.add(claimedId)
    if (isFirst && isNew(claimedId)) return 'accepted'
    return storedHash(claimedId) === bodyHash ? 'duplicate' : OTHER_ANSWER
  })
}

/** The first answer under each id. */
export function firstOfEach(answers: StampedAnswer[]): Map<string, StampedAnswer> {
  const first = new Map<string, StampedAnswer>()
  for (const answer of answers)
    if (!first.has(answer.claimedId)) first.set(answer.claimedId, answer)
  return first
}
