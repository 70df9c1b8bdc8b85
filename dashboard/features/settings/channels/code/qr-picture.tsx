import { t } from '#dashboard/features/settings/channels/words.ts'
import type { Qr } from './qr.ts'

/** A QR code, black on white in the dark, too: not every phone reads it the other way round. */
export function QrPicture({ qr, link }: { qr: Qr; link: string }) {
  const { size, path } = qr
  return (
    <svg
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      aria-label={t('codes.qr.alt', { link })}
      shape-rendering="crispEdges"
    >
      <path class="qr-white" d={`M0 0h${size}v${size}H0z`} />
      <path class="qr-black" d={path} />
    </svg>
  )
}
