import type { LastSummary, Summary } from '#contract/insight/summary.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { t } from './words.ts'

/** The last week in words, as other systems were told it. */
export function SummaryCard() {
  const last = useResource<LastSummary>('summary', (signal) => call('GET /api/summary', { signal }))
  return <Loaded resource={last}>{({ summary }) => <Told summary={summary} />}</Loaded>
}

function Told({ summary }: { summary: Summary | null }) {
  const context = useJourney()
  return (
    <FiguresCard
      title={t('summary.title')}
      summary={t('summary.lead')}
      file={{
        name: t('file.name', { journey: `${context.journey.id}-week`, ...context.range }),
        records: () => (summary ? records(summary) : []),
      }}
      numbers={summary ? numbers(summary) : []}
    >
      {summary ? (
        <ul lang={summary.lang}>
          {summary.text.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p>{t('summary.none')}</p>
      )}
    </FiguresCard>
  )
}

function numbers({ from, to, journeys }: Summary): string[] {
  return journeys.flatMap(({ name, answers, before, index, change, moves }) => [
    `${name}, ${from} – ${to}: n ${answers} (${before})`,
    ...(index
      ? [`Σ: ${signed(index.value)} (${signedInterval(index.interval)}), n ${index.n}`]
      : []),
    ...(change ? [`Δ: ${signed(change.difference)} (${signedInterval(change.interval)})`] : []),
    ...moves.map(
      ({ touchpoint, difference, interval, n, before }) =>
        `${touchpoint.name}: ${signed(difference)} (${signedInterval(interval)}), n ${n} (${before})`,
    ),
  ])
}

/** Every figure of the week as a line of a file. */
function records({ from, ...summary }: Summary): Record<string, Cell>[] {
  const none = { value: null, low: null, high: null, n: null, before: null }
  return [
    ...summary.journeys.flatMap(({ id, answers, before, index, change, moves, pains }) => {
      const line = (what: string, place: string, more: Record<string, Cell>) => ({
        week: from,
        journey: id,
        what,
        place,
        ...none,
        ...more,
      })
      const ends = ([low, high]: [number, number]) => ({ low, high })
      return [
        line('answers', '', { n: answers, before }),
        ...(index
          ? [line('index', '', { value: index.value, ...ends(index.interval), n: index.n })]
          : []),
        ...(change
          ? [line('index_change', '', { value: change.difference, ...ends(change.interval) })]
          : []),
        ...moves.map(({ touchpoint, difference, interval, n, before }) =>
          line('move', touchpoint.id, { value: difference, ...ends(interval), n, before }),
        ),
        ...pains.map(({ stage, code, named, of }) =>
          line('pain', `${stage.id} ${code}`, { value: named / of, n: of }),
        ),
      ]
    }),
    ...(['raised', 'ended'] as const).flatMap((what) =>
      summary[what].map(({ touchpoint }) => ({
        week: from,
        journey: '',
        what,
        place: touchpoint.id,
        ...none,
      })),
    ),
  ]
}
