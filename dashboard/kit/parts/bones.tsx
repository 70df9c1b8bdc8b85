import { t } from '#dashboard/kit/i18n/kit-words.ts'

const ROWS = ['62%', '48%', '70%', '40%', '55%']

/** The shape of a page of forms and lists while it is not known yet. */
export function Bones() {
  return (
    <div class="bones" aria-busy="true">
      <p class="unseen">{t('loading.page')}</p>
      <div class="bone bone-headline" />
      {ROWS.map((width) => (
        <div key={width} class="bones-row">
          <div class="bone bone-label" />
          <div class="bone" style={{ width }} />
        </div>
      ))}
    </div>
  )
}
