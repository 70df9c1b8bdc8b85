import type { Turns, TurnView } from '#contract/insight/turns.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { t } from '#dashboard/features/journey/tabs/words.ts'
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

type Question = TurnView['questions'][number]
type Figures = TurnView['weighted']

/** Touchpoints whose questions are asked in turn, weighted by the shares in which they were shown. */
export function TurnsCard() {
  const { journey, range } = useJourney()
  const { id } = journey
  const turns = useResource<Turns>(`turns ${id} ${range.from} ${range.to}`, (signal) =>
    call('GET /api/journeys/:id/turns', { params: { id }, query: range, signal }),
  )
  return (
    <Loaded resource={turns} part>
      {(data) => (
        <>
          {data.turns.map((turn) => (
            <Place key={`${turn.touchpoint} ${turn.scale}`} turn={turn} lookedAt={data.lookedAt} />
          ))}
        </>
      )}
    </Loaded>
  )
}

function Place({ turn, lookedAt }: { turn: TurnView; lookedAt: number }) {
  const context = useJourney()
  const place = placeNames(context).touchpoint(turn.touchpoint)
  const title = t('turns.title', { place })
  const all = { id: '', name: t('turns.all'), figures: turn.weighted, n: turn.n, note: '' }
  const rows = [
    ...turn.questions.map((one) => ({ ...one, id: one.survey, note: sharesOf(one) })),
    all,
  ]
  return (
    <FiguresCard
      title={title}
      summary={summaryOf(turn, lookedAt)}
      file={{
        name: t('file.name', {
          journey: `${context.journey.id}-${turn.touchpoint}-turns`,
          ...context.range,
        }),
        records: () => [...turn.questions.map(record), wholeRecord(turn)],
      }}
      numbers={turn.questions.flatMap(numbersOf)}
    >
      <Table
        caption={title}
        rows={rows}
        columns={[
          { name: t('turns.question'), cell: nameCell },
          { name: t('turns.answers'), end: true, cell: ({ n }) => count(n) },
          {
            name: t('turns.sentiment'),
            end: true,
            cell: ({ figures }) => sentimentCell(figures),
          },
          { name: t('turns.good'), end: true, cell: ({ figures }) => goodCell(figures) },
        ]}
      />
    </FiguresCard>
  )
}

function summaryOf({ weighted, unweighted, n, untold }: TurnView, lookedAt: number): string {
  const figures =
    weighted && unweighted
      ? t('turns.weighted', {
          value: signed(weighted.sentiment.value),
          interval: signedInterval(weighted.sentiment.interval),
          plain: signed(unweighted.sentiment.value),
        })
      : t('turns.few')
  const left = untold > 0 ? ` ${t('turns.untold', { n: untold })}` : ''
  const cut = n + untold >= lookedAt ? ` ${t('turns.cut', { n: lookedAt })}` : ''
  return figures + left + cut
}

function sharesOf({ share, byShare }: Question): string {
  const now = share === null ? t('turns.over') : t('turns.now', { share: percent(share) })
  const before = byShare.filter((one) => one.share !== share)
  return [now, ...before.map((one) => `${percent(one.share)} (${count(one.n)})`)].join(' · ')
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
    ({ share, n }) => `${name}: ${n} / ${percent(share)} = ${count(Math.round(n / share))}${mean}`,
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
  return { survey, share, answers: n, ...figuresRecord(figures) }
}

function wholeRecord({ n, weighted }: TurnView): Record<string, Cell> {
  return { survey: 'weighted', share: null, answers: n, ...figuresRecord(weighted) }
}
