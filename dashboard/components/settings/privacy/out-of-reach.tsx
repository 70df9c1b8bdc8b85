import { t } from '#dashboard/features/settings/privacy/words.ts'

/** What stays of a person after they were erased here. */
export function OutOfReach() {
  return (
    <ul class="bullets">
      <li>{t('erase.reach.files')}</li>
      <li>{t('erase.reach.backups')}</li>
      <li>{t('erase.reach.anonymous')}</li>
      <li>{t('erase.reach.device')}</li>
    </ul>
  )
}
