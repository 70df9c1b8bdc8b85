import { compileThemes } from '#scripts/support/write-themes.ts'
import { readLabelled, scoreOf, SETS, type Labelled } from '#test/domain/themes/labelled.ts'
import { THEME_LANGUAGES } from '#contract/themes/words.ts'
import { findThemes } from '#worker/domain/themes/find-themes.ts'
import type { BenchOptions, Figure } from './figure.ts'

const LEAST = { whole: 0.7, language: 0.6 }

/** How well themes of labelled comments are found, set by set, and how long a comment takes. */
export async function* themes({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const lexicons = compileThemes()
  const read = ({ text, language }: Labelled) => findThemes(text, lexicons, language)
  const everything: Labelled[] = []
  for (const set of SETS) {
    const comments = await readLabelled(set)
    everything.push(...comments)
    const { macroF1, precision, recall } = scoreOf(comments, read)
    const note = `${comments.length} comments`
    const unit = 'of 1'
    const isJudged = set === 'held-out'
    const budget = isJudged ? { budget: { atLeast: LEAST.whole } } : {}
    yield { name: `${set}, macro F1`, value: macroF1, unit, note, ...budget }
    yield { name: `${set}, precision`, value: precision, unit }
    yield { name: `${set}, recall`, value: recall, unit }
    for (const language of THEME_LANGUAGES) {
      const some = scoreOf(
        comments.filter((one) => one.language === language),
        read,
      )
      const budget = isJudged ? { budget: { atLeast: LEAST.language } } : {}
      yield { name: `${set}, macro F1, ${language}`, value: some.macroF1, unit, ...budget }
    }
  }
  yield {
    name: 'a comment',
    value: timeOf(everything, quick ? 5 : 50, read),
    unit: 'ms',
    budget: { atMost: 0.1 },
  }
}

/** Milliseconds a comment, on average over all, in the fastest of some rounds. */
function timeOf(comments: Labelled[], rounds: number, read: (one: Labelled) => unknown): number {
  for (const comment of comments) read(comment)
  const taken = Array.from({ length: rounds }, () => {
    const started = performance.now()
    for (const comment of comments) read(comment)
    return performance.now() - started
  })
  return Math.min(...taken) / comments.length
}
