import type { JourneyIndex, Standouts } from '#contract/insight/standouts.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { count, percent, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { t } from './words.ts'

/** The journey as one number, with the parts that it is made of; and its peak and end. */
export function IndexCard({ data: { index } }: { data: Standouts }) {
  const { journey, range } = useJourney()
  const places = placeNames({ journey })
  if (!index)
    return (
      <section class="section">
        <h2 class="section-head">{t('index.title')}</h2>
        <p class="mut">{t('index.none')}</p>
      </section>
    )
  const { value, interval, even, evenInterval, stages, n, hidden, peak, end, peakEnd } = index
  const rows = stages.map((one) => ({
    ...one,
    id: one.stage,
    name: places.stage(one.stage),
    weight: one.n / n,
    parts: [
      ...(one.stage === peak.stage ? [t('index.peak')] : []),
      ...(one.stage === end.stage ? [t('index.end')] : []),
    ],
  }))
  return (
    <FiguresCard
      title={t('index.title')}
      summary={t('index.summary', {
        value: signed(value),
        interval: signedInterval(interval),
        even: signed(even),
        evenInterval: signedInterval(evenInterval),
      })}
      file={{
        name: t('file.name', { journey: `${journey.id}-index`, ...range }),
        records: () => stages.map((one) => ({ ...one, weight: one.n / n })),
      }}
      numbers={numbers(index, places.stage)}
    >
      <p>
        {t('index.peakEnd', {
          peakEnd: signed(peakEnd),
          peak: places.stage(peak.stage),
          peakValue: signed(peak.mean),
          end: places.stage(end.stage),
          endValue: signed(end.mean),
        })}
      </p>
      {hidden > 0 && <p class="mut">{t('index.hidden', { n: hidden })}</p>}
      <Table
        caption={t('index.title')}
        rows={rows}
        columns={[
          { name: t('stay.stage'), cell: stageCell },
          { name: t('figure.sentiment'), end: true, cell: meanCell },
          { name: t('figure.answers'), end: true, cell: (one) => count(one.n) },
          { name: t('index.weight'), end: true, cell: ({ weight }) => percent(weight) },
        ]}
      />
    </FiguresCard>
  )
}

function meanCell({ mean }: { mean: number }) {
  return <b class={`value-${sentimentClass(mean)}`}>{signed(mean)}</b>
}

function stageCell({ name, parts }: { name: string; parts: string[] }) {
  return (
    <>
      {name}{' '}
      {parts.map((part) => (
        <span key={part} class="badge">
          {part}
        </span>
      ))}
    </>
  )
}

function numbers(index: JourneyIndex, nameOf: (stage: string) => string): string[] {
  const { stages, n, value, even, peak, end, peakEnd } = index
  return [
    ...stages.map((one) => `${nameOf(one.stage)}: ${signed(one.mean)} × ${one.n}`),
    `Σ / ${n} = ${signed(value)}; Σ / ${stages.length} = ${signed(even)}`,
    `(${signed(peak.mean)} + ${signed(end.mean)}) / 2 = ${signed(peakEnd)}`,
  ]
}
