import { fromNow, localInstant } from '#dashboard/kit/i18n/format.ts'
import { now } from './now.ts'

/** How long ago, or in how long; the reader's own clock says it in full. */
export function When({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={localInstant(at)}>
      {fromNow(at, now.value)}
    </time>
  )
}
