import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import type { PublishableKey, SecretKey } from './keys.ts'
import { t } from './words.ts'

/** A key that is to be revoked. `last` is true for the only key that pages can use. */
export type RevocableKey =
  | (PublishableKey & { last: boolean })
  | SecretKey
  | { kind: 'signing'; id: string; name: string }

interface Props {
  revoking: RevocableKey
  onDone: () => void
  onClose: () => void
}

/** Names what stops, and asks. */
export function RevokeKey({ revoking, onDone, onClose }: Props) {
  const { id, kind, name } = revoking
  return (
    <ConfirmDialog
      title={t('access.revokeAsk', { name })}
      action={t('access.revoke')}
      onClose={onClose}
      onConfirm={async () => {
        await call(kind === 'signing' ? 'DELETE /api/signing-keys/:id' : 'DELETE /api/keys/:id', {
          params: { id },
        })
        onDone()
      }}
    >
      <p>{t(`apiKeys.revoke.${kind}`)}</p>
      {kind === 'publishable' && revoking.last && <p>{t('apiKeys.revoke.last')}</p>}
      {kind === 'secret' && (
        <ul class="bullets">
          {revoking.scopes.map((scope) => (
            <li key={scope}>{t(`scope.${scope}`)}</li>
          ))}
        </ul>
      )}
      <p class="mut">{t('access.forGood')}</p>
    </ConfirmDialog>
  )
}
