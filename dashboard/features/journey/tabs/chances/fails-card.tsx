import type { SegmentCell, Segments } from '#contract/insight/segments.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { valueName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { reachOf, Whisker } from '#dashboard/features/journey/tabs/pictures/whisker.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, qValue, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import type { Column } from '#dashboard/kit/parts/table.tsx'
import { SureTable } from './sure-table.tsx'
import { t } from './words.ts'

interface Row extends SegmentCell {
  id: string
  name: string
  place: string
  stageName: string
}

/** Every segment that can be compared at every touchpoint, the worst first; what may be chance is folded. */
export function FailsCard({ data: { cells, few } }: { data: Segments }) {
  const context = useJourney()
  const { journey, range } = context
  const places = placeNames({ journey })
  const reach = reachOf(cells.map(({ interval }) => interval))
  const rows = cells.map((one): Row => ({
    ...one,
    id: `${one.segment} ${one.touchpoint} ${one.stage} ${one.scale}`,
    name: valueName(context, 'segment', one.segment),
    place: places.touchpoint(one.touchpoint),
    stageName: places.stage(one.stage),
  }))
  const shown = rows.filter((row) => !isMirrored(row, cells))
  return (
    <FiguresCard
      title={t('fails.title')}
      summary={rows.length > 0 ? t('fails.summary', { n: few }) : t('fails.none')}
      file={{
        name: t('file.name', { journey: `${journey.id}-segment-touchpoints`, ...range }),
        records: () => cells.map(record),
      }}
      numbers={rows.map(numbers)}
    >
      {rows.length > 0 && (
        <SureTable
          caption={t('fails.title')}
          rows={shown}
          columns={columnsOn(reach)}
          isSure={({ isReal }) => isReal}
        />
      )}
    </FiguresCard>
  )
}

function columnsOn(reach: number): Column<Row>[] {
  return [
    { name: t('segments.segment'), cell: ({ name }) => name },
    { name: t('table.name'), cell: placeCell },
    { name: t('moments.where', { reach }), cell: (row) => whisker(row, reach) },
    { name: t('fails.difference'), end: true, cell: differenceCell },
    { name: t('fails.own'), end: true, cell: ({ own }) => meanCell(own) },
    { name: t('fails.others'), end: true, cell: ({ others }) => meanCell(others) },
  ]
}

/** Of two segments one is the others of the other: the worse off of the pair says it all. */
function isMirrored({ segment, touchpoint, stage, scale, difference }: Row, cells: SegmentCell[]) {
  const there = cells.filter(
    (one) => one.touchpoint === touchpoint && one.stage === stage && one.scale === scale,
  )
  const other = there.find((one) => one.segment !== segment)
  const isPair = there.length === 2 && other?.difference === -difference
  return isPair && difference > 0
}

function placeCell({ place, stageName }: Row) {
  return (
    <>
      {place}
      <span class="figures-note">{stageName}</span>
    </>
  )
}

function whisker({ difference, interval }: Row, reach: number) {
  return <Whisker value={difference} interval={interval} reach={reach} />
}

function differenceCell({ difference, interval, q, isReal }: Row) {
  return (
    <>
      {isReal ? <b>{signed(difference)}</b> : <span class="mut">{signed(difference)}</span>}
      <span class="figures-note">
        {signedInterval(interval)} · q {qValue(q)}
        {!isReal && ` · ${t('fails.chance')}`}
      </span>
    </>
  )
}

function meanCell({ n, mean }: SegmentCell['own']) {
  return (
    <>
      {signed(mean)}
      <span class="figures-note">{t('segments.answers', { n })}</span>
    </>
  )
}

function numbers({ name, place, own, others, difference, interval, q }: Row): string {
  return `${name}, ${place}: ${signed(own.mean)} (n ${count(own.n)}) − ${signed(others.mean)} (n ${count(others.n)}) = ${signed(difference)}; ${signedInterval(interval)}; q ${qValue(q)}`
}

function record(one: SegmentCell): Record<string, Cell> {
  return {
    segment: one.segment,
    stage: one.stage,
    touchpoint: one.touchpoint,
    scale: one.scale,
    answers: one.own.n,
    mean: one.own.mean,
    others: one.others.n,
    others_mean: one.others.mean,
    difference: one.difference,
    low: one.interval[0],
    high: one.interval[1],
    q: one.q,
    real: one.isReal ? 1 : 0,
  }
}
