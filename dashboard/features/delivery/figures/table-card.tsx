import { useId } from 'preact/hooks'
import { type Cell, csvFile } from '#dashboard/kit/files/csv.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import methodDoc from '../../../../docs/method.md?url'
import { t } from './words.ts'

interface Props<R> {
  title: string
  /** What it says, in a sentence. */
  summary: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  /** The same as a file, in the words of the API, because programs read them. */
  file: { name: string; records: Record<string, Cell>[] }
}

/** A table of figures with what it says, its twin as a file, and how it is counted. */
export function TableCard<R extends { id: string }>(props: Props<R>) {
  const { title, summary, columns, rows, file } = props
  const id = useId()
  function save() {
    const content = new Blob([csvFile(file.records)], { type: 'text/csv' })
    download(`${file.name}.csv`, content)
  }
  return (
    <section class="section figures" aria-labelledby={id}>
      <h2 id={id} class="section-head">
        {title}
      </h2>
      <p class="section-lead mut">{summary}</p>
      <Table caption={title} columns={columns} rows={rows} />
      <p class="figures-foot">
        <button type="button" class="control" aria-label={t('csv.of', { title })} onClick={save}>
          {t('csv')}
        </button>
        <a href={methodDoc} target="_blank" rel="noopener">
          {t('method')}
        </a>
      </p>
    </section>
  )
}
