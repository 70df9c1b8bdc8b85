import { addDays, addMonths } from '#dashboard/kit/time/days.ts'

/** The ranges with a name, shortest first, and the key that shows each. */
export const PRESETS = ['7d', '28d', '90d', '12m'] as const
export type Preset = (typeof PRESETS)[number]
/** The letter is the unit one counts in: days, weeks, months, a year. */
export const PRESET_KEYS = { d: '7d', w: '28d', m: '90d', y: '12m' } as const satisfies Record<
  string,
  Preset
>

export interface DayRange {
  from: string
  to: string
}

const DAYS = { '7d': 7, '28d': 28, '90d': 90 } as const

/** The days of a preset that ends today. Both ends are included. */
export function presetRange(preset: Preset, today: string): DayRange {
  const from =
    preset === '12m' ? addDays(addMonths(today, -12), 1) : addDays(today, 1 - DAYS[preset])
  return { from, to: today }
}
