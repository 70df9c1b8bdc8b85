import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { TableFile } from '#dashboard/features/delivery/table-file.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'

interface Props<R> {
  title: string
  /** What it says, in a sentence. */
  summary: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  /** What stands below the table. */
  more?: ComponentChildren
  /** The same as a file, in the words of the API, because programs read them. */
  file: { name: string; records: Record<string, Cell>[] }
}

/** A table of figures with what it says, its twin as a file, and how it is counted. */
export function TableCard<R extends { id: string }>(props: Props<R>) {
  const { title, summary, columns, rows, more, file } = props
  const id = useId()
  return (
    <section class="section figures-table" aria-labelledby={id}>
      <h2 id={id} class="section-head">
        {title}
      </h2>
      <p class="section-lead mut">{summary}</p>
      <Table caption={title} columns={columns} rows={rows} />
      {more}
      <TableFile name={`${file.name}.csv`} of={title} records={() => file.records} />
    </section>
  )
}
