import type { Connection, MadeConnection } from '#contract/delivery/connections.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { ChangeForm } from './change-form.tsx'
import { t } from '#dashboard/features/settings/connections/words.ts'

/** What is to be done to a connection. */
export type Asked = 'change' | 'renew' | 'end'

interface Props {
  asked: Asked
  connection: Connection
  onClose: () => void
  onRenewed: (made: MadeConnection) => void
  onChange: (outcome: string) => void
}

/** The form of a change, or the question before what cannot be taken back. */
export function AskedDialog({ asked, connection, onClose, onRenewed, onChange }: Props) {
  const { id, name } = connection
  if (asked === 'change')
    return (
      <Dialog title={t('conn.changeNamed', { name })} onClose={onClose}>
        <ChangeForm
          connection={connection}
          onDone={(changed) => {
            onClose()
            onChange(t('conn.changed', { name: changed.name }))
          }}
        />
      </Dialog>
    )
  async function confirm() {
    const params = { id }
    if (asked === 'renew') {
      const made = await call('PATCH /api/connections/:id', { params, body: { renew: true } })
      onClose()
      onRenewed(made)
      return
    }
    await call('DELETE /api/connections/:id', { params })
    onClose()
    onChange(t('conn.endedNow', { name }))
  }
  return (
    <ConfirmDialog
      title={t(`conn.${asked}Ask`, { name })}
      action={t(`conn.${asked}`)}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{t(`conn.${asked}.text`)}</p>
    </ConfirmDialog>
  )
}
