import { Hono } from 'hono'
import {
  importMapSchema,
  importQuerySchema,
  NO_MAP,
  type ImportMap,
  type ImportReport,
} from '#contract/imports.ts'
import { LIMITS } from '#contract/words.ts'
import { commit } from '#worker/db/site/audit.ts'
import { importStore, loadImportTarget } from '#worker/db/imports.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { namedCharset } from '#worker/domain/imports/file/encoding.ts'
import { namedFormat } from '#worker/domain/imports/file/format.ts'
import { readFrom } from '#worker/domain/imports/piece.ts'
import { runImport } from '#worker/domain/imports/run-import.ts'
import { dryStore } from '#worker/domain/imports/store.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { parse, validate } from '#worker/http/validate.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/** `POST /api/import/answers`: a CSV or NDJSON file of answers as the body. See docs/import.md. */
export const imports = new Hono<AppEnv>().post(
  '/import/answers',
  may('answers:write'),
  validate('query', importQuerySchema),
  async (c) => {
    const { format, map, dry, rows, from, more, ...asked } = c.req.valid('query')
    const type = c.req.header('content-type') ?? ''
    if (type.startsWith('multipart/'))
      throw new AppError('unsupported_media_type', 'Send the file itself as the body, not a form.')
    const db = c.get('db')
    const now = Date.now()
    const before = from === undefined ? null : readFrom(from)
    const target = await loadImportTarget(db, await ownSite(c.get('own')))
    const store = importStore(db, now)
    const report: ImportReport = await runImport({
      job: before?.job ?? crypto.randomUUID(),
      chunks: cappedBody(c.req.raw),
      format: format ?? namedFormat(type),
      charset: before?.charset ?? asked.charset ?? namedCharset(type),
      separator: before?.separator ?? asked.separator ?? null,
      map: parseMap(map),
      namespace: asked.namespace ?? null,
      misfits: asked.misfits ?? 'refuse',
      dryRun: dry === '1',
      piece: { rows, from: before?.place ?? null, hasMore: more === '1' },
      target,
      store: dry === '1' ? dryStore(store, target) : store,
      secrets: siteHashes(c.env.WAYFELT_SECRET, db.siteId),
      now,
    })
    if (dry !== '1') {
      // Last, when all old answers are there; broken off before, the site is due within a day anyway.
      if (report.accepted > 0) await makeDue(c.get('own'), now)
      await commit(
        db,
        {
          action: 'answers.imported',
          target: report.job,
          details: {
            accepted: report.accepted,
            duplicate: report.duplicate,
            skipped: report.skipped,
            // The report lists no more than the first of them.
            rejected: report.rejectedCount,
          },
        },
        [],
      )
    }
    return c.json(report)
  },
)

function parseMap(text: string | undefined): ImportMap {
  if (text === undefined) return NO_MAP
  try {
    return parse(importMapSchema, JSON.parse(text))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid', 'The map is not valid JSON.', [
      { field: 'map', reason: 'must be JSON, URL-encoded' },
    ])
  }
}

/**
 * The body in pieces, up to the limit. A body that does not tell its size is stopped on the way:
 * its first rows have landed then, and count as duplicates when the parts are sent.
 */
async function* cappedBody(request: Request): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > LIMITS.importBytes) throw tooLarge()
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > LIMITS.importBytes) throw tooLarge()
    yield chunk
  }
}

function tooLarge(): AppError {
  return new AppError(
    'too_large',
    'One call takes 25 MB. Send a larger file in pieces, or use `npm run import`.',
  )
}
