import { Hono } from 'hono'
import { importQuerySchema, NO_MAP, type ImportReport } from '#contract/imports.ts'
import { dropEmptyImport, notePiece, pieceOf } from '#worker/db/imports/runs.ts'
import { dryImportStore, importStore, loadImportTarget } from '#worker/db/imports/store.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { importOf } from '#worker/domain/imports/job-name.ts'
import { readFrom } from '#worker/domain/imports/piece.ts'
import { runImport } from '#worker/domain/imports/run-import.ts'
import { dryStore } from '#worker/domain/imports/store.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { askedPiece } from './asked-piece.ts'
import { parseMap, splitBody } from './body.ts'
import { openImport } from './open-import.ts'

/** `POST /api/import/answers`: a CSV or NDJSON file of answers as the body. See docs/import.md. */
export const importPieces = new Hono<AppEnv>().post(
  '/import/answers',
  may('answers:write'),
  validate('query', importQuerySchema),
  async (c) => {
    const { dry, from, ...asked } = c.req.valid('query')
    const type = c.req.header('content-type') ?? ''
    const db = c.get('db')
    const now = Date.now()
    const before = from === undefined ? null : readFrom(from)
    const target = await loadImportTarget(db, await ownSite(c.get('own')))
    const body = await splitBody(c.req.raw, asked.mapBytes)
    const told = {
      map: asked.map === undefined ? body.map : parseMap(asked.map),
      namespace: asked.namespace ?? null,
      file: asked.file ?? null,
    }
    const known = before ? importOf(before.job) : (asked.import ?? null)
    const isDry = dry === '1'
    const open = isDry ? null : await openImport(db, known, told)
    const running = runImport({
      ...askedPiece(asked, { before, type, importId: open?.id ?? 0 }),
      chunks: body.file,
      misfits: asked.misfits ?? 'refuse',
      dryRun: isDry,
      target,
      map: open?.map ?? told.map ?? NO_MAP,
      namespace: open ? open.namespace : told.namespace,
      store: open ? importStore(db, open.id, now) : dryStore(dryImportStore(db), target),
      secrets: siteHashes(c.env.WAYFELT_SECRET, db.siteId),
      now,
    })
    const report: ImportReport = await running.catch(async (error: unknown) => {
      if (open?.isNew) await dropEmptyImport(db, open.id)
      throw error
    })
    // Last, when all old answers are there; broken off before, the site is due within a day anyway.
    if (open && report.accepted > 0) await makeDue(c.get('own'), now)
    if (open)
      await notePiece(db, open.id, { ...pieceOf(report, before?.place.line), isLogged: open.isNew })
    return c.json(report)
  },
)
