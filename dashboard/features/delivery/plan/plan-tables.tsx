import type { PlanFigures, Plans } from '#contract/delivery/plan.ts'
import { shareCell } from '#dashboard/features/delivery/figures/figure-cells.tsx'
import { TableCard } from '#dashboard/features/delivery/figures/table-card.tsx'
import { carrierName } from '#dashboard/features/delivery/order-words.ts'
import { count, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { adHocRecords, feelingRecord, planNumbers, planRecord } from './plan-records.ts'
import { t } from './words.ts'

type Row = PlanFigures & { id: string }

/** The whole and each carrier: its steps, what nobody planned, and how it felt. */
export function PlanTables({ data }: { data: Plans }) {
  const all = [data.whole, ...data.carriers]
  const rows = all.map((one): Row => ({ ...one, id: one.carrier ?? ' ' }))
  const { range } = data
  return (
    <>
      <TableCard
        title={t('planned.table')}
        summary={t('planned.summary')}
        rows={rows}
        columns={[
          { name: t('planned.carrier'), cell: nameOf },
          { name: t('planned.whole'), end: true, cell: ({ asPlanned }) => shareCell(asPlanned) },
          { name: t('planned.completed'), end: true, cell: (row) => delivered(row, 'completed') },
          { name: t('planned.failing'), end: true, cell: (row) => delivered(row, 'failing') },
          { name: t('planned.missing'), end: true, cell: (row) => delivered(row, 'missing') },
          { name: t('planned.told'), end: true, cell: ({ steps }) => shown(steps?.told.completed) },
          {
            name: t('planned.toldLate'),
            end: true,
            cell: ({ steps }) => shown(steps?.told.failing),
          },
          { name: t('planned.open'), end: true, cell: ({ open }) => count(open) },
          { name: t('planned.noPlan'), end: true, cell: ({ noPlan }) => count(noPlan) },
        ]}
        file={{ name: t('planned.file', { ...range }), records: all.map(planRecord) }}
      />
      <details class="figures-numbers">
        <summary>{t('planned.numbers')}</summary>
        <CopyBox text={planNumbers(data.whole).join('\n')} />
      </details>
      <AdHoc all={all} data={data} />
      <TableCard
        title={t('planned.feeling')}
        summary={feelingOf(data.whole)}
        rows={rows.filter(({ feeling }) => feeling !== null)}
        columns={[
          { name: t('planned.carrier'), cell: nameOf },
          { name: t('planned.feeling.as'), end: true, cell: (row) => felt(row, 'asPlanned') },
          { name: t('planned.feeling.not'), end: true, cell: (row) => felt(row, 'deviated') },
          { name: t('planned.feeling.gap'), end: true, cell: gapOf },
        ]}
        file={{ name: t('planned.feeling.file', { ...range }), records: all.map(feelingRecord) }}
      />
    </>
  )
}

function AdHoc({ all, data: { whole, range } }: { all: PlanFigures[]; data: Plans }) {
  return (
    <TableCard
      title={t('planned.adhoc')}
      summary={t(whole.adhoc.length > 0 ? 'planned.adhoc.summary' : 'planned.adhoc.none')}
      rows={whole.adhoc.map((one) => ({ ...one, id: one.kind }))}
      columns={[
        {
          name: t('planned.kind'),
          cell: ({ kind }) => t(kind === 'exception' ? 'planned.exception' : `issue.${kind}`),
        },
        ...all.map(({ carrier, adhoc, steps }) => ({
          name: carrier === null ? t('planned.all') : carrierName(carrier),
          end: true,
          cell: ({ kind }: { kind: string }) =>
            shown(steps ? (adhoc.find((one) => one.kind === kind)?.n ?? 0) : null),
        })),
      ]}
      file={{ name: t('planned.adhoc.file', { ...range }), records: all.flatMap(adHocRecords) }}
    />
  )
}

function nameOf({ carrier }: Row): string {
  return carrier === null ? t('planned.all') : carrierName(carrier)
}

function shown(n: number | null | undefined) {
  return n === null || n === undefined ? <span class="mut">{t('planned.tooFew')}</span> : count(n)
}

function delivered({ steps }: Row, state: 'completed' | 'failing' | 'missing') {
  return shown(steps?.delivered[state])
}

function felt({ feeling }: Row, which: 'asPlanned' | 'deviated') {
  const { mean, n } = feeling?.[which] ?? { mean: null, n: 0 }
  if (mean === null) return <span class="mut">{t('planned.tooFew')}</span>
  return t('planned.feeling.n', { mean: signed(mean), n: count(n) })
}

function gapOf({ feeling }: Row) {
  if (feeling?.difference == null) return <span class="mut">{t('planned.tooFew')}</span>
  const { difference, interval } = feeling
  return (
    <>
      <strong>{signed(difference)}</strong>{' '}
      {interval && <span class="mut figures-note">{signedInterval(interval)}</span>}
    </>
  )
}

/** In words; an interval that holds 0 says nothing. */
function feelingOf({ feeling }: PlanFigures): string {
  if (feeling?.difference == null || feeling.interval === null) return t('planned.feeling.few')
  const [low, high] = feeling.interval
  const filled = { points: signed(feeling.difference), interval: signedInterval(feeling.interval) }
  return t(low > 0 || high < 0 ? 'planned.feeling.sure' : 'planned.feeling.open', filled)
}
