import type { AskTrial, TrialArm, TrialPair } from '#contract/cases/trial-view.ts'
import { t } from '#dashboard/features/delivery/recovery/words.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import {
  count,
  decimal,
  localDay,
  percent,
  percentInterval,
  qValue,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'

/** What a trial says, in one sentence. */
export function summaryOf(trial: AskTrial): string {
  const { phase, pairs, found, answers, planned, judgedAt, stoppedAt } = trial
  const points = decimal(trial.detectable, 0)
  if (phase === 'running')
    return t('delay.early', { n: count(answers), planned: count(planned), points })
  if (phase === 'closing')
    return t('delay.closing', { n: count(answers), day: localDay(judgedAt ?? 0) })
  if (phase === 'stopped')
    return t('delay.stopped', {
      n: count(answers),
      planned: count(planned),
      day: localDay(stoppedAt ?? 0),
    })
  const pair = found === null ? undefined : pairs[found]
  if (pair) {
    const { from, to, value, low, high } = pair
    return t(value > 0 ? 'delay.higher' : 'delay.lower', {
      from: t('delay.days', { n: from }),
      to: t('delay.days', { n: to }),
      points: decimal(Math.abs(value), 0),
      interval: signedInterval([low, high]),
    })
  }
  if (trial.verdict === 'no_relevant_difference') return t('delay.same', { points })
  if (trial.reached === null) return t('delay.few')
  return t('delay.open', { points: decimal(trial.reached, 0) })
}

/** Counts and the arithmetic from them to the figures, a line each. */
export function numbersOf({ arms, pairs, rates, detectable, planned }: AskTrial): string[] {
  return [
    t('delay.numbers.plan', { planned: count(planned), points: decimal(detectable, 1) }),
    ...arms.flatMap(({ days, rate: { x, n, interval }, mean, deviation, answered }) => [
      ...(interval
        ? [
            t('delay.numbers.rate', {
              days,
              x: count(x),
              of: count(n),
              share: percent(x / n),
              interval: percentInterval([interval.low, interval.high]),
            }),
          ]
        : []),
      ...(mean === null || deviation === null
        ? []
        : [
            t('delay.numbers.mean', {
              days,
              of: count(answered),
              mean: decimal(mean, 1),
              spread: decimal(deviation, 1),
            }),
          ]),
    ]),
    ...pairs.map(({ from, to, value, low, high }) =>
      t('delay.numbers.pair', {
        from,
        to,
        a: decimal(meanAfter(arms, to), 1),
        b: decimal(meanAfter(arms, from), 1),
        value: decimal(value, 1),
        level: decimal(100 - 5 / Math.max(1, (arms.length * (arms.length - 1)) / 2), 1),
        interval: `${decimal(low, 1)} … ${decimal(high, 1)}`,
      }),
    ),
    ...(rates ? [t('delay.numbers.rates', { p: qValue(rates.p) })] : []),
  ]
}

function meanAfter(arms: readonly TrialArm[], days: number): number {
  return arms.find((arm) => arm.days === days)?.mean ?? 0
}

/** The same for a file, in the words of the API. */
export function armRecord(arm: TrialArm): Record<string, Cell> {
  const { days, drawn, asked, answered, rate, mean, interval, deviation } = arm
  return {
    days,
    drawn,
    asked,
    answered,
    rate_x: rate.x,
    rate_n: rate.n,
    rate_low: rate.interval?.low ?? null,
    rate_high: rate.interval?.high ?? null,
    mean,
    mean_low: interval?.low ?? null,
    mean_high: interval?.high ?? null,
    deviation,
  }
}

export function pairRecord({ from, to, value, low, high }: TrialPair): Record<string, Cell> {
  return { from_days: from, to_days: to, difference: value, low, high }
}
