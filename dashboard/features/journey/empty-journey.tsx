import type { ComponentChildren } from 'preact'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { pieces, t } from './words.ts'

/** Before the very first answer: what will be here, and the line that makes it come. */
export function EmptyJourney({ siteKey }: { siteKey: string }) {
  return (
    <section class="notice">
      <EmptyPicture />
      <h1>{t('empty.title')}</h1>
      <p>{t('empty.what')}</p>
      {/* A guest has no pages to put it into. */}
      {!asGuest.value && <FirstAnswer siteKey={siteKey} />}
      <output class="mut">{t('empty.waiting')}</output>
    </section>
  )
}

function FirstAnswer({ siteKey }: { siteKey: string }) {
  const snippet = `<script async src="${location.origin}/w.js" data-site="${siteKey}"></script>`
  const link = (
    <a key="link" href="/demo/" target="_blank" rel="noopener">
      {t('empty.demoLink')}
    </a>
  )
  return (
    <>
      <p class="notice-label">{t('empty.paste')}</p>
      <CopyBox text={snippet} />
      <p>{pieces<'empty.demo', ComponentChildren>('empty.demo', { link })}</p>
    </>
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
