import type { Rate } from '#contract/delivery/costs/recovery.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, percent, percentInterval } from '#dashboard/kit/i18n/format.ts'
import { t } from './words.ts'

/** A share with how sure it is and what it was counted of; under five only the counts. */
export function Share({ of: { x, n, interval } }: { of: Rate }) {
  if (n === 0) return <>–</>
  const counts = `${count(x)} / ${count(n)}`
  if (n < HIDDEN_BELOW.customer || interval === null) {
    return (
      <span class="mut">
        {counts}, {t('mood.few')}
      </span>
    )
  }
  return (
    <>
      {percent(x / n)}{' '}
      <span class="mut">
        ({percentInterval([interval.low, interval.high])}) {counts}
      </span>
    </>
  )
}

/** The same for a file. */
export function rateCells(name: string, { x, n, interval }: Rate): Record<string, Cell> {
  return {
    [`${name}_x`]: x,
    [`${name}_n`]: n,
    [`${name}_low`]: interval?.low ?? null,
    [`${name}_high`]: interval?.high ?? null,
  }
}
