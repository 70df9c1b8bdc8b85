import { useState } from 'preact/hooks'
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
  ]
}

/** The same map as a table: who keeps what, how old it is, and where the team is wrong. */
export function StageTable() {
  const { store, map, measured } = useEditor()
  const [sort, setSort] = useState<Sort>('order')
  const rows = stageRows(map.stages, store.published.value.stages, measured)
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

function dayOf(day: string | null): string {
  return day === null ? '–' : fullDay(day)
}

function figureOf(value: number | null): string {
  return value === null ? '–' : signed(value)
}
