import { useState } from 'preact/hooks'
import { listPasskeys, removePasskey } from '#dashboard/features/settings/account/api.ts'
import { t } from '#dashboard/features/settings/account/words.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { PasskeyObstacle } from '#dashboard/kit/passkeys/passkey-obstacle.tsx'
import { passkeyObstacle } from '#dashboard/kit/passkeys/passkeys.ts'
import { NewPasskey } from './new-passkey.tsx'
import { type Passkey, PasskeyTable } from './passkey-table.tsx'

interface Props {
  /** Browser and system, as the server knows them; '' where it does not. */
  device: string
  /** Other browsers were signed out. */
  onOthersEnded: () => void
}

/** One's own passkeys. */
export function Passkeys({ device, onOthersEnded }: Props) {
  const list = useResource<Passkey[]>('passkeys', listPasskeys)
  const [outcome, setOutcome] = useState('')
  const [removing, setRemoving] = useState<Passkey | null>(null)
  function changed(text: string) {
    setOutcome(text)
    list.refresh({ quiet: true })
    onOthersEnded()
  }
  async function remove({ id, name }: Passkey) {
    await removePasskey(id)
    setRemoving(null)
    changed(t('passkeys.removed', { name }))
  }
  return (
    <Section title={t('passkeys.title')} lead={t('passkeys.lead')}>
      <Outcome text={outcome} />
      <Loaded resource={list} part>
        {(passkeys) => (
          <>
            {passkeys.length === 0 && <p>{t('passkeys.none')}</p>}
            {passkeys.length > 0 && (
              <PasskeyTable
                passkeys={passkeys}
                onRenamed={() => list.refresh({ quiet: true })}
                onRemove={setRemoving}
              />
            )}
            {passkeyObstacle() === null ? (
              <NewPasskey
                device={device}
                known={passkeys}
                onAdded={(name) => changed(t('passkeys.added', { name }))}
              />
            ) : (
              <PasskeyObstacle />
            )}
          </>
        )}
      </Loaded>
      {removing && (
        <ConfirmDialog
          title={t('passkeys.remove.title', { name: removing.name })}
          action={t('passkeys.remove.action')}
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(null)}
        >
          <p>{t('passkeys.remove.text')}</p>
          {list.data?.length === 1 && <p>{t('passkeys.remove.last')}</p>}
        </ConfirmDialog>
      )}
    </Section>
  )
}
