import type { KeyItem } from '#contract/site/keys.ts'
import { endsSoon } from '#dashboard/features/settings/ending.ts'
import { localDay } from '#dashboard/kit/i18n/format.ts'
import { now } from '#dashboard/kit/time/now.ts'
import { When } from '#dashboard/kit/time/when.tsx'
import { t } from './words.ts'

const HOUR_MS = 3_600_000

/** When a key was last used, no finer than it is noted: to the day, or to the hour. */
export function lastUsed({ kind, usedAt }: KeyItem) {
  if (usedAt === null) return <>{t('apiKeys.unused')}</>
  if (kind === 'publishable') return <>{localDay(usedAt)}</>
  return now.value - usedAt < HOUR_MS ? <>{t('apiKeys.lastHour')}</> : <When at={usedAt} />
}

/** The day on which a key stops by itself; where that is near, also how near. */
export function worksUntil(item: KeyItem) {
  if (item.expiresAt === null) return <>{t('apiKeys.noEnd')}</>
  return (
    <span>
      {localDay(item.expiresAt)}
      {endsSoon(item, now.value) && (
        <span class="ends-soon">
          <When at={item.expiresAt} />
        </span>
      )}
    </span>
  )
}
