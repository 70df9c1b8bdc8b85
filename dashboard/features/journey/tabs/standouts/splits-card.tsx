import type { Split, Standouts } from '#contract/insight/standouts.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { count, decimal, percent, signed } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

/** Where many love it and many hate it, in words. */
export function SplitsCard({ data: { splits } }: { data: Standouts }) {
  const { journey, range } = useJourney()
  const places = placeNames({ journey })
  const name = ({ stage, touchpoint }: Split) =>
    touchpoint === null ? places.stage(stage) : places.touchpoint(touchpoint)
  const rows = splits.map((one) => ({ ...one, id: `${one.stage} ${one.touchpoint ?? ''}` }))
  return (
    <FiguresCard
      title={t('splits.title')}
      summary={t(rows.length > 0 ? 'splits.summary' : 'splits.none')}
      file={{
        name: t('file.name', { journey: `${journey.id}-splits`, ...range }),
        records: () =>
          splits.map(({ stage, touchpoint, agreement, mean, loved, hated }) => ({
            stage,
            touchpoint,
            agreement,
            mean,
            loved: loved.n,
            hated: hated.n,
            answers: loved.of,
          })),
      }}
      numbers={splits.map(
        (one) =>
          `${name(one)}: ${one.loved.n} / ${one.loved.of} = ${percent(one.loved.share)}; ${one.hated.n} / ${one.hated.of} = ${percent(one.hated.share)}; A ${decimal(one.agreement)}`,
      )}
    >
      {rows.length > 0 && (
        <Table
          caption={t('splits.title')}
          rows={rows}
          columns={[
            {
              name: t('table.name'),
              cell: (one) => placeCell(one, name(one)),
            },
            { name: t('figure.agreement'), end: true, cell: (one) => decimal(one.agreement) },
            { name: t('figure.sentiment'), end: true, cell: (one) => signed(one.mean) },
            { name: t('figure.answers'), end: true, cell: (one) => count(one.loved.of) },
          ]}
        />
      )}
    </FiguresCard>
  )
}

function placeCell({ touchpoint, loved, hated }: Split, name: string) {
  const said = t('splits.said', { loved: percent(loved.share), hated: percent(hated.share) })
  return (
    <>
      {name}
      <span class="figures-note">
        {said}
        {touchpoint === null && ` · ${t('splits.whole')}`}
      </span>
    </>
  )
}
