import { useState } from 'preact/hooks'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { endAccount } from './api.ts'
import { t } from './words.ts'

interface Props {
  email: string
  onEnded: () => void
}

/** Deletes one's own account, after its address was typed. */
export function EndAccount({ email, onEnded }: Props) {
  const [asks, setAsks] = useState(false)
  return (
    <Section title={t('account.end')} lead={t('account.end.lead')}>
      <button type="button" class="control" onClick={() => setAsks(true)}>
        {t('account.end.action')}
      </button>
      {asks && (
        <ConfirmDialog
          title={t('account.end.title')}
          action={t('account.end.action')}
          typed={email}
          onConfirm={async () => {
            await endAccount(email).catch(sayOnlyOwner)
            onEnded()
          }}
          onClose={() => setAsks(false)}
        >
          <p>{t('account.end.text')}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

/** The API tells it in English. */
function sayOnlyOwner(error: unknown): never {
  if (!(error instanceof ApiError && error.code === 'conflict')) throw error
  throw new ApiError({ status: 409, code: 'conflict', detail: t('account.end.onlyOwner') })
}
