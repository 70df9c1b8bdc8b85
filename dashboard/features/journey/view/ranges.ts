import { addDays, addMonths, daysBetween } from '#dashboard/kit/time/days.ts'

/** The ranges with a name, shortest first, and the key that shows each. */
export const PRESETS = ['7d', '28d', '90d', '12m'] as const
export type Preset = (typeof PRESETS)[number]
/** A week, four of them, ninety days, a year. */
export const PRESET_KEYS = { w: '7d', f: '28d', n: '90d', y: '12m' } as const satisfies Record<
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

/**
 * As many days just before a range, or just after it. None lie after today: there the range stays,
 * or ends today.
 */
export function neighbour(range: DayRange, side: -1 | 1, today: string): Preset | DayRange {
  const days = daysBetween(range.from, range.to)
  const wanted = addDays(range.to, side * days)
  const latest = range.to > today ? range.to : today
  const to = wanted > latest ? latest : wanted
  const shifted = { from: addDays(to, 1 - days), to }
  return PRESETS.find((name) => isSame(presetRange(name, today), shifted)) ?? shifted
}

function isSame(one: DayRange, other: DayRange): boolean {
  return one.from === other.from && one.to === other.to
}
