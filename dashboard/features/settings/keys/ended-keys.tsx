import { endOf } from '#dashboard/features/settings/ending.ts'
import { localDay } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import type { AllKeys } from './keys.ts'
import { t } from './words.ts'

interface Row {
  id: string
  name: string
  kind: string
  /** What can still be told it by. */
  key: string
  revoked: boolean
  endedAt: number
}

/** Keys that work no longer, folded away: they explain what stopped, and when. */
export function EndedKeys({ keys, signing }: AllKeys) {
  const rows = [...keys.map(keyRow), ...signing.map(signingRow)]
  if (rows.length === 0) return null
  return (
    <details class="fold">
      <summary>{t('access.ended', { n: rows.length })}</summary>
      <Table
        caption={t('apiKeys.ended.caption')}
        rows={rows.toSorted((a, b) => b.endedAt - a.endedAt)}
        rowKey={({ id }) => id}
        columns={[
          { name: t('apiKeys.name'), cell: ({ name }) => name },
          { name: t('apiKeys.kind'), cell: ({ kind }) => kind },
          { name: t('apiKeys.key'), cell: keyOf },
          {
            name: t('access.end'),
            cell: ({ revoked, endedAt }) =>
              t(revoked ? 'access.revokedOn' : 'access.overOn', { day: localDay(endedAt) }),
          },
        ]}
      />
    </details>
  )
}

function keyOf({ key }: Row) {
  return <code>{key}</code>
}

function keyRow(key: AllKeys['keys'][number]): Row {
  const { id, name, kind, revokedAt } = key
  const endedAt = endOf(key) ?? 0
  return {
    id,
    name,
    kind: t(`apiKeys.kind.${kind}`),
    key: `…${kind === 'secret' ? key.last4 : key.key.slice(-4)}`,
    revoked: revokedAt === endedAt,
    endedAt,
  }
}

function signingRow({ id, revokedAt }: AllKeys['signing'][number]): Row {
  const kind = t('apiKeys.kind.signing')
  return { id, name: id, kind, key: '–', revoked: true, endedAt: revokedAt ?? 0 }
}
