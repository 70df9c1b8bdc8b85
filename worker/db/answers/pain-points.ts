import type { PainPoints } from '#contract/map/lanes.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { textIn } from '#worker/domain/languages.ts'
import { listChoiceNames } from './choice-names.ts'
import { listAnswers, type AnswerFilter } from './pages.ts'

/** Newest answers that are looked at for a whole map, about two rows read each. */
const LOOKED_AT = 1000
/** Reasons that a stage lists. */
const LISTED = 5

const NO_ANSWERS = { answers: [], next: null }

/** Of a stage, with what its cell is graded by. */
export interface StagePain extends PainPoints {
  /** Answers in which one was picked, also where that is not told. */
  picked: number
}

/**
 * What people picked who were not content (sentiment 0 at most), per stage and the most picked first.
 * Each stage looks at its share of the newest thousand answers.
 * @param filters a stage's own, with the touchpoints that ever stood in it
 * @param languages of the names, the dearest first
 * @param hiddenBelow a reason that fewer picked is not told
 */
export async function listPainPoints(
  db: SiteDb,
  {
    filters,
    languages,
    hiddenBelow,
  }: { filters: AnswerFilter[]; languages: string[]; hiddenBelow: number },
): Promise<StagePain[]> {
  const share = Math.floor(LOOKED_AT / Math.max(1, filters.length))
  const pages = await Promise.all(
    filters.map(async (filter) => {
      // A touchpoint that was never anywhere would mean the whole site.
      if (filter.touchpoints?.length === 0) return NO_ANSWERS
      return await listAnswers(db, filter, { limit: share, before: undefined, lookedAt: share })
    }),
  )
  const namesOf = await listChoiceNames(
    db,
    pages.flatMap(({ answers }) => answers),
  )
  return pages.map(({ answers, next }): StagePain => {
    const sore = answers.filter(
      ({ sentiment, choices }) => sentiment !== null && sentiment <= 0 && choices.length > 0,
    )
    const counted = new Map<string, PainPoints['reasons'][number]>()
    for (const answer of sore)
      for (const code of new Set(answer.choices)) {
        const name = textIn(namesOf(answer, code), languages)
        // Two questions may say the same by another code, and other things by the same.
        const key = name ?? `code ${code}`
        counted.set(key, { code, name, n: (counted.get(key)?.n ?? 0) + 1 })
      }
    const all = [...counted.values()].toSorted((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1))
    const told = all.filter(({ n }) => n >= hiddenBelow)
    return {
      reasons: told.slice(0, LISTED),
      n: sore.length >= hiddenBelow || sore.length === 0 ? sore.length : null,
      lookedAt: answers.length,
      isAll: next === null,
      isHidden: told.length < all.length,
      picked: sore.length,
    }
  })
}
