import type { Journey } from '#contract/journey.ts'
import type { ShareList } from '#contract/site/shares.ts'
import { endOf, stillWorks } from '#dashboard/features/settings/ending.ts'
import { revokeCell } from '#dashboard/features/settings/revoke-cell.tsx'
import { localDay } from '#dashboard/kit/i18n/format.ts'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { now } from '#dashboard/kit/time/now.ts'
import { t } from './words.ts'

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
  return (
    <Table
      caption={caption}
      rows={shares}
      columns={[
        { name: t('shares.name'), cell: ({ name }) => name },
        { name: t('shares.shows'), cell: (share) => shows(share, journeys) },
        { name: t('access.maker'), cell: ({ maker }) => maker ?? '–' },
        { name: t('shares.made'), cell: ({ createdAt }) => localDay(createdAt) },
        { name: t('shares.state'), cell: state },
        ...(onRevoke ? [revokeColumn(onRevoke)] : []),
      ]}
    />
  )
}

function shows({ journeys, comments }: Share, known: Journey[]) {
  const names = journeys.map((id) => known.find((journey) => journey.id === id)?.name ?? id)
  return (
    <span>
      {names.join(', ')}
      <span class="cell-more">{t(comments ? 'shares.withComments' : 'shares.noComments')}</span>
    </span>
  )
}

function state(share: Share): string {
  if (stillWorks(share, now.value)) return t('shares.until', { day: localDay(share.expiresAt) })
  const day = localDay(endOf(share) ?? share.expiresAt)
  return t(endOf(share) === share.revokedAt ? 'access.revokedOn' : 'access.overOn', { day })
}

function revokeColumn(onRevoke: (share: Share) => void): Column<Share> {
  return {
    name: t('access.actions'),
    unnamed: true,
    end: true,
    cell: revokeCell(({ name }) => name, onRevoke),
  }
}
