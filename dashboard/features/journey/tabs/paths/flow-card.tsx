import { useMemo } from 'preact/hooks'
import type { Paths } from '#contract/digests/paths.ts'
import { type JourneyContext, useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { count, dayRange } from '#dashboard/kit/i18n/format.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { type Flow, flowsOf, OTHERS } from './flows.ts'
import './flows.css'

const LISTED = 20

/** Which touchpoints lead to which, as a picture of flows whose code comes with it. */
export function FlowCard({ view }: { view: Paths }) {
  const context = useJourney()
  const { journey } = context
  const { flows, stayed, nameOf } = useMemo(() => pictureOf(view, context), [view, context])
  const picture = useMemo(() => ({ flows, nameOf }), [flows, nameOf])
  if (flows.length === 0) return null
  const name = t('file.name', { journey: `${journey.id}-flows`, ...view.range })
  const png = async () => {
    const { sankeyPicture } = await import('#dashboard/kit/charts/sankey/sankey-chart.tsx')
    const title = `${journey.name}: ${t('flows.title')}`
    return await sankeyPicture(picture, { title, facts: dayRange(view.range) })
  }
  return (
    <FiguresCard
      title={t('flows.title')}
      summary={t('flows.lead', { n: stayed })}
      file={{ name, records: () => flows.map(({ from, to, n }) => ({ from, to, n })) }}
      picture={png}
      numbers={[]}
    >
      <div class="flows">
        <LazyPart
          name="flows"
          load={async () =>
            (await import('#dashboard/kit/charts/sankey/sankey-chart.tsx')).SankeyChart
          }
          waiting={<Bones />}
        >
          {(Chart) => <Chart picture={picture} label={t('flows.title')} />}
        </LazyPart>
      </div>
      <Table
        caption={t('flows.title')}
        rows={flows.slice(0, LISTED).map((flow) => ({ ...flow, id: `${flow.from} ${flow.to}` }))}
        columns={[
          {
            name: t('moments.step'),
            cell: ({ from, to }: Flow) => `${nameOf(from)} → ${nameOf(to)}`,
          },
          {
            name: t('paths.kind'),
            cell: ({ isBack }: Flow) => t(isBack ? 'paths.kind.back' : 'paths.kind.forward'),
          },
          { name: t('paths.steps'), end: true, cell: ({ n }: Flow) => count(n) },
        ]}
      />
    </FiguresCard>
  )
}

function pictureOf(view: Paths, context: JourneyContext) {
  const places = placeNames(context)
  const order = context.journey.stages.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id))
  const nameOf = (id: string) => (id === OTHERS ? t('flows.others') : places.touchpoint(id))
  return { ...flowsOf(view.steps, order), nameOf }
}
