import { useState } from 'preact/hooks'
import type { Lanes } from '#contract/map/lanes.ts'
import { EVIDENCE_GRADES } from '#contract/map/limits.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { addDays } from '#dashboard/kit/time/days.ts'
import { MEASURED_DAYS } from '#dashboard/features/editor/curve/measured.ts'
import { shownName } from '#dashboard/features/editor/draft/names.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { fullDay, signed } from '#dashboard/kit/i18n/format.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { type Sort, sortRows, SORTS, type StageRow, stageRows } from './stage-rows.ts'

/** A name that opens the panel. */
function StageButton({ row: { id, stage } }: { row: StageRow }) {
  const { onOpen } = useEditor()
  return (
    <button type="button" class="control control-plain" onClick={() => onOpen(id)}>
      {shownName(stage)}
    </button>
  )
}

function columns(): Column<StageRow>[] {
  return [
    { name: t('panel.stage'), cell: (row) => <StageButton row={row} /> },
    { name: t('panel.owner'), cell: ({ stage }) => stage.owner || '–' },
    { name: t('panel.reviewOn'), cell: ({ stage }) => dayOf(stage.reviewOn) },
    {
      name: t('stages.table.answered'),
      cell: ({ answeredOn, staleSince }) =>
        staleSince === null ? dayOf(answeredOn) : <span class="due">{dayOf(answeredOn)}</span>,
    },
    { name: t('stages.table.edited'), cell: ({ editedOn }) => dayOf(editedOn) },
    { name: t('curve.assumed'), end: true, cell: ({ stage }) => figureOf(stage.assumed) },
    { name: t('curve.measured'), end: true, cell: ({ measured }) => figureOf(measured) },
    { name: t('stages.table.gap'), end: true, cell: ({ gap }) => figureOf(gap) },
    { name: t('stages.table.evidence'), cell: ({ grades }) => evidenceInWords(grades) },
  ]
}

/** The same map as a table: who keeps what, how old it is, and where the team is wrong. */
export function StageTable() {
  const { store, map, measured, today } = useEditor()
  const [sort, setSort] = useState<Sort>('order')
  const query = { from: addDays(today, 1 - MEASURED_DAYS), to: today, lang: locale() }
  const lanes = useResource<Lanes>(`editor lanes ${map.id} ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/journeys/:id/lanes', { params: { id: map.id }, query, signal }),
  )
  const rows = stageRows(map.stages, store.published.value.stages, {
    measuredAt: measured,
    lanes: lanes.data?.stages ?? [],
  })
  return (
    <div class="stage-table">
      <Select
        label={t('stages.table.sort')}
        value={sort}
        options={SORTS.map((value) => ({ value, label: t(`stages.table.by.${value}`) }))}
        onChange={(value) => setSort(SORTS.find((one) => one === value) ?? 'order')}
      />
      <Table caption={t('stages.table.title')} rows={sortRows(rows, sort)} columns={columns()} />
    </div>
  )
}

/** `3 full, 2 partly, 2 no data` */
function evidenceInWords(grades: StageRow['grades']): string {
  if (!grades) return '–'
  return EVIDENCE_GRADES.toReversed()
    .map((grade) => ({ grade, n: grades.filter((one) => one === grade).length }))
    .filter(({ n }) => n > 0)
    .map(({ grade, n }) => t(`stages.table.grade.${grade}`, { n }))
    .join(', ')
}

function dayOf(day: string | null): string {
  return day === null ? '–' : fullDay(day)
}

function figureOf(value: number | null): string {
  return value === null ? '–' : signed(value)
}
