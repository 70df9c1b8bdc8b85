import { dateFormat } from '#dashboard/kit/i18n/format.ts'

/** From one instant to another on the site's clock: `14 Nov, 09:41–10:20`, or the times alone. */
export function instantRange(ends: [number, number], timeZone: string, isDated: boolean): string {
  const times = { hour: '2-digit', minute: '2-digit', timeZone } as const
  const format = isDated ? ({ day: 'numeric', month: 'short', ...times } as const) : times
  return dateFormat(format).formatRange(...ends)
}
