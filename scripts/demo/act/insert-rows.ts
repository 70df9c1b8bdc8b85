import { run, type SiteDb } from '#worker/db/connect.ts'
import { patiently } from '#scripts/support/patiently.ts'

/** Bytes of a statement's JSON, roughly: D1 takes 2 MB. */
const PIECE = 900_000

/**
 * Puts rows into a table of the site; what is there already stays as it is.
 * @param rows by the fields of the schema: `orderId` is `order_id`; objects are stored as JSON
 */
export async function insertRows(
  db: SiteDb,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const fields = Object.keys(first)
  const columns = fields.map((field) =>
    field.replaceAll(/[A-Z]/g, (one) => `_${one.toLowerCase()}`),
  )
  const sql = `/* insertRows */ INSERT INTO ${table} (site_id, ${columns.join(', ')})
    SELECT ?1, ${fields.map((_, index) => `value ->> ${index}`).join(', ')}
    FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`
  for (const piece of pieces(
    rows.map((row) => JSON.stringify(fields.map((field): unknown => Reflect.get(row, field)))),
  ))
    await patiently(() => run(db, sql, [db.siteId, `[${piece.join(',')}]`]))
}

function* pieces(rows: string[]): Generator<string[]> {
  let piece: string[] = []
  let size = 0
  for (const row of rows) {
    if (size + row.length > PIECE) {
      yield piece
      piece = []
      size = 0
    }
    piece.push(row)
    size += row.length
  }
  if (piece.length > 0) yield piece
}
