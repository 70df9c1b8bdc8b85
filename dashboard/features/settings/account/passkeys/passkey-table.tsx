import type { PasskeyList } from '#contract/accounts/accounts.ts'
import { renamePasskey } from '#dashboard/features/settings/account/api.ts'
import { t } from '#dashboard/features/settings/account/words.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { When } from '#dashboard/kit/time/when.tsx'
import { RenameCell } from './rename-cell.tsx'

export type Passkey = PasskeyList['passkeys'][number]

interface Props {
  passkeys: Passkey[]
  onRenamed: () => void
  onRemove: (passkey: Passkey) => void
}

/** Each with its name, which can be changed in its place. */
export function PasskeyTable({ passkeys, onRenamed, onRemove }: Props) {
  return (
    <Table
      caption={t('passkeys.list', { n: passkeys.length })}
      rows={passkeys}
      columns={[
        { name: t('passkeys.name'), cell: (passkey) => nameOf(passkey, onRenamed) },
        { name: t('passkeys.created'), cell: ({ createdAt }) => ago(createdAt) },
        { name: t('passkeys.used'), cell: ({ usedAt }) => ago(usedAt) },
        {
          name: t('passkeys.backedUp'),
          cell: ({ backedUp }) => t(backedUp ? 'passkeys.backedUp.yes' : 'passkeys.backedUp.no'),
        },
        {
          name: t('access.actions'),
          unnamed: true,
          end: true,
          cell: (passkey) => removeButton(passkey, onRemove),
        },
      ]}
    />
  )
}

function nameOf({ id, name }: Passkey, onRenamed: () => void) {
  async function rename(next: string) {
    await renamePasskey(id, next)
    onRenamed()
  }
  return <RenameCell name={name} rename={rename} />
}

function ago(at: number | null) {
  return at === null ? t('seen.never') : <When at={at} />
}

function removeButton(passkey: Passkey, onRemove: Props['onRemove']) {
  return (
    <button
      type="button"
      class="control"
      aria-label={t('passkeys.remove', { name: passkey.name })}
      onClick={() => onRemove(passkey)}
    >
      {t('passkeys.remove.action')}
    </button>
  )
}
