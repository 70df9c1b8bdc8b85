import type { FunnelStage, Onward } from '#contract/digests/onward.ts'
import type { Share } from '#contract/digests/view.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { IntervalBar } from '#dashboard/features/journey/tabs/pictures/interval-bar.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, percent, percentInterval } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

/** What became of the journeys that answered in each stage. */
export function FunnelCard({ view }: { view: Onward }) {
  const context = useJourney()
  const places = placeNames(context)
  const { stages, longer } = view.funnel
  return (
    <FiguresCard
      title={t('onward.funnel')}
      summary={[
        t('onward.funnel.lead'),
        ...(longer > 0 ? [t('onward.longer', { n: longer })] : []),
      ].join(' ')}
      file={{
        name: t('file.name', { journey: `${context.journey.id}-funnel`, ...view.range }),
        records: () => stages.map(record),
      }}
      numbers={stages.map((one) => `${places.stage(one.stage)}: ${sumOf(one)}`)}
    >
      <Table
        caption={t('onward.funnel')}
        rows={stages.map((one) => ({ ...one, id: one.stage }))}
        columns={[
          { name: t('stay.stage'), cell: ({ stage }) => places.stage(stage) },
          { name: t('onward.reached'), end: true, cell: ({ reached }) => count(reached) },
          { name: t('onward.strict'), end: true, cell: ({ strict }) => shareCell(strict) },
          { name: t('onward.eventual'), end: true, cell: ({ eventual }) => shareCell(eventual) },
          { name: t('onward.advanced'), end: true, cell: advancedCell },
          { name: t('onward.dropped'), cell: droppedCell },
          { name: t('onward.open'), end: true, cell: openCell },
        ]}
      />
    </FiguresCard>
  )
}

function shareCell(share: Share | null) {
  if (!share) return '–'
  return (
    <>
      {percent(share.share)}
      <span class="figures-note">
        {count(share.n)} / {count(share.of)} · {percentInterval(share.interval)}
      </span>
    </>
  )
}

function advancedCell({ advanced, back }: FunnelStage) {
  return (
    <>
      {count(advanced)}
      {back > 0 && <span class="figures-note">{t('onward.back', { n: back })}</span>}
    </>
  )
}

function droppedCell({ dropped, dropOff, frameDays, completed, state }: FunnelStage) {
  if (completed > 0) return t('onward.completed', { n: completed })
  if (!dropOff) return t('onward.hidden')
  return (
    <>
      <b>{count(dropped)}</b> {percent(dropOff.share)} · {percentInterval(dropOff.interval)}
      <IntervalBar share={dropOff.share} interval={dropOff.interval} few={state === 'few'} />
      <span class="figures-note">{t('onward.frame', { n: frameDays })}</span>
    </>
  )
}

function openCell({ open, atRisk }: FunnelStage) {
  return (
    <>
      {count(open + atRisk)}
      {atRisk > 0 && <span class="figures-note">{t('onward.risk', { n: atRisk })}</span>}
    </>
  )
}

/** How the drop-off comes of the counts; that of the last stage ends nowhere. */
function sumOf({
  reached,
  advanced,
  dropped,
  atRisk,
  open,
  back,
  completed,
  dropOff,
}: FunnelStage) {
  const parts = [advanced, dropped, atRisk, open, back, completed].join(' + ')
  const rate = dropOff
    ? `; ${dropOff.n} / (${advanced} + ${dropped}) = ${percent(dropOff.share)}`
    : ''
  return `${reached} = ${parts}${rate}`
}

function record({
  strict,
  eventual,
  dropOff,
  frameDays,
  ...one
}: FunnelStage): Record<string, Cell> {
  return {
    stage: one.stage,
    reached: one.reached,
    strict: strict?.n ?? null,
    eventual: eventual?.n ?? null,
    of_first_stage: eventual?.of ?? null,
    advanced: one.advanced,
    dropped: one.dropped,
    at_risk: one.atRisk,
    open: one.open,
    back: one.back,
    completed: one.completed,
    frame_days: frameDays,
    drop_off: dropOff?.share ?? null,
    drop_off_low: dropOff?.interval[0] ?? null,
    drop_off_high: dropOff?.interval[1] ?? null,
  }
}
