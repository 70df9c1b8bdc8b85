import { t } from './words.ts'

/** Before the very first answer, for a reader who only waits for it. */
export function EmptyJourney() {
  return (
    <section class="notice">
      <EmptyPicture />
      <h1>{t('empty.title')}</h1>
      <p>{t('empty.what')}</p>
      <output class="mut">{t('empty.waiting')}</output>
    </section>
  )
}

/** A curve that is not there yet. */
function EmptyPicture() {
  return (
    <svg class="empty-picture" viewBox="0 0 320 90" aria-hidden="true">
      <path class="empty-zero" d="M0 45h320" />
      <path d="M20 34C60 26 70 20 100 22s50 46 80 46 50-30 120-44" />
      <circle cx="20" cy="34" r="4" />
      <circle cx="100" cy="22" r="4" />
      <circle cx="180" cy="68" r="4" />
      <circle cx="300" cy="24" r="4" />
    </svg>
  )
}
