import type { SegmentGap, SegmentPain, Segments } from '#contract/insight/segments.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { painName, valueName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { Whisker } from '#dashboard/features/journey/tabs/pictures/whisker.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, decimal, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

interface Row extends SegmentGap {
  id: string
  name: string
  hurts: string | null
  delights: string | null
  top: SegmentPain | null
}

/** A line a segment: how it feels beside others, what hurts it, what delights it, what it names. */
export function SegmentsCard({ data, summary }: { data: Segments; summary: string }) {
  const context = useJourney()
  const { journey, range } = context
  const rows = data.segments.map((one): Row => {
    const own = data.cells.filter(({ segment, isReal }) => segment === one.segment && isReal)
    return {
      ...one,
      id: one.segment,
      name: valueName(context, 'segment', one.segment),
      hurts: own.find(({ difference }) => difference < 0)?.touchpoint ?? null,
      delights: own.findLast(({ difference }) => difference > 0)?.touchpoint ?? null,
      top: one.pains.find(({ isKey }) => isKey) ?? null,
    }
  })
  const places = placeNames({ journey })
  const place = (id: string | null) =>
    id === null ? <span class="mut">{t('segments.nothing')}</span> : places.touchpoint(id)
  return (
    <FiguresCard
      title={t('segments.title')}
      summary={summary}
      file={{
        name: t('file.name', { journey: `${journey.id}-segments`, ...range }),
        records: () => rows.map(record),
      }}
      numbers={rows.map(numbers)}
    >
      <Table
        caption={t('segments.title')}
        rows={rows}
        columns={[
          { name: t('segments.segment'), cell: nameCell },
          { name: t('segments.within'), cell: withinCell },
          { name: t('segments.hurts'), cell: ({ hurts }) => place(hurts) },
          { name: t('segments.delights'), cell: ({ delights }) => place(delights) },
          { name: t('segments.names'), cell: ({ top }) => topCell(top) },
        ]}
      />
    </FiguresCard>
  )
}

function nameCell({ name, n }: Row) {
  return (
    <>
      {name}
      <span class="figures-note">{t('segments.answers', { n })}</span>
    </>
  )
}

function withinCell({ within, crude, isReversed }: Row) {
  if (!within || !crude) return '–'
  const crudely = t('segments.crude', { points: signed(crude.difference) })
  return (
    <>
      <b>{signed(within.difference)}</b> <span class="mut">{signedInterval(within.interval)}</span>
      <Whisker value={within.difference} interval={within.interval} reach={100} />
      <span class="figures-note">
        {crudely}
        {isReversed && ` · ${t('segments.reversed')}`}
      </span>
    </>
  )
}

function topCell(top: SegmentPain | null) {
  if (!top) return <span class="mut">{t('segments.nothing')}</span>
  const pain = painName(top)
  return top.times === null
    ? t('segments.newTo', { pain })
    : t('segments.times', { pain, times: decimal(top.times, 1) })
}

function numbers({ name, n, cells, within, crude }: Row): string {
  const told = (gap: SegmentGap['within']) =>
    gap ? `${signed(gap.difference)} (${signedInterval(gap.interval)})` : '–'
  return `${name}: n ${count(n)}; Σ nₖ·dₖ / Σ nₖ (k = 1…${cells}) = ${told(within)}; x̄ − x̄′ = ${told(crude)}`
}

function record(one: Row): Record<string, Cell> {
  return {
    segment: one.segment,
    answers: one.n,
    touchpoints: one.cells,
    within: one.within?.difference ?? null,
    within_low: one.within?.interval[0] ?? null,
    within_high: one.within?.interval[1] ?? null,
    crude: one.crude?.difference ?? null,
    crude_low: one.crude?.interval[0] ?? null,
    crude_high: one.crude?.interval[1] ?? null,
    reversed: one.isReversed ? 1 : 0,
    hurts: one.hurts,
    delights: one.delights,
    names_more: one.top?.code ?? null,
  }
}
