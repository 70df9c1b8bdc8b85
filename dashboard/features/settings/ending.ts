import { t } from './words.ts'

/** How long before its end something is worth a word, in milliseconds. */
const SOON_MS = 14 * 86_400_000

/** What comes to an end by a date, by somebody's hand, or never. */
interface Ending {
  expiresAt: number | null
  revokedAt: number | null
}

/** Whether it can still be used at `now` (Unix milliseconds). */
export function stillWorks({ expiresAt, revokedAt }: Ending, now: number): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now)
}

/** When it came or will come to its end; null for what lasts until somebody ends it. */
export function endOf({ expiresAt, revokedAt }: Ending): number | null {
  if (revokedAt === null || expiresAt === null) return revokedAt ?? expiresAt
  return Math.min(revokedAt, expiresAt)
}

/** Whether it works, but not for two more weeks. */
export function endsSoon<T extends Ending>(
  item: T,
  now: number,
): item is T & { expiresAt: number } {
  return stillWorks(item, now) && item.expiresAt !== null && item.expiresAt - now < SOON_MS
}

/** How long a new key or link may live, in days; '' stands for no end. */
export function lifetimes(days: readonly ('' | number)[]): { value: string; label: string }[] {
  return days.map((n) => ({
    value: String(n),
    label: n === '' ? t('lifetime.none') : t('lifetime.days', { n }),
  }))
}
