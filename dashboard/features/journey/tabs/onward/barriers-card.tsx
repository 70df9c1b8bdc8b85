import type { Barrier } from '#contract/digests/barriers.ts'
import type { Onward } from '#contract/digests/onward.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { IntervalBar } from '#dashboard/features/journey/tabs/pictures/interval-bar.tsx'
import { painName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import {
  count,
  percent,
  percentInterval,
  qValue,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

const POINTS = 100
const SURE = 0.05

/** What those name who do not go on to a later stage, beside those who could have named it and do. */
export function BarriersCard({ view }: { view: Onward }) {
  const context = useJourney()
  const places = placeNames(context)
  const { rows, untold, least } = view.barriers
  const [sure, rest] = [rows.filter(isSure), rows.filter((row) => !isSure(row))]
  return (
    <FiguresCard
      title={t('barriers.title')}
      summary={[
        ...summaryOf(rows, places.stage),
        t('barriers.lead'),
        ...(untold > 0 ? [t('barriers.untold', { n: untold, least })] : []),
      ].join(' ')}
      file={{
        name: t('file.name', { journey: `${context.journey.id}-barriers`, ...view.range }),
        records: () => rows.map(record),
      }}
      numbers={rows.flatMap((row) => numbersOf(row, places.stage(row.stage)))}
    >
      {rows.length === 0 && <p class="mut">{t('barriers.none', { n: least })}</p>}
      {sure.length > 0 && (
        <Rows caption={t('barriers.sure')} rows={sure} least={least} stageName={places.stage} />
      )}
      {rest.length > 0 && (
        <details class="fold">
          <summary>{t('barriers.more', { n: rest.length })}</summary>
          <Rows caption={t('barriers.rest')} rows={rest} least={least} stageName={places.stage} />
        </details>
      )}
    </FiguresCard>
  )
}

/** Whether a difference is more than chance over all rows would make. */
function isSure({ difference }: Barrier): boolean {
  if (!difference) return false
  const [low, high] = difference.interval
  return difference.q <= SURE && (low > 0 || high < 0)
}

/** What goes most with ending; where nothing surely does, what those who ended name most. */
function summaryOf(rows: readonly Barrier[], stageName: (id: string) => string): string[] {
  const [worst] = rows
  if (!worst) return []
  const named = (row: Barrier) => ({
    pain: painName(row),
    stage: stageName(row.stage),
    share: percent(row.rate.share),
  })
  if (isSure(worst) && worst.difference && worst.difference.difference > 0)
    return [
      t('barriers.head', {
        ...named(worst),
        points: signed(worst.difference.difference * POINTS),
      }),
    ]
  const most = rows.reduce((one, other) => (other.rate.share > one.rate.share ? other : one))
  const { n, of } = most.rate
  return [
    t('barriers.noneSure'),
    t('barriers.most', { ...named(most), n: count(n), of: count(of) }),
  ]
}

interface Props {
  caption: string
  rows: Barrier[]
  least: number
  stageName: (id: string) => string
}

function Rows({ caption, rows, least, stageName }: Props) {
  return (
    <Table
      caption={caption}
      rows={rows.map((row) => ({ ...row, id: `${row.stage} ${row.code}` }))}
      columns={[
        {
          name: t('barriers.pain'),
          cell: (row) => nameCell(row, stageName(row.stage)),
        },
        { name: t('barriers.rate'), cell: rateCell },
        { name: t('barriers.named'), end: true, cell: ({ named }) => sideCell(named, least) },
        { name: t('barriers.others'), end: true, cell: ({ others }) => sideCell(others, least) },
        { name: t('barriers.lift'), end: true, cell: liftCell },
      ]}
    />
  )
}

function nameCell(row: Barrier, stage: string) {
  return (
    <>
      {painName(row)} <span class="figures-note">{stage}</span>
    </>
  )
}

function rateCell({ rate, open }: Barrier) {
  return (
    <>
      <b>{percent(rate.share)}</b> {count(rate.n)} / {count(rate.of)}{' '}
      {percentInterval(rate.interval)}
      <IntervalBar share={rate.share} interval={rate.interval} />
      {open > 0 && <span class="figures-note">{t('onward.waiting', { n: open })}</span>}
    </>
  )
}

function sideCell(side: Barrier['named'], least: number) {
  if (!side) return <span class="mut">{t('barriers.few', { n: least })}</span>
  return (
    <>
      {percent(side.share)}
      <span class="figures-note">
        {count(side.n)} / {count(side.of)}
      </span>
    </>
  )
}

function liftCell(row: Barrier) {
  const { difference, state } = row
  if (!difference) return '–'
  const [low, high] = difference.interval
  return (
    <>
      {t('onward.points', { points: signed(difference.difference * POINTS) })}
      <span class="figures-note">
        {signedInterval([low * POINTS, high * POINTS])} ·{' '}
        {t(isSure(row) ? 'onward.sure' : 'onward.chance', { q: qValue(difference.q) })}
        {state === 'few' && ` · ${t('state.few')}`}
      </span>
    </>
  )
}

function numbersOf(row: Barrier, stage: string): string[] {
  const { rate, named, others, difference } = row
  const of = `${stage}, ${painName(row)}`
  const line = `${of}: ${rate.n} / ${rate.of} = ${percent(rate.share)}`
  if (!named || !others || !difference) return [line]
  const sides = `${named.n} / ${named.of} − ${percent(others.share)} (${others.n} / ${others.of})`
  return [line, `${of}: ${sides} = ${signed(difference.difference * POINTS)}`]
}

function record({
  stage,
  code,
  rate,
  named,
  others,
  difference,
  open,
}: Barrier): Record<string, Cell> {
  return {
    stage,
    code,
    ended_and_named: rate.n,
    ended: rate.of,
    rate: rate.share,
    rate_low: rate.interval[0],
    rate_high: rate.interval[1],
    named_ended: named?.n ?? null,
    named: named?.of ?? null,
    others_ended: others?.n ?? null,
    others: others?.of ?? null,
    others_share: others?.share ?? null,
    difference: difference?.difference ?? null,
    difference_low: difference?.interval[0] ?? null,
    difference_high: difference?.interval[1] ?? null,
    q: difference?.q ?? null,
    open,
  }
}
