import type { ShareList } from '#contract/access/shares.ts'
import type { Journey } from '#contract/journeys.ts'
import { Table, type Column } from '#dashboard/components/parts/table.tsx'
import { localDay } from '#dashboard/i18n/format.ts'
import { t } from '#dashboard/i18n/t.ts'
import { now } from '#dashboard/state/loading/live.ts'
import { endOf, works } from '#dashboard/state/settings/keys.ts'

export type Share = ShareList['shares'][number]

interface Props {
  caption: string
  shares: Share[]
  journeys: Journey[]
  /** Absent where all of them are over. */
  onRevoke?: (share: Share) => void
}

/** Share links: what each shows, and whether it works. */
export function ShareTable({ caption, shares, journeys, onRevoke }: Props) {
  const nameOf = (id: string) => journeys.find((journey) => journey.id === id)?.name ?? id
  return (
    <Table
      caption={caption}
      rows={shares}
      rowKey={({ id }) => id}
      columns={[
        { name: t('shares.name'), cell: ({ name }) => name },
        {
          name: t('shares.shows'),
          cell: ({ journeys, comments }) => (
            <span>
              {journeys.map(nameOf).join(', ')}
              <span class="cell-more">
                {t(comments ? 'shares.withComments' : 'shares.noComments')}
              </span>
            </span>
          ),
        },
        { name: t('shares.made'), cell: ({ createdAt }) => localDay(createdAt) },
        { name: t('shares.state'), cell: state },
        ...(onRevoke ? [revokeColumn(onRevoke)] : []),
      ]}
    />
  )
}

function state(share: Share): string {
  if (works(share, now.value)) return t('shares.until', { day: localDay(share.expiresAt) })
  const day = localDay(endOf(share) ?? share.expiresAt)
  return t(endOf(share) === share.revokedAt ? 'access.revokedOn' : 'access.overOn', { day })
}

function revokeColumn(onRevoke: (share: Share) => void): Column<Share> {
  return {
    name: t('access.actions'),
    unnamed: true,
    end: true,
    cell: (share) => (
      <button
        type="button"
        class="control"
        aria-label={t('access.revokeNamed', { name: share.name })}
        onClick={() => onRevoke(share)}
      >
        {t('access.revoke')}
      </button>
    ),
  }
}
