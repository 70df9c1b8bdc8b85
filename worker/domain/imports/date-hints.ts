import type { DateOrder } from '#contract/words.ts'
import type { MappedAnswer } from '#worker/domain/imports/map/column-map.ts'
import { orderOf } from '#worker/domain/imports/row/instants.ts'

const LOOKED_AT = 50

/** Looks at the first dates of a file, and says how they seem to be written. */
export function dateHints() {
  const seen: Record<DateOrder | 'either', number> = {
    'day-first': 0,
    'month-first': 0,
    excel: 0,
    unix: 0,
    either: 0,
  }
  let looked = 0
  return {
    look({ columns, times }: MappedAnswer): void {
      if (times.dates !== undefined || looked >= LOOKED_AT) return
      looked += 1
      const order = orderOf(String(columns.answered_at).trim())
      if (order) seen[order] += 1
    },
    suggestions(): string[] {
      const [day, month] = [seen['day-first'], seen['month-first']]
      if (day > 0 && month > 0)
        return [
          `answered_at: of the first ${looked} dates ${day} are day first, ${month} month first`,
        ]
      if (day > 0)
        return [suggest('day-first', `${day} of the first ${looked} can only be day first`)]
      if (month > 0)
        return [suggest('month-first', `${month} of the first ${looked} can only be month first`)]
      if (seen.either > 0)
        return [`answered_at: is the day or the month first? The first ${looked} may be either`]
      if (seen.excel > 0)
        return [suggest('excel', `${seen.excel} of the first ${looked} look like days of Excel`)]
      if (seen.unix === 0) return []
      return [suggest('unix', `${seen.unix} of the first ${looked} look like Unix times`)]
    },
  }
}

function suggest(order: DateOrder, why: string): string {
  return `answered_at: ${why}; say "dates": "${order}" in the map`
}
