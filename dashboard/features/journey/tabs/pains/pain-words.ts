import type { Pain } from '#contract/digests/pains.ts'
import type { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { painName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { decimal, percent, percentInterval } from '#dashboard/kit/i18n/format.ts'

/** A pain as a line of a file. */
export function painRecord(pain: Pain): Record<string, Cell> {
  const { named, by, change, previous } = pain
  return {
    stage: pain.stage,
    touchpoints: pain.touchpoints.join(' '),
    pain: pain.code,
    named: named.n,
    answers: named.of,
    share: named.share,
    share_low: named.interval[0],
    share_high: named.interval[1],
    ticked_only: by?.ticked ?? null,
    written_only: by?.wrote ?? null,
    both: by?.both ?? null,
    severity: pain.severity,
    weight: pain.weight,
    grave: pain.isGrave ? 1 : 0,
    state: pain.state,
    previous_share: previous?.share ?? null,
    change: change?.difference ?? null,
    change_low: change?.interval[0] ?? null,
    change_high: change?.interval[1] ?? null,
    q: change?.q ?? null,
  }
}

/** The lines of arithmetic that lead to a pain's share and weight. */
export function painNumbers(pain: Pain, places: ReturnType<typeof placeNames>): string[] {
  const { named, severity, weight } = pain
  return [
    `${painName(pain)}, ${places.stage(pain.stage)}`,
    `  ${named.n} / ${named.of} = ${percent(named.share)}; Wilson 95 %: ${percentInterval(named.interval)}`,
    ...(severity === null
      ? []
      : [`  ${named.n} × ${decimal(severity, 1)} = ${decimal(weight, 0)}`]),
  ]
}
