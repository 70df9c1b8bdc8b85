import { Table, type Column } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

interface Props<Row> {
  caption: string
  rows: Row[]
  columns: Column<Row>[]
  /** Told from chance. */
  isSure: (row: Row) => boolean
}

/** Rows that are told from chance; the others are folded away, unless there are no more than those. */
export function SureTable<Row extends { id: string }>({
  caption,
  rows,
  columns,
  isSure,
}: Props<Row>) {
  const sure = rows.filter((row) => isSure(row))
  const others = rows.filter((row) => !isSure(row))
  if (sure.length === 0)
    return (
      <>
        <p class="mut">{t('fails.noneSure')}</p>
        <Table caption={caption} rows={others} columns={columns} />
      </>
    )
  return (
    <>
      <Table caption={caption} rows={sure} columns={columns} />
      {others.length > 0 && (
        <details class="fold">
          <summary>{t('fails.folded', { n: others.length })}</summary>
          <Table caption={t('fails.chance')} rows={others} columns={columns} />
        </details>
      )}
    </>
  )
}
