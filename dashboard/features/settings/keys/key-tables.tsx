import type { KeyItem } from '#contract/site/keys.ts'
import { revokeCell } from '#dashboard/features/settings/revoke-cell.tsx'
import { wordList } from '#dashboard/kit/i18n/format.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { lastUsed, worksUntil } from './key-facts.tsx'
import type { PublishableKey, SecretKey } from './keys.ts'
import { t } from './words.ts'

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
      columns={[
        {
          name: t('apiKeys.name'),
          cell: (key) => marked(key, key === newest),
        },
        { name: t('apiKeys.key'), cell: keyOf },
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
      columns={[
        { name: t('apiKeys.name'), cell: nameWithEnd },
        {
          name: t('apiKeys.scopes'),
          cell: ({ scopes }) => wordList(scopes.map((scope) => t(`scope.${scope}`))),
        },
        ...sharedColumns(onRevoke),
      ]}
    />
  )
}

function marked({ name }: PublishableKey, inSnippet: boolean) {
  return (
    <>
      {name} {inSnippet && <span class="badge">{t('apiKeys.inSnippet')}</span>}
    </>
  )
}

function keyOf({ key }: PublishableKey) {
  return <CopyBox text={key} />
}

function nameWithEnd({ name, last4 }: SecretKey) {
  return (
    <>
      {name} <code class="key-end">…{last4}</code>
    </>
  )
}

function sharedColumns<K extends KeyItem>(onRevoke: (key: K) => void): Column<K>[] {
  return [
    { name: t('access.maker'), cell: ({ maker }) => maker ?? '–' },
    { name: t('apiKeys.used'), cell: lastUsed },
    { name: t('apiKeys.until'), cell: worksUntil },
    {
      name: t('access.actions'),
      unnamed: true,
      end: true,
      cell: revokeCell(({ name }) => name, onRevoke),
    },
  ]
}
