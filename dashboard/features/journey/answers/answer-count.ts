import { HIDDEN_BELOW, type JourneyKind } from '#contract/words.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import type { CurveNode } from '#dashboard/kit/sentiment/sentiment.ts'

type Counted = Pick<CurveNode, 'n' | 'state'>

/** How many answers a place has. A guest gets to know of too few only that they are. */
export function answerCount(node: Counted, kind: JourneyKind): string {
  if (node.state === 'unasked') return '–'
  return isUntold(node) ? t('figure.under', { n: HIDDEN_BELOW[kind] }) : count(node.n)
}

/** The same as words. */
export function answersInWords(node: Counted): string {
  if (node.state === 'unasked') return t('state.unasked')
  return isUntold(node) ? t('state.hidden') : t('headline.total', { n: node.n })
}

function isUntold({ n, state }: Counted): boolean {
  return n === 0 && state === 'hidden'
}
