import type { QueryOf } from '#contract/operations.ts'
import type { Mix, Why } from '#contract/insight/moves.ts'
import { useJourney, type JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { valueName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { decimal, percent, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { t } from './words.ts'

/** A stage, or one of its touchpoints. */
export interface Place {
  stage: string
  touchpoint: string | null
}

type Part = Mix['cells'][number]

interface Props {
  place: Place
  query: Omit<QueryOf<'GET /api/journeys/:id/moves/why'>, 'stage' | 'touchpoint'>
  /** What the place is called. */
  name: string
}

/** Whether a move comes from other people answering, or from the same ones feeling otherwise. */
export function WhyCard({ place, query, name }: Props) {
  const { journey } = useJourney()
  const { id } = journey
  const { stage, touchpoint } = place
  const asked = { ...query, stage, ...(touchpoint === null ? {} : { touchpoint }) }
  const why = useResource<Why>(`why ${id} ${JSON.stringify(asked)}`, (signal) =>
    call('GET /api/journeys/:id/moves/why', { params: { id }, query: asked, signal }),
  )
  return <Loaded resource={why}>{(view) => <Told view={view} name={name} />}</Loaded>
}

function Told({ view, name }: { view: Why; name: string }) {
  const context = useJourney()
  const { change, now, before, dimensions, range } = view
  const title = t('why.title', { place: name })
  if (!change || now.sentiment === null || before.sentiment === null)
    return (
      <section class="section">
        <h2 class="section-head">{title}</h2>
        <p class="mut">{t('why.hidden')}</p>
      </section>
    )
  const whole = t('why.whole', {
    before: signed(before.sentiment),
    now: signed(now.sentiment),
    difference: signed(change.difference),
    interval: signedInterval(change.interval),
  })
  const place = view.touchpoint ?? view.stage
  return (
    <FiguresCard
      title={title}
      summary={`${whole} ${t(dimensions.length > 0 ? 'why.arithmetic' : 'why.alike')}`}
      file={{
        name: t('file.name', { journey: `${context.journey.id}-${place}-why`, ...range }),
        records: () => dimensions.flatMap(records),
      }}
      numbers={dimensions.flatMap((mix) => numbers(mix, { view, context }))}
    >
      {dimensions.map((mix) => (
        <Dimension key={mix.dimension} mix={mix} view={view} difference={change.difference} />
      ))}
    </FiguresCard>
  )
}

interface DimensionProps {
  mix: Mix
  view: Why
  difference: number
}

function Dimension({ mix, view, difference }: DimensionProps) {
  const context = useJourney()
  const dimension = t(`why.dim.${mix.dimension}`)
  const rate = signed(mix.rate)
  const rows = mix.cells.map((part) => ({ ...part, id: part.value ?? 'rare values' }))
  return (
    <>
      <p class="figures-part">
        {t('why.parts', {
          dimension,
          mix: signed(mix.mix),
          rate,
          interval: signedInterval(mix.rateInterval),
        })}
      </p>
      {mix.isReversed && (
        <p class="value-lo" role="note">
          {t('why.reversed', { rate, difference: signed(difference) })}
        </p>
      )}
      <Table
        caption={t('why.by', { dimension })}
        rows={rows}
        columns={[
          {
            name: t('why.part'),
            cell: ({ value }) => valueName(context, mix.dimension, value),
          },
          {
            name: t('why.share'),
            end: true,
            cell: (part) => `${shareOf(part.before, view.before)} → ${shareOf(part.now, view.now)}`,
          },
          { name: t('why.sentiment'), end: true, cell: sentimentCell },
          { name: t('why.mix'), end: true, cell: (part) => points(part.mix) },
          { name: t('why.rate'), end: true, cell: (part) => points(part.rate) },
        ]}
      />
    </>
  )
}

function shareOf({ n }: Why['now'], whole: Why['now']): string {
  return percent(n / whole.n)
}

/** From before to now; a part that has no answers in a period says so. */
function sentimentCell({ before, now }: Part): string {
  if (now.sentiment === null) return t('why.gone')
  if (before.sentiment === null) return `${t('why.new')}: ${signed(now.sentiment)}`
  return `${signed(before.sentiment)} → ${signed(now.sentiment)}`
}

function points(value: number) {
  const rounded = Math.round(value)
  return rounded === 0 ? '0' : <b class={`value-${sentimentClass(value)}`}>{signed(value)}</b>
}

function records({ dimension, cells }: Mix): Record<string, Cell>[] {
  return cells.map(({ value, now, before, mix, rate }) => ({
    dimension,
    value: value ?? 'other',
    n: now.n,
    n_before: before.n,
    sentiment: now.sentiment,
    sentiment_before: before.sentiment,
    mix,
    rate,
  }))
}

/** Each part with both products, so that a pocket calculator comes to the same. */
function numbers(
  { dimension, cells, mix, rate }: Mix,
  { view, context }: { view: Why; context: JourneyContext },
): string[] {
  const middle = ((view.before.sentiment ?? 0) + (view.now.sentiment ?? 0)) / 2
  const lines = cells.map(({ value, now, before, ...parts }) => {
    const [w0, w1] = [before.n / view.before.n, now.n / view.now.n]
    const r0 = before.sentiment ?? now.sentiment ?? 0
    const r1 = now.sentiment ?? before.sentiment ?? 0
    const [a, b, c, d] = [w0, w1, r0, r1].map((one) => decimal(one, 4))
    return `  ${valueName(context, dimension, value)}: (${b} − ${a}) · ((${c} + ${d}) / 2 − ${decimal(middle, 4)}) = ${decimal(parts.mix)}; (${d} − ${c}) · (${a} + ${b}) / 2 = ${decimal(parts.rate)}`
  })
  return [
    t('why.by', { dimension: t(`why.dim.${dimension}`) }),
    ...lines,
    `  Σ: ${decimal(mix)} + ${decimal(rate)} = ${decimal(mix + rate)}`,
  ]
}
