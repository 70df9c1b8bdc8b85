import type { Reasons } from '#contract/answers.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { textIn } from '#worker/domain/languages.ts'
import { listChoiceNames } from './choice-names.ts'
import { listAnswers, type AnswerFilter } from './pages.ts'

/** Newest answers that are looked at, about two rows read each; more would cost more than the curve. */
const LOOKED_AT = 1000

/**
 * What people chose, the most picked first: of the newest answers of a selection.
 * @param languages of the names, the dearest first
 */
export async function countReasons(
  db: SiteDb,
  filter: AnswerFilter,
  languages: string[],
): Promise<Omit<Reasons, 'meta'>> {
  const page = { limit: LOOKED_AT, before: undefined, lookedAt: LOOKED_AT }
  const { answers, next } = await listAnswers(db, filter, page)
  const namesOf = await listChoiceNames(db, answers)
  const reasons = new Map<string, Reasons['reasons'][number]>()
  let n = 0
  for (const answer of answers) {
    // Where somebody heard of the shop is no reason for anything.
    if (answer.scale === 'source') continue
    if (answer.choices.length > 0) n += 1
    for (const code of answer.choices) {
      const name = textIn(namesOf(answer, code), languages)
      // Two questions may say the same by another code, and other things by the same.
      const key = name ?? `code ${code}`
      const known = reasons.get(key) ?? { code, name, n: 0 }
      reasons.set(key, { ...known, n: known.n + 1 })
    }
  }
  return {
    reasons: [...reasons.values()].toSorted((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1)),
    n,
    isAll: next === null,
  }
}
