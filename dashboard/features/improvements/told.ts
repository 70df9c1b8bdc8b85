import type { Improvement } from '#contract/improvements/improvements.ts'
import { SCALES, type Scale } from '#contract/words.ts'
import type { Journey } from '#contract/journey.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { decimal, fullDay, percent, signed } from '#dashboard/kit/i18n/format.ts'
import { daysBetween } from '#dashboard/kit/time/days.ts'
import { t } from './words.ts'

type Counts = Improvement['before']

/** `65 % good of 388`, or why there is no figure. */
export function countsWords({ n, good }: Counts, isUntold: boolean): string {
  if (good !== null && n > 0) return t('imp.good', { share: percent(good / n), n })
  return t(isUntold ? 'imp.noGood' : 'imp.few', { n })
}

/** Where it is: stage, touchpoint and the pain point. */
export function placeWords({ stage, touchpoint, pain, scale }: Improvement, journey: Journey) {
  const its = journey.stages.find(({ id }) => id === stage)
  const point = its?.touchpoints.find(({ id }) => id === touchpoint)
  return [
    its?.name ?? stage,
    ...(touchpoint === null ? [] : [point?.name ?? touchpoint]),
    scaleWords(scale),
    ...(pain === null ? [] : [t('imp.for', { pain })]),
  ].join(' · ')
}

/** A question by its kind and steps: `CSAT 1–5`. */
export function scaleWords(scale: Scale): string {
  const { kind, lowest, highest } = SCALES[scale]
  return `${t(`kind.${kind}`)} ${lowest}–${highest}`
}

/** The phase in words, with its days. */
export function phaseWords(own: Improvement, today: string): string {
  const { phase, startsOn, plannedEnd, stoppedOn } = own
  if (phase === 'planned') return t('imp.phase.planned')
  if (phase === 'stopped') return t('imp.phase.stopped', { day: fullDay(stoppedOn ?? plannedEnd) })
  if (phase === 'over') return t('imp.phase.over', { day: fullDay(plannedEnd) })
  const days = daysBetween(startsOn, plannedEnd)
  return t('imp.phase.running', { day: daysBetween(startsOn, today), days })
}

/** The figures under names that stay when words change. */
export function recordOf(own: Improvement): Record<string, Cell> {
  const { before, after, change, untouched } = own
  return {
    name: own.name,
    stage: own.stage,
    touchpoint: own.touchpoint,
    scale: own.scale,
    judging: own.judging,
    starts_on: own.startsOn,
    planned_end: own.plannedEnd,
    worthwhile: own.worthwhile,
    verdict: own.verdict,
    decided_on: own.decidedOn,
    before_n: before.n,
    before_good: before.good,
    after_n: after.n,
    after_good: after.good,
    untouched_before_n: untouched?.before.n ?? null,
    untouched_before_good: untouched?.before.good ?? null,
    untouched_after_n: untouched?.after.n ?? null,
    untouched_after_good: untouched?.after.good ?? null,
    change: change?.value ?? null,
    low: change?.low ?? null,
    high: change?.high ?? null,
  }
}

/** The counts and the few lines of arithmetic, to be copied and checked by hand. */
export function arithmetic(own: Improvement): string {
  const { before, after, untouched, change, judging } = own
  const lines = [
    `${t('imp.before')} ${before.from} – ${before.to}: ${shareLine(before)}`,
    `${t('imp.after')} ${after.from} – ${after.to}: ${shareLine(after)}`,
    ...(untouched
      ? [
          `${own.control ?? ''}: ${shareLine(untouched.before)} → ${shareLine(untouched.after)}`,
          'd = (p₁ − p₀) − (c₁ − c₀)',
        ]
      : ['d = p₁ − p₀']),
  ]
  if (!change) return lines.join('\n')
  const interval = `${signed(change.low)} … ${signed(change.high)}`
  return [
    ...lines,
    `d = ${decimal(change.value, 2)}`,
    ...(judging === 'any_time'
      ? [
          'SE² = Σ p̃(1 − p̃)/(n + 2), p̃ = (x + 1)/(n + 2)',
          'ρ² = 8.2115·2·SE²(before); r = SE·√((1 + SE²/ρ²)·ln((1 + ρ²/SE²)/0.05²))',
          `d ± r = ${interval}`,
        ]
      : [
          'L = d − √((p₁ − l₁)² + (u₀ − p₀)²), U = d + √((u₁ − p₁)² + (p₀ − l₀)²); l, u: Wilson',
          `L … U = ${interval}`,
        ]),
    `${t('imp.worthwhile')}: ${own.worthwhile} → ${t(`imp.verdict.${own.verdict}`)}`,
  ].join('\n')
}

function shareLine({ n, good, interval }: Counts): string {
  if (good === null || !interval) return `n = ${n}`
  const [low, high] = interval
  return `${good}/${n} = ${decimal(good / n, 4)} (${decimal(low, 4)} … ${decimal(high, 4)})`
}
