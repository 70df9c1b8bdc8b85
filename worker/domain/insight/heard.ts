import type { HeardQuestion } from '#contract/insight/heard.ts'
import type { Names } from '#contract/names.ts'
import { OTHER } from '#contract/surveys/words.ts'
import { textIn } from '#worker/domain/languages.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'

/** A question of where somebody heard of the shop. */
export interface HeardSurvey {
  id: string
  name: string
  touchpoint: string
  stage: string
  isShuffled: boolean
  /** What may be chosen, as its newest revision has it. */
  offered: string[]
  /** What its choices are called, those of older revisions too: as each was called last. */
  names: ReadonlyMap<string, Names>
}

/** Answers of one survey that chose one source. */
export interface HeardCount {
  survey: string
  code: string
  n: number
}

/** What somebody wrote who chose `other`. */
export interface HeardText {
  survey: string
  day: string
  lang: string
  text: string
}

/**
 * The mix of sources of each question: multinomial shares, each with Wilson's interval for itself. What is
 * offered and was chosen by nobody is there with 0.
 * @param languages of the names, the dearest first
 * @param least how many answers a question needs, see HIDDEN_BELOW
 */
export function heardViews(
  surveys: readonly HeardSurvey[],
  { counts, texts }: { counts: readonly HeardCount[]; texts: readonly HeardText[] },
  { languages, least }: { languages: string[]; least: number },
): HeardQuestion[] {
  const views = surveys.map(({ id, offered, names, ...survey }): HeardQuestion => {
    const own = new Map(offered.map((code) => [code, 0]))
    for (const { survey: of, code, n } of counts)
      if (of === id) own.set(code, (own.get(code) ?? 0) + n)
    const all = sum([...own.values()])
    const isTold = all >= least
    const sources = Array.from(own, ([code, n]) => {
      const interval = isTold ? wilson({ x: n, n: all }) : null
      return {
        code,
        name: textIn(names.get(code) ?? {}, languages),
        n,
        share: interval && n / all,
        interval: interval && ([interval.low, interval.high] satisfies [number, number]),
      }
    })
    return {
      survey: id,
      ...survey,
      n: all,
      // Equal ones stay as they were written.
      sources: sources.toSorted(
        (a, b) => Number(a.code === OTHER) - Number(b.code === OTHER) || b.n - a.n,
      ),
      others: isTold
        ? texts
            .filter(({ survey: of }) => of === id)
            .map(({ day, lang, text }) => ({ day, lang, text }))
        : [],
    }
  })
  return views.toSorted((a, b) => b.n - a.n)
}
