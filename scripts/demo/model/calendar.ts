import { addDays, dayCount } from '#worker/domain/days.ts'
import type { Random } from './random.ts'

/** Orders of an ordinary week, Sunday first: people order on Mondays and from the sofa on Sundays. */
const WEEKDAYS = [1.06, 1.15, 1.08, 1.02, 1.0, 0.92, 0.8]
/** January first. Summer is slow, autumn is not. */
const MONTHS = [0.82, 0.85, 0.95, 1.0, 1.05, 0.95, 0.8, 0.84, 0.98, 1.05, 1.15, 1.2]
const THURSDAY = 4

/** How busy a day is for a Polish shop, 1 on average. */
export function dayWeight(day: string): number {
  const date = new Date(day)
  const month = MONTHS[date.getUTCMonth()] ?? 1
  return (WEEKDAYS[date.getUTCDay()] ?? 1) * month * season(day)
}

/** Whether carriers are full: the weeks before Christmas and around Black Friday. */
export function isPeak(day: string): boolean {
  const date = day.slice(5)
  return (date >= '12-08' && date <= '12-23') || daysAfterBlackFriday(day) >= 0
}

/** Whether snow may hold a parcel up. */
export function isWinter(day: string): boolean {
  return ['12', '01', '02'].includes(day.slice(5, 7))
}

function season(day: string): number {
  const date = day.slice(5)
  const since = daysAfterBlackFriday(day)
  if (since === 0) return 3.2
  if (since > 0) return 1.9 - since * 0.15
  if (date >= '12-01' && date <= '12-18') return 1.55
  if (date >= '12-24' && date <= '12-26') return 0.25
  if (date >= '12-27' || date <= '01-06') return 0.7
  if (date >= '05-01' && date <= '05-03') return 0.6
  return 1
}

/** Days since Black Friday, 0…5; −1 on other days. It follows November's fourth Thursday. */
function daysAfterBlackFriday(day: string): number {
  const year = day.slice(0, 4)
  const first = new Date(`${year}-11-01`).getUTCDay()
  const thursday = 1 + ((THURSDAY - first + 7) % 7) + 21
  const friday = addDays(`${year}-11-01`, thursday)
  const since = dayCount(friday, day) - 1
  return since >= 0 && since <= 5 ? since : -1
}

/** Shares `orders` out over the days of the range, by how busy they are and a little chance. */
export function ordersByDay(
  random: Random,
  { from, days, orders }: { from: string; days: number; orders: number },
): { day: string; orders: number }[] {
  const weights = Array.from({ length: days }, (_, index) => {
    const day = addDays(from, index)
    return { day, weight: dayWeight(day) * (1 + 0.12 * random.normal()) }
  })
  const total = weights.reduce((sum, { weight }) => sum + weight, 0)
  let owed = 0
  return weights.map(({ day, weight }) => {
    owed += (orders * weight) / total
    const today = Math.round(owed)
    owed -= today
    return { day, orders: today }
  })
}
