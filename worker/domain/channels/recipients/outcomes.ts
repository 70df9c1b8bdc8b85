import type { RecipientOutcome } from '#contract/channels/words.ts'

type Verdict = 'ready' | 'opted-out' | 'budget' | 'gap'

/** What became of a row for which a link was asked. */
export function grantedOutcome({
  verdict,
  isKnown,
  isDouble,
  isTaken,
}: {
  verdict: Verdict
  /** Whether this person is asked by this row, by any row of the list, and anybody by this row. */
  isKnown: boolean
  isDouble: boolean
  isTaken: boolean
}): RecipientOutcome {
  // Who has opted out since gets no link again.
  if (isKnown) return verdict === 'opted-out' ? 'opted-out' : 'ready'
  if (isDouble) return 'double'
  if (isTaken) return 'changed'
  return verdict
}

/** What became of a row in a reminder. Instants are Unix milliseconds. */
export function remindedOutcome(
  row: {
    verdict: Verdict
    askedAt: number | null
    answeredAt: number | null
    remindedAt: number | null
    reminder: string | null
  },
  { run, askedUntil }: { run: string; askedUntil: number },
): RecipientOutcome {
  if (row.askedAt === null) return 'unknown'
  if (row.answeredAt !== null) return 'answered'
  if (row.verdict === 'opted-out') return 'opted-out'
  if (row.remindedAt !== null) return row.reminder === run ? 'ready' : 'reminded'
  if (row.askedAt > askedUntil) return 'too-early'
  return row.verdict
}
