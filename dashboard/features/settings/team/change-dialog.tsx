import type { UserChange } from '#contract/site/team.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { change, type Person } from './team.ts'
import { t } from './words.ts'

interface Props {
  person: Person
  to: UserChange
  onDone: (outcome: string) => void
  onClose: () => void
}

/** Says what a change does to its person, and asks. */
export function ChangeDialog({ person, to, onDone, onClose }: Props) {
  const { name, you } = person
  const { role } = to
  const words = to.comments ? 'show' : 'hide'
  return (
    <ConfirmDialog
      title={
        role
          ? t('team.change.title', { name, role: t(`role.${role}`) })
          : t(`team.${words}.title`, { name })
      }
      action={role ? t('team.change.action') : t(`team.${words}.action`)}
      onClose={onClose}
      onConfirm={async () => {
        await change(person, to)
        onDone(
          role
            ? t('team.changed', { name, role: t(`role.${role}`) })
            : t('team.changed.comments', { name }),
        )
      }}
    >
      {role && <p>{t(`team.may.${role}`)}</p>}
      {to.comments && <p>{t('invite.comments.hint')}</p>}
      <p>{you ? t('team.change.self') : t('team.change.text', { name })}</p>
    </ConfirmDialog>
  )
}
