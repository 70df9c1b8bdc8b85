import type { KeyItem } from '#contract/access/keys.ts'
import { CopyBox } from '#dashboard/components/parts/copy-box.tsx'
import { Table, type Column } from '#dashboard/components/parts/table.tsx'
import { wordList } from '#dashboard/i18n/format.ts'
import { t } from '#dashboard/i18n/t.ts'
import type { PublishableKey, SecretKey } from '#dashboard/state/settings/keys.ts'
import { LastUsed, WorksUntil } from './key-facts.tsx'

interface Props<K> {
  keys: K[]
  onRevoke: (key: K) => void
}

/** Keys that stand in pages. The newest of them is the one that the snippet carries. */
export function PublishableTable({ keys, onRevoke }: Props<PublishableKey>) {
  const [newest] = keys
  return (
    <Table
      caption={t('apiKeys.publishable')}
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t('apiKeys.name'),
          cell: (key) => (
            <>
              {key.name} {key === newest && <span class="badge">{t('apiKeys.inSnippet')}</span>}
            </>
          ),
        },
        { name: t('apiKeys.key'), cell: ({ key }) => <CopyBox text={key} /> },
        ...sharedColumns(onRevoke),
      ]}
    />
  )
}

/** Keys of programs: all that is left of them to see, and what they may do. */
export function SecretTable({ keys, onRevoke }: Props<SecretKey>) {
  return (
    <Table
      caption={t('apiKeys.secret')}
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t('apiKeys.name'),
          cell: ({ name, last4 }) => (
            <>
              {name} <code class="key-end">…{last4}</code>
            </>
          ),
        },
        {
          name: t('apiKeys.scopes'),
          cell: ({ scopes }) => wordList(scopes.map((scope) => t(`scope.${scope}`))),
        },
        ...sharedColumns(onRevoke),
      ]}
    />
  )
}

function sharedColumns<K extends KeyItem>(onRevoke: (key: K) => void): Column<K>[] {
  return [
    { name: t('apiKeys.used'), cell: (key) => <LastUsed item={key} /> },
    { name: t('apiKeys.until'), cell: (key) => <WorksUntil item={key} /> },
    {
      name: t('access.actions'),
      unnamed: true,
      end: true,
      cell: (key) => (
        <button
          type="button"
          class="control"
          aria-label={t('access.revokeNamed', { name: key.name })}
          onClick={() => onRevoke(key)}
        >
          {t('access.revoke')}
        </button>
      ),
    },
  ]
}
