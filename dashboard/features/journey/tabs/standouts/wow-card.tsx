import type { Standouts, Wow } from '#contract/insight/standouts.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { IntervalBar } from '#dashboard/features/journey/tabs/pictures/interval-bar.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import {
  count,
  decimal,
  percent,
  percentInterval,
  qValue,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { verdict } from './said.ts'
import { t } from './words.ts'

/** How often each touchpoint got the best score, with a star where that is more than elsewhere. */
export function WowCard({ data: { best, wow } }: { data: Standouts }) {
  const { journey, range } = useJourney()
  const places = placeNames({ journey })
  const rows = wow.map((one) => ({ ...one, id: `${one.stage} ${one.touchpoint}` }))
  const name = (one: Wow) => places.touchpoint(one.touchpoint)
  return (
    <FiguresCard
      title={t('wow.title')}
      summary={best ? t('wow.summary', { share: percent(best.share) }) : t('wow.none')}
      file={{
        name: t('file.name', { journey: `${journey.id}-wow`, ...range }),
        records: () => wow.map(record),
      }}
      numbers={wow.map((one) => numbers(one, name(one), best))}
    >
      {rows.length > 0 && (
        <Table
          caption={t('wow.title')}
          rows={rows}
          columns={[
            {
              name: t('standouts.place'),
              cell: (one) => placeCell(one, places),
            },
            { name: t('wow.best'), cell: bestCell },
            { name: t('wow.lift'), end: true, cell: liftCell },
            { name: t('wow.difference'), end: true, cell: differenceCell },
          ]}
        />
      )}
    </FiguresCard>
  )
}

function placeCell({ stage, touchpoint, isWow }: Wow, places: ReturnType<typeof placeNames>) {
  return (
    <>
      {isWow && (
        <span class="value-hi" aria-hidden="true">
          ★{' '}
        </span>
      )}
      {places.touchpoint(touchpoint)}
      <span class="figures-note">
        {places.stage(stage)}
        {isWow && ` · ${t('wow.star')}`}
      </span>
    </>
  )
}

function bestCell({ best, state }: Wow) {
  return (
    <>
      <b>{percent(best.share)}</b> <span class="mut">{t('pains.of', { of: count(best.of) })}</span>
      <IntervalBar share={best.share} interval={best.interval} few={state === 'few'} tone="hi" />
      <span class="figures-note">{percentInterval(best.interval)}</span>
    </>
  )
}

function liftCell({ lift }: Wow) {
  return lift === null ? '–' : `${decimal(lift)}×`
}

function differenceCell({ difference, interval: [low, high], q, isWow }: Wow) {
  return (
    <>
      <b>{signed(difference * 100)}</b>
      <span class="figures-note">
        {signedInterval([low * 100, high * 100])} · {verdict({ q, isReal: isWow })}
      </span>
    </>
  )
}

function numbers({ best, q, lift }: Wow, name: string, all: Standouts['best']): string {
  const rest = all && { n: all.n - best.n, of: all.of - best.of }
  const elsewhere = rest ? `; elsewhere ${rest.n} / ${rest.of} = ${percent(rest.n / rest.of)}` : ''
  const times = lift === null ? '' : `; lift ${decimal(lift)}`
  return `${name}: ${best.n} / ${best.of} = ${percent(best.share)}${elsewhere}${times}; q ${qValue(q)}`
}

function record(one: Wow): Record<string, Cell> {
  return {
    stage: one.stage,
    touchpoint: one.touchpoint,
    best: one.best.n,
    answers: one.best.of,
    share: one.best.share,
    low: one.best.interval[0],
    high: one.best.interval[1],
    lift: one.lift,
    difference: one.difference,
    difference_low: one.interval[0],
    difference_high: one.interval[1],
    q: one.q,
    wow: one.isWow ? 1 : 0,
  }
}
