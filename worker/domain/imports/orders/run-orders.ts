import type { ImportColumns, ImportReport } from '#contract/imports.ts'
import { DELIVERY_LIMITS } from '#contract/delivery/words.ts'
import { LIMITS } from '#contract/words.ts'
import type { FieldError } from '#contract/problem.ts'
import { AppError } from '#worker/errors.ts'
import { readPiece } from '#worker/domain/imports/file/read-piece.ts'
import type { FileAsked, FileKind } from '#worker/domain/imports/file/read-rows.ts'
import { importCounts } from '#worker/domain/imports/import-report.ts'
import { nextPiece, type Piece } from '#worker/domain/imports/piece.ts'
import { checkOrder, type OrderRow } from './check-order.ts'
import { checkOrderColumns, checkOrderMap, compileOrderMap, neededOrderKeys } from './order-map.ts'

export interface OrderJob extends Pick<FileAsked, 'chunks' | 'format' | 'charset' | 'separator'> {
  /** Name of this run, for the report. */
  job: string
  map: ImportColumns
  dryRun: boolean
  piece: Piece
  timezone: string
  /** Unix milliseconds. */
  now: number
  /** Takes rows over, or only looks. @returns of each whether it told anything new */
  store: (rows: OrderRow[]) => Promise<boolean[]>
}

/**
 * Imports a piece of a file of orders and parcels. Good rows are taken over as messages are, so that
 * an old file never takes a newer state back; bad rows are listed, and a repeated one changes nothing.
 * @throws AppError `invalid` when the file or the map cannot be used at all
 */
export async function runOrders(job: OrderJob): Promise<ImportReport> {
  const { piece, timezone, now, store } = job
  refuse('The map cannot be used; see `fields`.', checkOrderMap(job.map))
  const map = compileOrderMap(job.map, timezone)
  const counts = importCounts(1)
  let file: FileKind = { format: 'csv', charset: job.charset, separator: job.separator }
  let rows: OrderRow[] = []
  async function flush(): Promise<void> {
    const batch = rows
    rows = []
    if (batch.length === 0) return
    for (const isNew of await store(batch)) (isNew ? counts.accept : counts.repeat)()
  }
  const { chunks, format, charset, separator } = job
  const asked: FileAsked = {
    chunks,
    format,
    charset,
    separator,
    needs: neededOrderKeys(job.map),
    onColumns: (columns) =>
      refuse(
        'The columns of the file do not fit; see `fields`.',
        checkOrderColumns(job.map, columns),
      ),
  }
  const rest = await readPiece(asked, piece, {
    async take(row) {
      counts.row()
      if ('fault' in row) return counts.rejectRow(row.line, row.fault)
      if (row.warning) counts.warn(row.line, row.warning)
      const checked = checkOrder(map.read(row.line, row.cells), { timezone, receivedAt: now })
      if ('faults' in checked) return counts.reject(row.line, checked.faults)
      rows.push(checked)
      if (rows.length === DELIVERY_LIMITS.batch) await flush()
    },
    isFull: () => false,
    width: 1,
    onKind: (kind) =>
      (file = { format: kind.format, charset: kind.charset, separator: kind.separator }),
  })
  await flush()
  return counts.report({
    job: job.job,
    dryRun: job.dryRun,
    file,
    suggestions: [],
    ignoredColumns: map.ignored(),
    createdSurveys: [],
    next: rest && nextPiece({ job: job.job, ...file }, piece, rest),
  })
}

function refuse(detail: string, fields: FieldError[]): void {
  if (fields.length > 0)
    throw new AppError('invalid', detail, fields.slice(0, LIMITS.listedColumns))
}
