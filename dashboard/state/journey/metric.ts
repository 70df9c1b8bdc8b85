import { KIND_FACTS } from '#contract/words.ts'
import type { Curve } from '#contract/journey.ts'
import type { CurveNode } from '#dashboard/kit/sentiment/sentiment.ts'
import { percent } from '#dashboard/kit/i18n/format.ts'
import { t } from '#dashboard/features/journey/words.ts'

type Metric = NonNullable<CurveNode['metric']>

/** Kinds that are read as a balance of good and bad: their sentiment is their own figure. */
export function isNet(kind: Curve['kind']): boolean {
  return kind !== 'mixed' && KIND_FACTS[kind].figure === 'net'
}

/** The instrument's own figure beside the sentiment: a share of good answers. */
export function shareText({ value, interval: [low, high] }: Metric) {
  return {
    value: percent(value),
    interval: t('interval', { low: percent(low), high: percent(high) }),
  }
}
