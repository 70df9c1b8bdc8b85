import type { FoundProblem } from '#contract/surveys/draft.ts'
import { t } from './words.ts'

/** What keeps a survey from going live, without saying where: that is the field's name. */
export function problemInWords({ code, detail }: FoundProblem): string {
  if (code === 'shape') return t('problem.shape', { why: detail ?? '' })
  if (code === 'unknownSegment') return t('problem.unknownSegment', { segment: detail ?? '' })
  if (code === 'turnsOver') return t('problem.turnsOver', { left: detail ?? '0' })
  return t(`problem.${code}`)
}
