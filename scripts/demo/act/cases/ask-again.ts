import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import type { Random } from '#scripts/demo/model/random.ts'
import type { CaseRow } from './case-maker.ts'

const DAY_MS = 86_400_000
/** Surveys that ask about the order once more. */
const AFTER = new Set(['review-csat', 'day-60-nps'])

/** What became of asking again, and what it rests on. Instants are Unix milliseconds. */
export interface AskedAgain {
  refundedAt: number | null
  /** When a replacement was sent and delivered. */
  replacedAt: number | null
  deliveredAt: number | null
  /** The answer that came after it. */
  answerId: string | null
}

const NOTHING: AskedAgain = {
  refundedAt: null,
  replacedAt: null,
  deliveredAt: null,
  answerId: null,
}

/**
 * Asks the customer of a resolved case again: as the replacement comes, some days after the refund, or
 * when the agent chose to. The answer is one that the order's customer gave afterwards.
 * @param answers of the order
 */
export function askAgain(
  random: Random,
  row: CaseRow,
  { answers, end }: { answers: readonly StampedAnswer[]; end: number },
): AskedAgain {
  const { resolvedAt, action } = row
  const lots = [random.next(), random.between(2, 4), random.next()] as const
  if (resolvedAt === null || row.orderId === '') return NOTHING
  const refundedAt = action === 'refund' ? resolvedAt + Math.round(lots[0] * DAY_MS) : null
  const deliveredAt = action === 'replacement' ? resolvedAt + lots[1] * DAY_MS : null
  const done: AskedAgain = {
    ...NOTHING,
    refundedAt: refundedAt !== null && refundedAt <= end ? refundedAt : null,
    replacedAt: deliveredAt === null ? null : resolvedAt,
    deliveredAt,
  }
  if (row.askAgain !== 'due') return done
  const byHand = lots[0] < 0.6 ? resolvedAt + 3 * DAY_MS : null
  const at = deliveredAt ?? (refundedAt === null ? byHand : refundedAt + 5 * DAY_MS)
  if (at === null || at > end) return done
  row.askAgainAt = at
  row.askedAt = at
  const after = answers.find(({ surveyId, answeredAt }) => AFTER.has(surveyId) && answeredAt > at)
  row.askAgain = after ? 'answered' : 'asked'
  return { ...done, answerId: after?.id ?? null }
}
