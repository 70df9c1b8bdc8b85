import { t } from '#dashboard/features/settings/privacy/words.ts'

/** What masking does, with a comment before and after. */
export function MaskHint() {
  return (
    <>
      {t('privacy.mask.hint')}
      <span class="mask-example">
        <span>{t('privacy.mask.written')}</span>
        <q>{t('privacy.mask.example')}</q>
        <span>{t('privacy.mask.stored')}</span>
        <q>{t('privacy.mask.masked')}</q>
      </span>
    </>
  )
}
