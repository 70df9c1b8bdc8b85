import type { SegmentPain, Segments } from '#contract/insight/segments.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { painName, valueName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, dayRange, decimal, percent, qValue } from '#dashboard/kit/i18n/format.ts'
import { SureTable } from './sure-table.tsx'
import { t } from './words.ts'

interface Row extends SegmentPain {
  id: string
  segment: string
  who: string
  pain: string
}

/** Pains that a segment names more often than others who answer at the same touchpoints. */
export function NamedCard({ data: { segments, pains } }: { data: Segments }) {
  const context = useJourney()
  const rows = segments.flatMap((one) =>
    one.pains.map((pain): Row => ({
      ...pain,
      id: `${one.segment} ${pain.code}`,
      segment: one.segment,
      who: valueName(context, 'segment', one.segment),
      pain: painName(pain),
    })),
  )
  const covers = [
    t('named.summary', { n: pains.answers, range: dayRange(pains.range) }),
    ...(pains.isBehind ? [t('covers.behind')] : []),
    ...(rows.length === 0 ? [t('named.none')] : []),
  ]
  return (
    <FiguresCard
      title={t('named.title')}
      summary={covers.join(' ')}
      file={{
        name: t('file.name', { journey: `${context.journey.id}-segment-pains`, ...pains.range }),
        records: () => rows.map(record),
      }}
      numbers={rows.map(numbers)}
    >
      {rows.length > 0 && (
        <SureTable
          caption={t('named.title')}
          rows={rows}
          isSure={({ isKey }) => isKey}
          columns={[
            { name: t('segments.segment'), cell: ({ who }) => who },
            { name: t('pains.pain'), cell: ({ pain }) => pain },
            { name: t('named.times'), end: true, cell: timesCell },
            { name: t('fails.own'), end: true, cell: ownCell },
            { name: t('fails.others'), end: true, cell: ({ others }) => shareCell(others) },
          ]}
        />
      )}
    </FiguresCard>
  )
}

function timesCell({ times, interval, q, isKey }: Row) {
  const told = times === null ? '–' : `${decimal(times, 1)}×`
  return (
    <>
      {isKey ? <b>{told}</b> : <span class="mut">{told}</span>}
      <span class="figures-note">
        {interval && `${decimal(interval[0], 1)}–${decimal(interval[1], 1)}× · `}q {qValue(q)}
        {!isKey && ` · ${t('fails.chance')}`}
      </span>
    </>
  )
}

function ownCell({ own, expected }: Row) {
  return (
    <>
      {shareCell(own)}
      <span class="figures-note">{t('named.expected', { expected: decimal(expected, 1) })}</span>
    </>
  )
}

function shareCell({ n, of, share }: SegmentPain['own']) {
  return (
    <>
      {percent(share)} <span class="mut">{`${count(n)} / ${count(of)}`}</span>
    </>
  )
}

function numbers({ who, pain, own, others, expected, g2, q, times }: Row): string {
  const ratio = times === null ? '–' : decimal(times)
  return `${who}, ${pain}: ${own.n} / ${own.of}, ${others.n} / ${others.of}; E = Σ n₁·m / N = ${decimal(expected, 1)}; G² ${decimal(g2, 1)}; q ${qValue(q)}; RR(MH) ${ratio}`
}

function record(one: Row): Record<string, Cell> {
  return {
    segment: one.segment,
    pain: one.code,
    named: one.own.n,
    answers: one.own.of,
    others_named: one.others.n,
    others_answers: one.others.of,
    expected: one.expected,
    times: one.times,
    low: one.interval?.[0] ?? null,
    high: one.interval?.[1] ?? null,
    g2: one.g2,
    q: one.q,
    key: one.isKey ? 1 : 0,
  }
}
