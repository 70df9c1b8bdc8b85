import { useState } from 'preact/hooks'
import type { CarrierFigures, Carriers, SaidSeenRow } from '#contract/delivery/carriers.ts'
import { ISSUE_TYPES, type IssueType } from '#contract/delivery/words.ts'
import { carrierName } from '#dashboard/features/delivery/order-words.ts'
import { count, lowerFirst, percentInterval } from '#dashboard/kit/i18n/format.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { leadOf, useCarriers } from './carriers-page.tsx'
import { saidRecord } from './csv-records.ts'
import { firstCell, shareCell } from './figure-cells.tsx'
import { Period, usePeriod } from './period.tsx'
import { TableCard } from './table-card.tsx'
import { ToConnections } from './to-connections.tsx'
import { t } from './words.ts'
import './figures.css'

/** `/delivery/said`: what customers said beside what tracking saw, carrier by carrier. */
export function SaidPage() {
  useTitle(t('said.title'))
  const [days, change] = usePeriod()
  const carriers = useCarriers(days)
  const [wanted, setWanted] = useState<IssueType | ''>('')
  return (
    <Loaded resource={carriers}>
      {(data) => {
        const issues = issuesOf(data)
        const issue = issues.find((one) => one === wanted) ?? issues[0]
        return (
          <>
            <div class="figures-head">
              <PageHead lead={leadOf(data)}>{headlineOf(data, issue)}</PageHead>
              <Period days={days} onChange={change} />
            </div>
            {data.carriers.length === 0 && <ToConnections />}
            {issue && (
              <>
                <div class="delivery-filter">
                  <Select
                    label={t('said.issue')}
                    labelled
                    value={issue}
                    options={issues.map((one) => ({ value: one, label: t(`issue.${one}`) }))}
                    onChange={(next) => setWanted(ISSUE_TYPES.find((one) => one === next) ?? '')}
                  />
                </div>
                <Said data={data} issue={issue} />
              </>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** Issues that were said or seen, the most frequent first. */
function issuesOf({ carriers }: Carriers): IssueType[] {
  const totals = new Map<IssueType, number>()
  for (const { issues } of carriers)
    for (const { issue, saidOnly, seenOnly, both, silent } of issues) {
      const n = (saidOnly ?? 0) + (seenOnly ?? 0) + (both ?? 0) + (silent ?? 0)
      totals.set(issue, (totals.get(issue) ?? 0) + n)
    }
  return [...totals].toSorted(([, a], [, b]) => b - a).map(([issue]) => issue)
}

type Row = SaidSeenRow & { id: string; carrier: string }

function rowsOf({ carriers }: Carriers, issue: IssueType): Row[] {
  return carriers.flatMap(({ carrier, issues }) =>
    issues.filter((row) => row.issue === issue).map((row) => ({ ...row, id: carrier, carrier })),
  )
}

/** How much of it tracking would never have told. */
function headlineOf(data: Carriers, issue: IssueType | undefined): string {
  if (!issue) return t('said.none')
  const rows = rowsOf(data, issue)
  const only = rows.reduce((total, { saidOnly }) => total + (saidOnly ?? 0), 0)
  const said = rows.reduce((total, { said: { x } }) => total + (x ?? 0), 0)
  const name = t(`issue.${issue}`)
  if (said === 0) return t('said.nobody', { issue: name })
  return t('said.head', { issue: name, n: said, only: count(only) })
}

function Said({ data, issue }: { data: Carriers; issue: IssueType }) {
  const rows = rowsOf(data, issue)
  const { from, to } = data.range
  const [first] = rows
  return (
    <TableCard
      title={t('said.table', { issue: lowerFirst(t(`issue.${issue}`)) })}
      summary={t(first ? `said.seenBy.${first.seenBy}` : 'said.seenBy.both')}
      rows={rows}
      columns={[
        { name: t('carrier'), cell: ({ carrier }) => carrierName(carrier) },
        { name: t('said.share'), end: true, cell: ({ said }) => shareCell(said) },
        { name: t('said.bounds'), end: true, cell: boundsOf },
        { name: t('said.both'), end: true, cell: ({ both }) => shown(both) },
        { name: t('said.saidOnly'), end: true, cell: ({ saidOnly }) => shown(saidOnly) },
        { name: t('said.seenOnly'), end: true, cell: ({ seenOnly }) => shown(seenOnly) },
        { name: t('said.silent'), end: true, cell: ({ silent }) => shown(silent) },
        {
          name: t('first'),
          end: true,
          cell: firstCell,
        },
      ]}
      file={{
        name: t('said.file', { from, to }),
        records: data.carriers.flatMap((one: CarrierFigures) =>
          one.issues.map((row) => saidRecord(one.carrier, row)),
        ),
      }}
    />
  )
}

function shown(n: number | null) {
  return n === null ? <span class="mut">{t('few.none')}</span> : count(n)
}

/** Between nobody of the silent and all of them. */
function boundsOf({ bounds }: Row) {
  return bounds ? percentInterval(bounds) : <span class="mut">{t('few.none')}</span>
}
