import type { Gap, Standouts } from '#contract/insight/standouts.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { Whisker } from '#dashboard/features/journey/tabs/pictures/whisker.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, qValue, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { verdict } from './said.ts'
import { t } from './words.ts'

/** The curve that the team assumed against the one that was measured, with a test. */
export function GapsCard({ data: { gaps } }: { data: Standouts }) {
  const { journey, range } = useJourney()
  const places = placeNames({ journey })
  return (
    <FiguresCard
      title={t('gaps.title')}
      summary={t(gaps.length > 0 ? 'gaps.summary' : 'gaps.none')}
      file={{
        name: t('file.name', { journey: `${journey.id}-assumed`, ...range }),
        records: () => gaps.map(record),
      }}
      numbers={gaps.map((gap) => numbers(gap, places.stage(gap.stage)))}
    >
      {gaps.length > 0 && (
        <Table
          caption={t('gaps.title')}
          rows={gaps.map((gap) => ({ ...gap, id: gap.stage }))}
          columns={[
            {
              name: t('stay.stage'),
              cell: (gap) => stageCell(gap, places.stage(gap.stage)),
            },
            { name: `${t('gaps.assumed')}, ${t('gaps.measured')}`, cell: picture },
            { name: t('figure.answers'), end: true, cell: ({ n }) => count(n) },
            { name: t('gaps.gap'), end: true, cell: gapCell },
          ]}
        />
      )}
    </FiguresCard>
  )
}

function stageCell(gap: Gap, name: string) {
  const { assumed, mean } = gap
  const said = { assumed: signed(assumed), mean: signed(mean), verdict: verdict(gap) }
  return (
    <>
      {name}
      <span class="figures-note">{t('gaps.said', said)}</span>
    </>
  )
}

function picture({ assumed, mean, interval: [low, high], state }: Gap) {
  return (
    <Whisker
      value={mean}
      interval={[low + assumed, high + assumed]}
      reach={100}
      dotted={state === 'few'}
      mark={assumed}
    />
  )
}

function gapCell({ gap, interval, q }: Gap) {
  return (
    <>
      <b>{signed(gap)}</b>
      <span class="figures-note">
        {signedInterval(interval)} · q {qValue(q)}
      </span>
    </>
  )
}

function numbers({ n, mean, assumed, gap, p, q, ranksP }: Gap, name: string): string {
  return `${name}: ${signed(mean)} (n ${n}) − ${signed(assumed)} = ${signed(gap)}; t: p ${qValue(p)}, q ${qValue(q)}; Wilcoxon: p ${qValue(ranksP)}`
}

function record(gap: Gap): Record<string, Cell> {
  return {
    stage: gap.stage,
    assumed: gap.assumed,
    measured: gap.mean,
    answers: gap.n,
    gap: gap.gap,
    low: gap.interval[0],
    high: gap.interval[1],
    p: gap.p,
    q: gap.q,
    wilcoxon_p: gap.ranksP,
    real: gap.isReal ? 1 : 0,
  }
}
