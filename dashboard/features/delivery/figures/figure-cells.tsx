import type { CarrierFigures, Share } from '#contract/delivery/carriers.ts'
import {
  count,
  decimal,
  percent,
  percentInterval,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import { t } from './words.ts'

/** A figure with what stands behind it below; too few say so. */
function Figure({ value, note }: { value: string; note: string }) {
  return (
    <>
      <strong>{value}</strong> <span class="mut figures-note">{note}</span>
    </>
  )
}

/** A share with its interval and what it is of. */
export function shareCell(share: Share) {
  const { x, n, state, interval } = share
  if (state === 'empty') return '–'
  if (state === 'hidden' || x === null || share.share === null)
    return <span class="mut">{t('few.hidden', { n })}</span>
  const note = t(state === 'few' ? 'share.few' : 'share.note', {
    interval: interval ? percentInterval(interval) : '–',
    x,
    of: count(n),
  })
  return <Figure value={percent(share.share)} note={note} />
}

/** The same as so many of a hundred. */
export function perHundredCell(share: Share) {
  const { interval, state, n, x } = share
  if (state === 'empty') return '–'
  if (state === 'hidden' || x === null || share.share === null)
    return <span class="mut">{t('few.hidden', { n })}</span>
  const [low, high] = (interval ?? [0, 0]).map((one) => decimal(one * 100, 1))
  const note = t('hundred.note', { low: low ?? '', high: high ?? '', x, of: count(n) })
  return <Figure value={decimal(share.share * 100, 1)} note={note} />
}

/** Sentiment with its interval and number. */
export function sentimentCell({ sentiment }: Pick<CarrierFigures, 'sentiment'>) {
  const { n, mean, interval, state } = sentiment
  if (state === 'empty') return '–'
  if (state === 'hidden' || mean === null) return <span class="mut">{t('few.hidden', { n })}</span>
  const note = interval
    ? t('mean.note', { interval: signedInterval(interval), n })
    : t('mean.alone', { n })
  return <Figure value={signed(mean)} note={note} />
}

/** By how much customers were first; a dash where they never were. */
export function firstCell({ heardFirst }: Pick<CarrierFigures, 'heardFirst'>) {
  const { n, hours } = heardFirst
  if (hours === null) return '–'
  return <Figure value={t('hours', { hours: decimal(hours, 1) })} note={t('first.note', { n })} />
}
