import type { Opportunities, Opportunity } from '#contract/insight/opportunities.ts'
import { SCALES } from '#contract/words.ts'
import { useJourney, type JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { valueName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { curveQuery } from '#dashboard/features/journey/view/query.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import {
  count,
  decimal,
  percent,
  percentInterval,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { SegmentsPart, type SegmentsRequest } from './segments-part.tsx'
import { pieces, t } from './words.ts'

/** What is worth doing first, and for whom, of the days and filters on screen. */
export function ChancesTab() {
  const { compare: _, without: __, segment: ___, kind, ...days } = curveQuery(useJourney())
  // One instrument: of mixed scales the most asked one.
  const query = kind === undefined || kind === 'mixed' ? days : { ...days, kind }
  return (
    <>
      <OpportunitiesPart query={days} />
      <SegmentsPart query={query} />
    </>
  )
}

/** Touchpoints by importance × what the best segment is above all × how many pass. */
function OpportunitiesPart({ query }: { query: SegmentsRequest }) {
  const { id } = useJourney().journey
  const found = useResource<Opportunities>(
    `opportunities ${id} ${JSON.stringify(query)}`,
    (signal) => call('GET /api/journeys/:id/opportunities', { params: { id }, query, signal }),
  )
  return (
    <Loaded resource={found}>
      {(data) => (
        <div class="loaded" data-stale={found.stale || undefined} aria-busy={found.stale}>
          <Head data={data} />
          {data.outcome && <Ranking data={data} />}
        </div>
      )}
    </Loaded>
  )
}

function Head({ data: { outcome, opportunities } }: { data: Opportunities }) {
  const context = useJourney()
  if (!outcome) return <PageHead>{t('chances.noOutcome')}</PageHead>
  const kind = t(`kind.${SCALES[outcome.scale].kind}`)
  const lead = t('chances.lead', { kind })
  const [first] = opportunities
  if (!first || first.interval[0] <= 0)
    return <PageHead lead={lead}>{t('chances.headNone')}</PageHead>
  return (
    <PageHead lead={lead}>
      {pieces('chances.head', {
        touchpoint: placeNames(context).touchpoint(first.touchpoint),
        segment: valueName(context, 'segment', first.best.segment),
        points: (
          <span class="value-hi">{t('points', { n: Math.round(first.gap.difference) })}</span>
        ),
      })}
    </PageHead>
  )
}

interface Row extends Opportunity {
  id: string
  name: string
  place: string
  segment: string
}

function rowsOf(context: JourneyContext, { opportunities }: Opportunities): Row[] {
  const places = placeNames(context)
  return opportunities.map((one) => ({
    ...one,
    id: `${one.touchpoint} ${one.scale}`,
    name: places.touchpoint(one.touchpoint),
    place: `${places.stage(one.stage)} · ${t(`kind.${SCALES[one.scale].kind}`)}`,
    segment: valueName(context, 'segment', one.best.segment),
  }))
}

function Ranking({ data }: { data: Opportunities }) {
  const context = useJourney()
  const { journey, range } = context
  const rows = rowsOf(context, data)
  const summary = [
    rows.length > 0 ? t('chances.summary') : t('chances.few'),
    t(`chances.reach.${data.reachOf}`),
    t('chances.ease'),
    ...(data.notTold > 0 ? [t('chances.notTold', { n: data.notTold })] : []),
    ...(data.noSegment > 0 ? [t('chances.noSegment', { n: data.noSegment })] : []),
  ]
  return (
    <FiguresCard
      title={t('chances.title')}
      summary={summary.join(' ')}
      file={{
        name: t('file.name', { journey: `${journey.id}-opportunities`, ...range }),
        records: () => data.opportunities.map(record),
      }}
      numbers={rows.map(numbers)}
    >
      {rows.length > 0 && (
        <Table
          caption={t('chances.title')}
          rows={rows}
          columns={[
            { name: t('table.name'), cell: placeCell },
            { name: t('chances.gain'), end: true, cell: gainCell },
            { name: t('chances.importance'), end: true, cell: importanceCell },
            { name: t('chances.gap'), end: true, cell: gapCell },
            { name: t('chances.people'), end: true, cell: peopleCell },
          ]}
        />
      )}
    </FiguresCard>
  )
}

function placeCell({ name, place }: Row) {
  return (
    <>
      {name}
      <span class="figures-note">{place}</span>
    </>
  )
}

function gainCell({ gain, interval }: Row) {
  const told = decimal(gain, 1)
  return (
    <>
      {interval[0] > 0 ? <b>{told}</b> : <span class="mut">{told}</span>}
      <span class="figures-note">
        {`${decimal(interval[0], 1)}…${decimal(interval[1], 1)}`}
        {interval[0] <= 0 && ` · ${t('fails.chance')}`}
      </span>
    </>
  )
}

function importanceCell({ importance, importanceInterval }: Row) {
  return (
    <>
      {percent(importance)}
      <span class="figures-note">{percentInterval(importanceInterval)}</span>
    </>
  )
}

function gapCell({ segment, best, own, gap }: Row) {
  return (
    <>
      {signed(gap.difference)} <span class="mut">{signedInterval(gap.interval)}</span>
      <span class="figures-note">
        {t('chances.best', { segment, best: signed(best.mean), own: signed(own.mean) })}
      </span>
    </>
  )
}

function peopleCell({ people, reach }: Row) {
  return (
    <>
      {count(people)}
      <span class="figures-note">{percent(reach)}</span>
    </>
  )
}

function numbers({ name, importance, best, own, gap, people, reach, gain, interval }: Row) {
  return `${name}: ${decimal(importance, 3)} × (${signed(best.mean)} (n ${count(best.n)}) − ${signed(own.mean)} (n ${count(own.n)}) = ${signed(gap.difference)}) × ${decimal(reach, 3)} (${count(people)}) = ${decimal(gain, 1)}; ${decimal(interval[0], 1)}…${decimal(interval[1], 1)}`
}

function record(one: Opportunity): Record<string, Cell> {
  return {
    stage: one.stage,
    touchpoint: one.touchpoint,
    scale: one.scale,
    importance: one.importance,
    importance_low: one.importanceInterval[0],
    importance_high: one.importanceInterval[1],
    mean: one.own.mean,
    answers: one.own.n,
    best_segment: one.best.segment,
    best_mean: one.best.mean,
    best_answers: one.best.n,
    gap: one.gap.difference,
    gap_low: one.gap.interval[0],
    gap_high: one.gap.interval[1],
    people: one.people,
    reach: one.reach,
    gain: one.gain,
    low: one.interval[0],
    high: one.interval[1],
  }
}
