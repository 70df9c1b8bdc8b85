import type { AskTrial, TrialArm, TrialPair, TrialsView } from '#contract/cases/trial-view.ts'
import { TableCard } from '#dashboard/features/delivery/figures/table-card.tsx'
import { Share } from '#dashboard/features/delivery/recovery/shares.tsx'
import { t } from '#dashboard/features/delivery/recovery/words.ts'
import { fileDay } from '#dashboard/features/delivery/table-file.tsx'
import { call } from '#dashboard/kit/api/call.ts'
import { count, qValue, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { armRecord, numbersOf, pairRecord, summaryOf } from './trial-told.ts'
import '#dashboard/features/delivery/figures/figures.css'

/** How much it matters when one asks, by the newest trial. */
export function TrialCard() {
  const trials = useResource<TrialsView>('ask trials', (signal) =>
    call('GET /api/ask-trials', { signal }),
  )
  return (
    <Loaded resource={trials} part>
      {({ trial }) =>
        trial ? (
          <Told trial={trial} />
        ) : (
          <Section title={t('delay.title')} lead={t('delay.begin')}>
            {null}
          </Section>
        )
      }
    </Loaded>
  )
}

type Row = TrialArm & { id: string }

function Told({ trial }: { trial: AskTrial }) {
  const { arms, pairs, rates } = trial
  return (
    <>
      <TableCard
        title={t('delay.title')}
        summary={summaryOf(trial)}
        rows={arms.map((arm): Row => ({ ...arm, id: String(arm.days) }))}
        columns={[
          { name: t('delay.after'), cell: ({ days }) => t('delay.days', { n: days }) },
          { name: t('delay.drawn'), end: true, cell: ({ drawn }) => count(drawn) },
          { name: t('delay.asked'), end: true, cell: ({ asked }) => count(asked) },
          { name: t('delay.answered'), end: true, cell: ({ answered }) => count(answered) },
          { name: t('delay.rate'), end: true, cell: rateCell },
          { name: t('delay.mean'), end: true, cell: meanCell },
        ]}
        more={
          <>
            {rates?.differ && <p class="warning">{t('delay.unequal', { p: qValue(rates.p) })}</p>}
            <p class="mut">{t('delay.meant')}</p>
          </>
        }
        file={{ name: t('delay.file', { day: fileDay() }), records: arms.map(armRecord) }}
      />
      {pairs.length > 0 && <Pairs pairs={pairs} />}
      <details class="figures-numbers">
        <summary>{t('delay.numbers')}</summary>
        <CopyBox text={numbersOf(trial).join('\n')} />
      </details>
    </>
  )
}

function Pairs({ pairs }: { pairs: TrialPair[] }) {
  return (
    <TableCard
      title={t('delay.pairs')}
      summary={t('delay.pairs.lead')}
      rows={pairs.map((pair) => ({ ...pair, id: `${pair.from} ${pair.to}` }))}
      columns={[
        { name: t('delay.pair'), cell: ({ from, to }) => t('delay.pair.of', { from, to }) },
        { name: t('delay.difference'), end: true, cell: ({ value }) => signed(value) },
        {
          name: t('delay.interval'),
          end: true,
          cell: ({ low, high }) => signedInterval([low, high]),
        },
      ]}
      file={{ name: t('delay.pairs.file', { day: fileDay() }), records: pairs.map(pairRecord) }}
    />
  )
}

function rateCell({ rate }: TrialArm) {
  return <Share of={rate} />
}

function meanCell({ mean, interval }: TrialArm) {
  if (mean === null) return '–'
  return (
    <>
      <strong>{signed(mean)}</strong>{' '}
      {interval && <span class="mut">{signedInterval([interval.low, interval.high])}</span>}
    </>
  )
}
