import type { Lanes } from '#contract/map/lanes.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t as mapT } from '#dashboard/features/journey/map/words.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { curveQuery } from '#dashboard/features/journey/view/query.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

interface Gap {
  id: string
  stage: string
  /** Null for a stage without any. */
  touchpoint: string | null
  gap: Lanes['stages'][number]['touchpoints'][number]['gap']
}

/** Where nothing can be known: nobody is asked, nobody answers, or a stage has no touchpoint. */
export function GapsCard() {
  const context = useJourney()
  const { id } = context.journey
  const { compare: _, ...query } = curveQuery(context)
  const lanes = useResource<Lanes>(`gaps ${id} ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/journeys/:id/lanes', { params: { id }, query, signal }),
  )
  return <Loaded resource={lanes}>{(data) => <Gaps lanes={data} />}</Loaded>
}

function Gaps({ lanes: { stages, range } }: { lanes: Lanes }) {
  const { journey } = useJourney()
  const all = stages.flatMap(({ touchpoints }) => touchpoints)
  const covered = all.filter(({ gap }) => gap === null).length
  const gaps = stages.flatMap(gapsOf)
  return (
    <FiguresCard
      title={t('onward.gaps')}
      summary={t('onward.gaps.lead', { n: covered, of: all.length })}
      file={{
        name: t('file.name', { journey: `${journey.id}-gaps`, ...range }),
        records: () => gaps.map(({ stage, touchpoint, gap }) => ({ stage, touchpoint, gap })),
      }}
      numbers={[`${covered} / ${all.length}`]}
    >
      {gaps.length === 0 ? (
        <p class="mut">{t('onward.gaps.none')}</p>
      ) : (
        <Table
          caption={t('onward.gaps')}
          rows={gaps}
          columns={[
            { name: t('onward.gaps.where'), cell: (one) => one.touchpoint ?? one.stage },
            { name: t('stay.stage'), cell: (one) => one.stage },
            {
              name: t('onward.gaps.what'),
              cell: ({ gap }) => (gap ? mapT(`gap.${gap}`) : t('onward.gaps.noTouchpoint')),
            },
          ]}
        />
      )}
    </FiguresCard>
  )
}

function gapsOf({ id, name, touchpoints }: Lanes['stages'][number]): Gap[] {
  if (touchpoints.length === 0) return [{ id, stage: name, touchpoint: null, gap: null }]
  return touchpoints.flatMap((one) =>
    one.gap ? [{ id: one.id, stage: name, touchpoint: one.name, gap: one.gap }] : [],
  )
}
