import type { CheckedRow } from '#worker/domain/imports/row/check-row.ts'
import { AppError } from '#worker/errors.ts'

/** Share of a question's scores off its scale, above which the column is on another scale. */
const MOST_OFF_SCALE = 0.1
/** One score off the scale is a slip, whatever its share. */
const LEAST_OFF_SCALE = 2

interface Scores {
  all: number
  offScale: number
  lowest: number
  highest: number
}

/**
 * Watches for columns of scores that do not fit their question. If 3 of ten landed and 8 did not,
 * the figures would be of the unhappy only: such a file is refused before anything of it lands.
 */
export function misfitWatch() {
  const questions = new Map<string, Scores>()
  return {
    add({ touchpoint, kind, score }: CheckedRow, isOffScale: boolean): void {
      if (score === null) return
      const question = `${kind} at ${touchpoint}`
      const known = questions.get(question)
      const scores = known ?? { all: 0, offScale: 0, lowest: score, highest: score }
      if (!known) questions.set(question, scores)
      scores.all += 1
      if (isOffScale) scores.offScale += 1
      scores.lowest = Math.min(scores.lowest, score)
      scores.highest = Math.max(scores.highest, score)
    },
    /** @throws AppError `invalid` once a column does not fit */
    check(): void {
      const faults = [...questions].flatMap(([question, { all, offScale, lowest, highest }]) => {
        if (offScale < LEAST_OFF_SCALE || offScale / all < MOST_OFF_SCALE) return []
        const reason = `${question}: ${offScale} of ${all} scores, from ${lowest} to ${highest}, are off the scale of the question`
        return [{ field: 'score', reason }]
      })
      if (faults.length === 0) return
      throw new AppError(
        'invalid',
        'A column of scores does not fit its question, and what fits would tell another story. Make a survey with the scale of the file, or reject such rows with `misfits=reject`.',
        faults,
      )
    },
  }
}
