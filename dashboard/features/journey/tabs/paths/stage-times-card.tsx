import type { StageTime, StageTimes } from '#contract/digests/stage-times.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { DigestView } from '#dashboard/features/journey/tabs/parts/digest-view.tsx'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { SurvivalLine } from '#dashboard/features/journey/tabs/pictures/survival-line.tsx'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, decimal, percent, percentInterval } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'

/** How long people stay in each stage; who is still in it counts as still in it. */
export function StageTimesCard() {
  return (
    <DigestView
      name="stage-times"
      load={(id, query, signal) =>
        call('GET /api/journeys/:id/stage-times', { params: { id }, query, signal })
      }
    >
      {(view) => (view.stages.length > 0 ? <Times view={view} /> : null)}
    </DigestView>
  )
}

function Times({ view }: { view: StageTimes }) {
  const context = useJourney()
  const places = placeNames(context)
  const rows = view.stages.map((one) => ({ ...one, id: one.stage }))
  return (
    <FiguresCard
      title={t('stay.title')}
      summary={t('stay.lead')}
      file={{
        name: t('file.name', { journey: context.journey.id, ...view.range }),
        records: () => view.stages.flatMap(records),
      }}
      numbers={view.stages.map(
        ({ stage, entered, left, open }) =>
          `${places.stage(stage)}: ${entered} = ${left} + ${open}`,
      )}
    >
      <Table
        caption={t('stay.title')}
        rows={rows}
        columns={[
          { name: t('stay.stage'), cell: ({ stage }) => places.stage(stage) },
          { name: t('stay.curve'), cell: survival },
          { name: t('stay.median'), end: true, cell: ({ median }) => days(median) },
          { name: t('stay.p90'), end: true, cell: ({ p90 }) => days(p90) },
          { name: t('stay.beyond'), end: true, cell: beyond },
          {
            name: t('stay.entered'),
            end: true,
            cell: entered,
          },
        ]}
      />
    </FiguresCard>
  )
}

function entered({ entered: n, open, state }: StageTime) {
  return (
    <>
      {count(n)}
      <span class="figures-note">
        {t('stay.open', { n: open })}
        {state === 'few' && ` · ${t('state.few')}`}
      </span>
    </>
  )
}

function days(value: number | null) {
  if (value === null) return <span class="mut">{t('stay.notReached')}</span>
  return t('stay.days', { n: Number(decimalOf(value)), days: decimal(value, value < 10 ? 1 : 0) })
}

/** Plurals go by the number that is written. */
function decimalOf(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0)
}

function beyond({ beyondFrame, frameDays }: StageTime) {
  if (!beyondFrame) return '–'
  return (
    <>
      {percent(beyondFrame.share)}
      <span class="figures-note">
        {percentInterval(beyondFrame.interval)} ·{' '}
        {frameDays === null ? '' : t('curve.frame', { n: frameDays })}
      </span>
    </>
  )
}

function survival({ curve }: StageTime) {
  return <SurvivalLine curve={curve} />
}

function records({ stage, curve }: StageTime): Record<string, Cell>[] {
  return curve.map(({ days, share, interval, atRisk }) => ({
    stage,
    days,
    still_there: share,
    low: interval[0],
    high: interval[1],
    at_risk: atRisk,
  }))
}
