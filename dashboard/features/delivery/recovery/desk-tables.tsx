import type { RecoveryReport, Times } from '#contract/delivery/costs/recovery.ts'
import { fileDay, TableFile } from '#dashboard/features/delivery/table-file.tsx'
import { amount } from '#dashboard/features/delivery/order-words.ts'
import { count, decimal, percentInterval } from '#dashboard/kit/i18n/format.ts'
import { Section } from '#dashboard/kit/page/section.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { rateCells, Share } from './shares.tsx'
import { t } from './words.ts'

interface Props {
  report: RecoveryReport
}

const HOUR_MS = 3_600_000

/** How the desk works: shares, times, costs, and what is not done. */
export function Desk({ report }: Props) {
  return (
    <Section title={t('rates.title')} lead={t('rates.lead')}>
      <div class="several">
        <Rates report={report} />
        <Waits report={report} />
        {report.costs.length > 0 && <Costs report={report} />}
        <Backlog report={report} />
      </div>
    </Section>
  )
}

const RATES = ['coverage', 'recontact', 'rescued', 'bounds', 'reopened', 'repeated'] as const

function Rates({ report: { rates } }: Props) {
  const { rescueBounds: bounds } = rates
  return (
    <>
      <Table
        caption={t('rates.caption')}
        rows={RATES.map((id) => ({ id }))}
        columns={[
          { name: t('rates.what'), cell: ({ id }) => t(`rates.${id}`) },
          {
            name: t('rates.value'),
            end: true,
            cell: rateCell(rates),
          },
        ]}
      />
      <TableFile
        of={t('rates.caption')}
        name={t('recovery.csv', { table: 'rates', day: fileDay() })}
        records={() =>
          RATES.map((share) =>
            share === 'bounds'
              ? { share, x: null, n: null, low: bounds?.low ?? null, high: bounds?.high ?? null }
              : { share, ...plain(rateCells('', rates[share])) },
          )
        }
      />
    </>
  )
}

function rateCell({ rescueBounds: bounds, ...rates }: RecoveryReport['rates']) {
  return function cell({ id }: { id: (typeof RATES)[number] }) {
    if (id !== 'bounds') return <Share of={rates[id]} />
    return bounds ? percentInterval([bounds.low, bounds.high]) : '–'
  }
}

/** Without the underscore that a prefix would stand before. */
function plain(cells: ReturnType<typeof rateCells>) {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name.slice(1), cell]))
}

function Waits({ report: { firstContact, resolution } }: Props) {
  const rows = [
    { id: 'first' as const, ...firstContact },
    { id: 'resolution' as const, ...resolution },
  ]
  type Wait = (typeof rows)[number]
  return (
    <>
      <p class="section-lead mut" aria-hidden="true">
        {t('times.caption')}
      </p>
      <Table
        caption={t('times.caption')}
        rows={rows}
        columns={[
          { name: t('times.what'), cell: ({ id }: Wait) => t(`times.${id}`) },
          { name: t('times.median'), end: true, cell: ({ median }: Wait) => span(median) },
          { name: t('times.p90'), end: true, cell: ({ p90 }: Wait) => span(p90) },
          { name: t('times.n'), end: true, cell: ({ n }: Wait) => count(n) },
          { name: t('times.open'), end: true, cell: ({ open }: Wait) => count(open) },
        ]}
      />
      <TableFile
        of={t('times.caption')}
        name={t('recovery.csv', { table: 'times', day: fileDay() })}
        records={() =>
          rows.map(({ id, median, p90, ...counts }) => ({
            until: id,
            median_hours: hours(median),
            p90_hours: hours(p90),
            ...counts,
          }))
        }
      />
    </>
  )
}

function hours(ms: Times['median']): number | null {
  return ms === null ? null : ms / HOUR_MS
}

/** Hours up to two days, then days. */
function span(ms: Times['median']): string {
  if (ms === null) return '–'
  const n = ms / HOUR_MS
  return n < 48
    ? t('times.hours', { n: decimal(n, 1) })
    : t('times.daysShort', { n: decimal(n / 24, 1) })
}

function Costs({ report: { costs } }: Props) {
  type Cost = (typeof costs)[number]
  const of = (valueMinor: number, { currency }: Cost) => amount({ valueMinor, currency })
  return (
    <>
      <Table
        caption={t('money.caption')}
        rows={costs.map((cost) => ({ ...cost, id: cost.currency }))}
        columns={[
          { name: t('money.currency'), cell: ({ currency }: Cost) => currency },
          { name: t('money.n'), end: true, cell: ({ n }: Cost) => count(n) },
          { name: t('money.median'), end: true, cell: (cost: Cost) => of(cost.medianMinor, cost) },
          {
            name: t('money.mean'),
            end: true,
            cell: (cost: Cost) => of(cost.totalMinor / cost.n, cost),
          },
          { name: t('money.total'), end: true, cell: (cost: Cost) => of(cost.totalMinor, cost) },
        ]}
      />
      <TableFile
        of={t('money.caption')}
        name={t('recovery.csv', { table: 'costs', day: fileDay() })}
        records={() => costs.map((cost) => ({ ...cost }))}
      />
    </>
  )
}

function Backlog({ report: { backlog, isBacklogPart } }: Props) {
  const rows = backlog.map((row, index) => ({ ...row, id: row.days, to: backlog[index + 1]?.days }))
  type Row = (typeof rows)[number]
  return (
    <>
      <Table
        caption={t('backlog.caption')}
        rows={rows}
        columns={[
          { name: t('backlog.age'), cell: ageOf },
          { name: t('backlog.open'), end: true, cell: ({ open }: Row) => count(open) },
          { name: t('backlog.waiting'), end: true, cell: ({ waiting }: Row) => count(waiting) },
        ]}
      />
      {isBacklogPart && <p class="mut">{t('backlog.part')}</p>}
      <TableFile
        of={t('backlog.caption')}
        name={t('recovery.csv', { table: 'backlog', day: fileDay() })}
        records={() => backlog.map((row) => ({ ...row }))}
      />
    </>
  )
}

function ageOf({ days, to }: { days: number; to: number | undefined }): string {
  if (to === undefined) return t('backlog.last', { days })
  return days === 0 ? t('backlog.first') : t('backlog.between', { from: days, to })
}
