import { useState } from 'preact/hooks'
import type { Move, Moves } from '#contract/insight/moves.ts'
import { useJourney, type JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { reachOf, Whisker } from '#dashboard/features/journey/tabs/pictures/whisker.tsx'
import { curveQuery } from '#dashboard/features/journey/view/query.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import {
  count,
  dayRange,
  percent,
  qValue,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { AlertsCard } from './alerts-card.tsx'
import { SummaryCard } from './summary-card.tsx'
import { pieces, t } from './words.ts'
import { WhyCard, type Place } from './why-card.tsx'

const LEVELS = ['touchpoint', 'stage'] as const
type Level = (typeof LEVELS)[number]

/** The days and filters on screen; without a comparison the days before stand in. */
function movesQuery(context: JourneyContext) {
  const { compare, ...query } = curveQuery(context)
  return { ...query, compare: compare === 'year' ? compare : ('previous' as const) }
}

/** What moved since the period before, the surest first, and why. */
export function MovesTab() {
  const context = useJourney()
  const [by, setBy] = useState<Level>('touchpoint')
  const query = movesQuery(context)
  const { id } = context.journey
  const moves = useResource<Moves>(`moves ${id} ${by} ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/journeys/:id/moves', { params: { id }, query: { ...query, by }, signal }),
  )
  return (
    <Loaded resource={moves}>
      {(view) => {
        const place = chosenPlace(context, view)
        return (
          <div class="loaded" data-stale={moves.stale || undefined} aria-busy={moves.stale}>
            <Head view={view} />
            {view.previousRange && (
              <Select
                label={t('moves.by')}
                value={by}
                options={LEVELS.map((value) => ({ value, label: t(`moves.by.${value}`) }))}
                onChange={(next) => setBy(LEVELS.find((one) => one === next) ?? 'touchpoint')}
              />
            )}
            {view.moves.length > 0 && <Ranking view={view} />}
            <Hidden view={view} />
            <AlertsCard />
            <SummaryCard />
            {place && <WhyCard place={place} query={query} name={nameOf(context, place)} />}
          </div>
        )
      }}
    </Loaded>
  )
}

/** The place in the address, else the surest move. */
function chosenPlace({ view }: JourneyContext, { moves }: Moves): Place | null {
  if (view.stage !== null) return { stage: view.stage, touchpoint: view.touchpoint }
  const [top] = moves
  return top ? { stage: top.stage, touchpoint: top.touchpoint } : null
}

function nameOf(context: JourneyContext, { stage, touchpoint }: Place): string {
  const places = placeNames(context)
  return touchpoint === null ? places.stage(stage) : places.touchpoint(touchpoint)
}

function Head({ view }: { view: Moves }) {
  const context = useJourney()
  const [top] = view.moves
  if (!view.previousRange) return <PageHead>{t('moves.later')}</PageHead>
  if (!top) return <PageHead lead={t('moves.few.lead')}>{t('moves.few')}</PageHead>
  // The surest may be too small to matter; then the first that counts speaks.
  const real = view.moves.find(({ isReal }) => isReal)
  if (!real) return <PageHead lead={t('moves.noneReal.lead')}>{t('moves.noneReal')}</PageHead>
  const { difference, interval, q } = real.change
  const points = t('points', { n: Math.floor(real.atLeast) })
  const values = {
    place: nameOf(context, real),
    points: <span class={`value-${sentimentClass(difference)}`}>{points}</span>,
  }
  const sure = { difference: signed(difference), interval: signedInterval(interval), q: qValue(q) }
  return (
    <PageHead lead={t('moves.sure', sure)}>
      {pieces(difference < 0 ? 'moves.fell' : 'moves.rose', values)}
    </PageHead>
  )
}

function Ranking({ view }: { view: Moves }) {
  const context = useJourney()
  const { range, previousRange, moves } = view
  const reach = reachOf(moves.map(({ change }) => change.interval))
  const rows = moves.map((one) => ({ ...one, id: `${one.stage} ${one.touchpoint ?? ''}` }))
  return (
    <FiguresCard
      title={t('moves.table')}
      summary={t('moves.table.lead', {
        range: dayRange(range),
        before: previousRange ? dayRange(previousRange) : '–',
      })}
      file={{
        name: t('file.name', { journey: `${context.journey.id}-moves`, ...range }),
        records: () => moves.map(record),
      }}
      numbers={moves.slice(0, 5).flatMap((one) => numbers(one, nameOf(context, one)))}
    >
      <Table
        caption={t('moves.table')}
        rows={rows}
        columns={[
          { name: t('moves.place'), cell: (one) => placeCell(one, context) },
          { name: t('moments.where', { reach }), cell: (one) => whisker(one, reach) },
          { name: t('figure.change'), end: true, cell: changeCell },
          { name: t('moves.atLeast'), end: true, cell: ({ atLeast }) => leastPoints(atLeast) },
          { name: t('moves.unhappy'), end: true, cell: unhappyCell },
          { name: t('moves.answers'), end: true, cell: answersCell },
          { name: t('moves.reading'), cell: readingCell },
          { name: t('moves.cause'), cell: (one) => whyCell(one, context) },
        ]}
      />
    </FiguresCard>
  )
}

function whisker({ change }: Move, reach: number) {
  return <Whisker value={change.difference} interval={change.interval} reach={reach} />
}

function placeCell(one: Move, context: JourneyContext) {
  return (
    <>
      {nameOf(context, one)}
      {one.touchpoint !== null && (
        <span class="figures-note">{placeNames(context).stage(one.stage)}</span>
      )}
    </>
  )
}

function whyCell(one: Move, context: JourneyContext) {
  const { stage, touchpoint } = one
  return (
    <button
      type="button"
      class="control"
      aria-label={t('moves.whyOf', { place: nameOf(context, one) })}
      onClick={() => context.change({ stage, touchpoint })}
    >
      {t('moves.why')}
    </button>
  )
}

function changeCell({ change: { difference, interval } }: Move) {
  return (
    <>
      <b class={`value-${sentimentClass(difference)}`}>{signed(difference)}</b>
      <span class="figures-note">{signedInterval(interval)}</span>
    </>
  )
}

/** Whole points that it surely moved; none where the interval holds "no change". */
function leastPoints(atLeast: number): string {
  return count(Math.max(0, Math.floor(atLeast)))
}

function unhappyCell({ unhappy: { now, before, change } }: Move) {
  return (
    <>
      {percent(now.share)}
      <span class="figures-note">
        {t('moves.was', {
          share: percent(before.share),
          points: signed(change.difference * 100),
        })}
      </span>
    </>
  )
}

function answersCell({ now, before }: Move) {
  return (
    <>
      {count(now.n)}
      <span class="figures-note">{t('moves.before', { n: count(before.n) })}</span>
    </>
  )
}

function readingCell({ isReal, atLeast, change, now, before, isReworded }: Move) {
  const isFew = now.state === 'few' || before.state === 'few'
  const isSmall = atLeast > 0 && change.q <= 0.05
  return (
    <>
      {isReal ? (
        <b>{t('moves.real')}</b>
      ) : (
        <span class="mut">{t(isSmall ? 'moves.small' : 'moves.chance')}</span>
      )}
      <span class="figures-note">
        {[t('headline.q', { q: qValue(change.q) }), ...(isFew ? [t('state.few')] : [])].join(' · ')}
      </span>
      {isReworded && <span class="badge">{t('moves.reworded')}</span>}
    </>
  )
}

function Hidden({ view }: { view: Moves }) {
  const context = useJourney()
  if (view.hidden.length === 0) return null
  const places = view.hidden.map((one) => nameOf(context, one)).join(', ')
  return <p class="mut">{t('moves.hidden', { places })}</p>
}

function record(one: Move): Record<string, Cell> {
  return {
    stage: one.stage,
    touchpoint: one.touchpoint,
    n: one.now.n,
    n_before: one.before.n,
    sentiment: one.now.sentiment,
    sentiment_before: one.before.sentiment,
    difference: one.change.difference,
    low: one.change.interval[0],
    high: one.change.interval[1],
    at_least: one.atLeast,
    q: one.change.q,
    unhappy: one.unhappy.now.n,
    unhappy_before: one.unhappy.before.n,
    unhappy_difference: one.unhappy.change.difference,
    unhappy_low: one.unhappy.change.interval[0],
    unhappy_high: one.unhappy.change.interval[1],
    unhappy_q: one.unhappy.change.q,
    moved: one.isReal ? 1 : 0,
    reworded: one.isReworded ? 1 : 0,
  }
}

function numbers({ now, before, change, unhappy, atLeast }: Move, name: string): string[] {
  const share = ({ n, of, share: value }: typeof unhappy.now) => `${n} / ${of} = ${percent(value)}`
  return [
    name,
    `  ${signed(now.sentiment)} (n ${now.n}) − ${signed(before.sentiment)} (n ${before.n}) = ${signed(change.difference)}; ${signedInterval(change.interval)}; q ${qValue(change.q)}; ≥ ${leastPoints(atLeast)}`,
    `  ${t('moves.unhappy')}: ${share(unhappy.now)}; ${share(unhappy.before)}; ${signed(unhappy.change.difference * 100)}, ${signedInterval([unhappy.change.interval[0] * 100, unhappy.change.interval[1] * 100])}; q ${qValue(unhappy.change.q)}`,
  ]
}
