import { now } from '#dashboard/kit/time/now.ts'
import { When } from '#dashboard/kit/time/when.tsx'
import { t } from './words.ts'

const HOUR_MS = 3_600_000

/** When a browser last called, no finer than it is noted: to the hour. */
export function Seen({ at }: { at: number | null }) {
  if (at === null) return <>{t('seen.never')}</>
  return now.value - at < HOUR_MS ? <>{t('seen.lately')}</> : <When at={at} />
}
