import type { Weighted, WeightedView } from '#contract/insight/weighted.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import {
  count,
  percent,
  percentInterval,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

type Question = WeightedView['questions'][number]
type Figures = WeightedView['weighted']

/** Touchpoints whose questions were shown to different shares of visitors, weighted by them. */
export function WeightedCard() {
  const { journey, range } = useJourney()
  const { id } = journey
  const weighted = useResource<Weighted>(`weighted ${id} ${range.from} ${range.to}`, (signal) =>
    call('GET /api/journeys/:id/weighted', { params: { id }, query: range, signal }),
  )
  return (
    <Loaded resource={weighted} part>
      {(data) => (
        <>
          {data.weighted.map((view) => (
            <Place key={`${view.touchpoint} ${view.scale}`} view={view} lookedAt={data.lookedAt} />
          ))}
        </>
      )}
    </Loaded>
  )
}

function Place({ view, lookedAt }: { view: WeightedView; lookedAt: number }) {
  const context = useJourney()
  const place = placeNames(context).touchpoint(view.touchpoint)
  const title = t('weighted.title', { place })
  const all = { id: '', name: t('weighted.all'), figures: view.weighted, n: view.n, note: '' }
  const rows = [
    ...view.questions.map((one) => ({ ...one, id: one.survey, note: sharesOf(one) })),
    all,
  ]
  return (
    <FiguresCard
      title={title}
      summary={summaryOf(view, lookedAt)}
      file={{
        name: t('file.name', {
          journey: `${context.journey.id}-${view.touchpoint}-weighted`,
          ...context.range,
        }),
        records: () => [...view.questions.map(record), wholeRecord(view)],
      }}
      numbers={view.questions.flatMap(numbersOf)}
    >
      <Table
        caption={title}
        rows={rows}
        columns={[
          { name: t('weighted.question'), cell: nameCell },
          { name: t('weighted.answers'), end: true, cell: ({ n }) => count(n) },
          {
            name: t('weighted.sentiment'),
            end: true,
            cell: ({ figures }) => sentimentCell(figures),
          },
          { name: t('weighted.good'), end: true, cell: ({ figures }) => goodCell(figures) },
        ]}
      />
    </FiguresCard>
  )
}

function summaryOf({ weighted, unweighted, n, untold }: WeightedView, lookedAt: number): string {
  const figures =
    weighted && unweighted
      ? t('weighted.weighted', {
          value: signed(weighted.sentiment.value),
          interval: signedInterval(weighted.sentiment.interval),
          plain: signed(unweighted.sentiment.value),
        })
      : t('weighted.few')
  const left = untold > 0 ? ` ${t('weighted.untold', { n: untold })}` : ''
  const cut = n + untold >= lookedAt ? ` ${t('weighted.cut', { n: lookedAt })}` : ''
  return figures + left + cut
}

function sharesOf({ share, byShare }: Question): string {
  const now = share === null ? t('weighted.over') : t('weighted.now', { share: inPercent(share) })
  const before = byShare.filter((one) => one.share !== share?.[0] || one.most !== share[1])
  const told = before.map((one) => `${inPercent([one.share, one.most])} (${count(one.n)})`)
  return [now, ...told].join(' · ')
}

/** A share, or what a steady sample moved between. */
function inPercent([least, most]: readonly [number, number]): string {
  return percent(least) === percent(most) ? percent(least) : percentInterval([least, most])
}

function nameCell({ name, note }: { name: string; note: string }) {
  return (
    <>
      {name}
      <span class="figures-note">{note}</span>
    </>
  )
}

function sentimentCell(figures: Figures) {
  if (!figures) return '–'
  return (
    <>
      <b>{signed(figures.sentiment.value)}</b>
      <span class="figures-note">{signedInterval(figures.sentiment.interval)}</span>
    </>
  )
}

function goodCell(figures: Figures) {
  if (!figures) return '–'
  return (
    <>
      {percent(figures.good.value)}
      <span class="figures-note">{percentInterval(figures.good.interval)}</span>
    </>
  )
}

function numbersOf({ name, byShare, figures }: Question): string[] {
  const mean = figures ? `; ${signed(figures.sentiment.value)}` : ''
  return byShare.map(
    ({ share, most, n, standFor }) =>
      `${name}: ${n} / ${inPercent([share, most])} = ${count(Math.round(standFor))}${mean}`,
  )
}

function figuresRecord(figures: Figures): Record<string, Cell> {
  return {
    sentiment: figures?.sentiment.value ?? null,
    sentiment_low: figures?.sentiment.interval[0] ?? null,
    sentiment_high: figures?.sentiment.interval[1] ?? null,
    good: figures?.good.value ?? null,
    good_low: figures?.good.interval[0] ?? null,
    good_high: figures?.good.interval[1] ?? null,
  }
}

function record({ survey, share, n, figures }: Question): Record<string, Cell> {
  const [shareLow, shareHigh] = share ?? [null, null]
  return {
    survey,
    share_low: shareLow,
    share_high: shareHigh,
    answers: n,
    ...figuresRecord(figures),
  }
}

function wholeRecord({ n, weighted }: WeightedView): Record<string, Cell> {
  return {
    survey: 'weighted',
    share_low: null,
    share_high: null,
    answers: n,
    ...figuresRecord(weighted),
  }
}
