import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { issueOf } from '#worker/domain/cases/open-case.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { sureClaim, type Claiming } from './claims.ts'

/**
 * How an answer that is stored just now is linked; null where it claims nothing that is certain. What is
 * held names no issue: it may be forged.
 * @param random at least 10 bytes
 */
export function linkingOf(
  answer: StampedAnswer & Pick<Claiming, 'isRecipients'>,
  random: Uint8Array,
) {
  const claim = sureClaim(answer)
  if (!claim) return null
  const { id, answeredAt, receivedAt: at, choices, held } = answer
  const type = held === 0 ? issueOf(choices) : null
  return { answerId: id, at, claim, type, issueId: timeOrderedId(answeredAt, random) }
}
