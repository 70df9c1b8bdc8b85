import methodDoc from '../../../docs/method.md?url'
import { type Cell, csvFile } from '#dashboard/kit/files/csv.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { t } from './words.ts'

interface Props {
  name: string
  /** What the table holds, for those who only hear the buttons. */
  of: string
  records: () => Record<string, Cell>[]
}

/** Under a table: its figures as a file, and how they came about. */
export function TableFile({ name, of, records }: Props) {
  function save() {
    download(name, new Blob([csvFile(records())], { type: 'text/csv' }))
  }
  return (
    <p class="table-file">
      <button type="button" class="control" aria-label={`${t('csv')}: ${of}`} onClick={save}>
        {t('csv')}
      </button>
      <a href={methodDoc} target="_blank" rel="noopener">
        {t('method')}
      </a>
    </p>
  )
}

/** Today, as files are named by it. */
export function fileDay(): string {
  return new Date().toISOString().slice(0, 10)
}
