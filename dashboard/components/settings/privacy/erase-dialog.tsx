import type { Subject } from '#contract/privacy.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { t } from '#dashboard/features/settings/privacy/words.ts'
import { OutOfReach } from './out-of-reach.tsx'

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
