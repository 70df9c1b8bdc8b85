import type { Subject } from '#contract/privacy.ts'
import { t } from '#dashboard/features/settings/privacy/words.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'

interface Props {
  subject: Subject
  onConfirm: () => Promise<void>
  onClose: () => void
}

/** Asks before a person is forgotten: whoever types the value again has read it twice. */
export function EraseDialog({ subject, onConfirm, onClose }: Props) {
  return (
    <ConfirmDialog
      title={t('erase.title')}
      action={t('erase.go')}
      typed={subject.value}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        {t(`person.value.${subject.kind}`)}: <b class="broken">{subject.value}</b>
      </p>
      <p>{t('erase.text')}</p>
      <h3>{t('erase.reach')}</h3>
      <OutOfReach />
    </ConfirmDialog>
  )
}

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
