import { endOf, stillWorks } from '#dashboard/features/settings/ending.ts'
import { localDay } from '#dashboard/kit/i18n/format.ts'
import { now } from '#dashboard/kit/time/now.ts'
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
  const at = now.value
  const rows = [...keys.flatMap((key) => keyRows(key, at)), ...signing.flatMap(signingRows)]
  if (rows.length === 0) return null
  return (
    <details class="fold">
      <summary>{t('access.ended', { n: rows.length })}</summary>
      <Table
        caption={t('apiKeys.ended.caption')}
        rows={rows.toSorted((a, b) => b.endedAt - a.endedAt)}
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

/** Those among all keys that have come to their end. */
function keyRows(item: AllKeys['keys'][number], at: number): Row[] {
  const { id, name, kind, revokedAt } = item
  const endedAt = endOf(item)
  // What was revoked just now has ended, whatever this clock says.
  if (endedAt === null || stillWorks(item, at)) return []
  const key = `…${kind === 'secret' ? item.last4 : item.key.slice(-4)}`
  const revoked = revokedAt === endedAt
  return [{ id, name, kind: t(`apiKeys.kind.${kind}`), key, revoked, endedAt }]
}

/** Those among all signing keys that were revoked. */
function signingRows({ id, revokedAt }: AllKeys['signing'][number]): Row[] {
  if (revokedAt === null) return []
  const kind = t('apiKeys.kind.signing')
  return [{ id, name: id, kind, key: '–', revoked: true, endedAt: revokedAt }]
}
