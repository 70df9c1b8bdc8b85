import type { CaseCondition } from '#contract/cases/rules.ts'
import { CASE_LIMITS } from '#contract/cases/words.ts'
import { SCALES } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/cases/words.ts'

export const CONDITION_KINDS = [
  'sentiment',
  'score',
  'stage',
  'touchpoint',
  'choices',
  'segment',
  'words',
  'verified',
] as const satisfies readonly CaseCondition['kind'][]

/** A condition of a kind as it begins. */
export function freshCondition(kind: CaseCondition['kind']): CaseCondition {
  switch (kind) {
    case 'sentiment':
      return { kind, atMost: -50 }
    case 'score':
      return { kind, scale: 'csat5', from: 1, to: 2 }
    case 'verified':
      return { kind }
    case 'stage':
    case 'touchpoint':
    case 'choices':
    case 'segment':
    case 'words':
      return { kind, in: [] }
    default:
      return kind satisfies never
  }
}

const HANDLE = /^[a-z0-9][a-z0-9_-]*$/
const WORD = new RegExp(
  `^(?!.*\\*.)(?:.*[\\p{L}\\p{N}]{${CASE_LIMITS.wordStart}}\\*|[^*]*[\\p{L}\\p{N}][^*]*)$`,
  'u',
)

/** Why a condition is not complete; '' where it is. */
export function conditionFault(condition: CaseCondition): string {
  switch (condition.kind) {
    case 'verified':
      return ''
    case 'sentiment':
      return Math.abs(condition.atMost) <= 100 ? '' : t('condition.badSentiment')
    case 'score': {
      const { lowest, highest } = SCALES[condition.scale]
      const isIn = lowest !== null && condition.from >= lowest && condition.to <= highest
      return isIn && condition.from <= condition.to ? '' : t('condition.badScore')
    }
    case 'words':
      if (condition.in.length === 0) return t('condition.empty')
      return condition.in.every((word) => WORD.test(word) && word.length <= CASE_LIMITS.word)
        ? ''
        : t('condition.badWord', { n: CASE_LIMITS.wordStart })
    case 'choices':
    case 'stage':
    case 'touchpoint':
    case 'segment':
      if (condition.in.length === 0) return t('condition.empty')
      return condition.in.every((one) => HANDLE.test(one)) ? '' : t('condition.badCode')
    default:
      return condition satisfies never
  }
}

/** `too-late, damaged` as a list. */
export function listOf(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((one) => one.trim())
    .filter(Boolean)
}
