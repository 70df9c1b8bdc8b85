import { Hono, type Context } from 'hono'
import { NO_MAP, orderImportQuerySchema, orderMapSchema } from '#contract/imports.ts'
import { knownTold } from '#worker/db/delivery/known-told.ts'
import { storeTold } from '#worker/db/delivery/messages.ts'
import { dropEmptyImport, notePiece, pieceOf } from '#worker/db/imports/runs.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { importedBy, importOf } from '#worker/domain/imports/job-name.ts'
import type { OrderRow } from '#worker/domain/imports/orders/check-order.ts'
import { runOrders } from '#worker/domain/imports/orders/run-orders.ts'
import { readFrom } from '#worker/domain/imports/piece.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { tellHeard } from '#worker/jobs/delivery/keep-message.ts'
import { askedPiece } from './asked-piece.ts'
import { parseMap, splitBody } from './body.ts'
import { openImport } from './open-import.ts'

/** `POST /api/import/orders`: a CSV or NDJSON file of orders and parcels as the body. See docs/import.md. */
export const importOrderPieces = new Hono<AppEnv>().post(
  '/import/orders',
  may('orders:write'),
  validate('query', orderImportQuerySchema),
  async (c) => {
    const { dry, from, ...asked } = c.req.valid('query')
    const type = c.req.header('content-type') ?? ''
    const db = c.get('db')
    const now = Date.now()
    const before = from === undefined ? null : readFrom(from)
    const { timezone } = await ownSite(c.get('own'))
    const body = await splitBody(c.req.raw, asked.mapBytes, orderMapSchema)
    const map = asked.map === undefined ? body.map : parseMap(asked.map, orderMapSchema)
    const known = before ? importOf(before.job) : (asked.import ?? null)
    const told = { map, namespace: null, file: asked.file ?? null, target: 'orders' as const }
    const open = dry === '1' ? null : await openImport(db, known, told)
    const report = await runOrders({
      ...askedPiece(asked, { before, type, importId: open?.id ?? 0 }),
      chunks: body.file,
      dryRun: open === null,
      map: (open?.map ?? map ?? NO_MAP).columns,
      timezone,
      now,
      store: async (batch) =>
        await storeRows(c, batch, { timezone, now, importId: open?.id ?? null }),
    }).catch(async (error: unknown) => {
      if (open?.isNew) await dropEmptyImport(db, open.id)
      throw error
    })
    if (open) {
      const piece = pieceOf(report, before?.place.line, 'orders')
      await notePiece(db, open.id, { ...piece, isLogged: open.isNew })
    }
    return c.json(report)
  },
)

/**
 * Takes rows over by the way of all messages, so that an old file takes nothing newer back.
 * @param how `importId` null only looks
 * @returns of each row whether it told anything new
 */
async function storeRows(
  c: Context<AppEnv>,
  rows: OrderRow[],
  { timezone, now, importId }: { timezone: string; now: number; importId: number | null },
): Promise<boolean[]> {
  const db = c.get('db')
  const [orders, parcels] = [
    rows.flatMap(({ order }) => order ?? []),
    rows.flatMap(({ parcel }) => parcel ?? []),
  ]
  const source = { id: importedBy(importId ?? 0), timezone }
  const told = await tellHeard({ db, root: c.env.WAYFELT_SECRET }, source, { orders, parcels })
  const known = await knownTold(db, told)
  if (importId !== null && known.orders.size + known.parcels.size < orders.length + parcels.length)
    await storeTold(db, told, now)
  let [order, parcel] = [0, 0]
  return rows.map((row) => {
    const isOrderNew = row.order !== null && !known.orders.has(order++)
    const isParcelNew = row.parcel !== null && !known.parcels.has(parcel++)
    return isOrderNew || isParcelNew
  })
}
