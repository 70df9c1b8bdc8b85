import type { OrderImportQuery } from '#contract/imports.ts'
import { namedCharset } from '#worker/domain/imports/file/encoding.ts'
import { namedFormat } from '#worker/domain/imports/file/format.ts'
import { jobName } from '#worker/domain/imports/job-name.ts'
import type { readFrom } from '#worker/domain/imports/piece.ts'

type Asked = Pick<OrderImportQuery, 'format' | 'charset' | 'separator' | 'rows' | 'more'>

/**
 * How a piece of a file is read: as the piece before it was, else as the query or the content type say.
 * @param known `before` where the piece before has ended; `type` the content type; `importId` 0 for none
 */
export function askedPiece(
  { format, charset, separator, rows, more }: Asked,
  {
    before,
    type,
    importId,
  }: { before: ReturnType<typeof readFrom> | null; type: string; importId: number },
) {
  return {
    job: before?.job ?? jobName(crypto.randomUUID(), importId),
    format: format ?? namedFormat(type),
    charset: before?.charset ?? charset ?? namedCharset(type),
    separator: before?.separator ?? separator ?? null,
    piece: { rows, from: before?.place ?? null, hasMore: more === '1' },
  }
}
