import type { DriverFact, Drivers, FactDriver } from '#contract/insight/drivers.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { IntervalBar } from '#dashboard/features/journey/tabs/pictures/interval-bar.tsx'
import { t as term } from '#dashboard/kit/cases/words.ts'
import { count, decimal, percent, signed } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from '#dashboard/features/journey/tabs/standouts/words.ts'

interface Props {
  facts: Drivers['facts']
  /** What the outcome is called. */
  kind: string
}

/** What is known of everybody's order and channel, weighed together. */
export function FactsCard({ facts, kind }: Props) {
  const { journey, range } = useJourney()
  const { state, n, needed, r2, noise, drivers } = facts
  const title = t('facts.title', { kind })
  if (state !== 'ok')
    return (
      <section class="section">
        <h2 class="section-head">{title}</h2>
        <p class="mut">{state === 'few' ? t('facts.few', { n, needed }) : t('facts.alike')}</p>
      </section>
    )
  return (
    <FiguresCard
      title={title}
      summary={t('facts.summary', { n, kind, r2: percent(r2) })}
      file={{
        name: t('file.name', { journey: `${journey.id}-facts`, ...range }),
        records: () =>
          drivers.map(({ fact, having, weight, interval, difference, isTold }) => ({
            fact: fact.of,
            value: fact.value,
            having,
            answers: n,
            weight,
            low: interval[0],
            high: interval[1],
            noise,
            difference,
            told: isTold ? 1 : 0,
          })),
      }}
      numbers={[
        ...drivers.map((one) => `${factName(one.fact)}: ${decimal(one.weight, 4)}`),
        `noise: ${decimal(noise, 4)}`,
        `R² = ${decimal(r2, 4)}`,
      ]}
    >
      <Table
        caption={title}
        rows={drivers.map((one) => ({ ...one, id: `${one.fact.of} ${one.fact.value}` }))}
        columns={[
          { name: t('facts.fact'), cell: factCell },
          { name: t('facts.weight'), cell: weightCell },
          { name: t('facts.difference'), end: true, cell: (one) => signed(one.difference) },
          { name: t('facts.having'), end: true, cell: (one) => count(one.having) },
        ]}
      />
    </FiguresCard>
  )
}

function factName(fact: DriverFact): string {
  return fact.of === 'issue' ? term(`issue.${fact.value}`) : t(`channel.${fact.value}`)
}

function factCell({ fact, isTold }: FactDriver) {
  return (
    <>
      <span class={isTold ? undefined : 'mut'}>{factName(fact)}</span>
      <span class="figures-note">{t(`facts.${fact.of}`)}</span>
    </>
  )
}

function weightCell({ weight, interval: [low, high], isTold }: FactDriver) {
  if (!isTold) return <span class="mut">{t('drivers.notTold')}</span>
  return (
    <>
      <b>{percent(weight)}</b>
      <IntervalBar share={weight} interval={[low, Math.min(1, high)]} tone="plain" />
    </>
  )
}
