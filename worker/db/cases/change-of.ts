import type { CaseFacts } from '#worker/domain/cases/step.ts'
import { CASE_FIELDS, type CaseChange } from './change.ts'
import type { CaseRow } from './rows.ts'

/** What a step or the clock looks at of a case. */
export function factsOf(row: CaseRow): CaseFacts {
  // A row is all of a case: what no step looks at stays behind.
  return Object.fromEntries(CASE_FIELDS.map((field) => [field, row[field]])) as unknown as CaseFacts
}

/** A change of a case before it is said what changes. @param origin where the dashboard is */
export function changeOf(
  row: CaseRow,
  { kind, origin }: { kind: string; origin: string },
): Omit<CaseChange, 'changes'> {
  const { id, number, seq, answerId, issueId, score, scale, openedAt } = row
  const about = { answerId, issueId, score, scale, openedAt, link: `${origin}/inbox/${id}` }
  return {
    id,
    number,
    seq,
    before: factsOf(row),
    kind,
    details: {},
    note: null,
    mentions: [],
    about,
  }
}
