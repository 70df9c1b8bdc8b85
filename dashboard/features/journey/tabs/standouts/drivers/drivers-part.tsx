import type { Drivers, TouchpointDriver } from '#contract/insight/drivers.ts'
import { SCALES } from '#contract/words.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, decimal, qValue, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { FactsCard } from './facts-card.tsx'
import { ImportancePlot } from './importance-plot.tsx'
import type { StandoutsRequest } from '#dashboard/features/journey/tabs/standouts/said.ts'
import { t } from '#dashboard/features/journey/tabs/standouts/words.ts'

/** What goes with the outcome of the journey: touchpoints one by one, facts together. */
export function DriversPart({ query }: { query: StandoutsRequest }) {
  const { id } = useJourney().journey
  // What is explained is the outcome, whatever kind is on the curve.
  const { kind: _, ...days } = query
  const found = useResource<Drivers>(`drivers ${id} ${JSON.stringify(days)}`, (signal) =>
    call('GET /api/journeys/:id/drivers', { params: { id }, query: days, signal }),
  )
  return (
    <Loaded resource={found}>
      {(data) => (
        <div class="loaded" data-stale={found.stale || undefined} aria-busy={found.stale}>
          {data.outcome ? (
            <>
              <TouchpointsCard data={data} outcome={data.outcome} />
              <FactsCard facts={data.facts} kind={t(`kind.${SCALES[data.outcome.scale].kind}`)} />
            </>
          ) : (
            <p class="mut">{t('drivers.none')}</p>
          )}
        </div>
      )}
    </Loaded>
  )
}

interface Props {
  data: Drivers
  outcome: NonNullable<Drivers['outcome']>
}

function TouchpointsCard({ data: { touchpoints, n, peakEnd }, outcome }: Props) {
  const { journey, range } = useJourney()
  const places = placeNames({ journey })
  const kind = t(`kind.${SCALES[outcome.scale].kind}`)
  const rows = touchpoints.map((one, index) => ({
    ...one,
    id: `${one.touchpoint} ${one.scale}`,
    number: index + 1,
    name: places.touchpoint(one.touchpoint),
    place: `${places.stage(one.stage)} · ${t(`kind.${SCALES[one.scale].kind}`)}`,
  }))
  const title = t('drivers.title', { kind })
  return (
    <FiguresCard
      title={title}
      summary={
        rows.length > 0
          ? t('drivers.summary', { n, kind, stage: places.stage(outcome.stage) })
          : t('drivers.few', { kind })
      }
      file={{
        name: t('file.name', { journey: `${journey.id}-drivers`, ...range }),
        records: () => touchpoints.map(record),
      }}
      numbers={rows.map(numbers)}
    >
      {rows.length > 0 && (
        <>
          <ImportancePlot points={rows} />
          <p class="mut">{t('drivers.alone')}</p>
          <Table
            caption={title}
            rows={rows}
            columns={[
              { name: t('standouts.place'), cell: placeCell },
              { name: t('drivers.effect'), end: true, cell: effectCell },
              { name: t('drivers.performance'), end: true, cell: performanceCell },
              { name: t('drivers.difference'), end: true, cell: differenceCell },
              { name: t('drivers.people'), end: true, cell: (one) => count(one.n) },
            ]}
          />
        </>
      )}
      <PersonalPeakEnd peakEnd={peakEnd} />
    </FiguresCard>
  )
}

function PersonalPeakEnd({ peakEnd }: Pick<Drivers, 'peakEnd'>) {
  if (!peakEnd) return null
  const inWords = (r: number | null, interval: [number, number] | null) =>
    r === null || interval === null
      ? '–'
      : `${decimal(r)} (${decimal(interval[0])}…${decimal(interval[1])})`
  return (
    <p>
      {t('person.peakEnd', {
        n: peakEnd.n,
        kind: t(`kind.${SCALES[peakEnd.scale].kind}`),
        peakEnd: signed(peakEnd.peakEnd),
        mean: signed(peakEnd.mean),
        peakEndR: inWords(peakEnd.peakEndR, peakEnd.peakEndInterval),
        meanR: inWords(peakEnd.meanR, peakEnd.meanInterval),
      })}
    </p>
  )
}

interface Named extends TouchpointDriver {
  number: number
  name: string
  place: string
}

function placeCell({ number, name, place }: Named) {
  return (
    <>
      {number}. {name}
      <span class="figures-note">{place}</span>
    </>
  )
}

function effectCell({ effect, interval: [low, high], q, isTold }: Named) {
  return (
    <>
      {isTold ? <b>{decimal(effect)}</b> : <span class="mut">{t('drivers.notTold')}</span>}
      <span class="figures-note">
        {isTold && `${decimal(low)}…${decimal(high)} · `}q {qValue(q)}
      </span>
    </>
  )
}

function performanceCell({ performance, performanceInterval }: Named) {
  return (
    <>
      <b class={`value-${sentimentClass(performance)}`}>{signed(performance)}</b>
      <span class="figures-note">{signedInterval(performanceInterval)}</span>
    </>
  )
}

function differenceCell({ difference }: Named) {
  return difference === null ? '–' : signed(difference)
}

function numbers({ name, n, h, df, p, effect }: Named): string {
  return `${name}: n ${n}; Kruskal–Wallis H ${decimal(h)}, df ${df}, p ${qValue(p)}; ε² ${decimal(effect, 3)}`
}

function record(one: TouchpointDriver): Record<string, Cell> {
  return {
    stage: one.stage,
    touchpoint: one.touchpoint,
    scale: one.scale,
    people: one.n,
    performance: one.performance,
    effect: one.effect,
    low: one.interval[0],
    high: one.interval[1],
    h: one.h,
    df: one.df,
    q: one.q,
    difference: one.difference,
    told: one.isTold ? 1 : 0,
  }
}
