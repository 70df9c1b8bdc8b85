import { Hono } from 'hono'
import { importPreviewQuerySchema, type ImportPreview } from '#contract/import-runs.ts'
import type { ImportMap } from '#contract/imports.ts'
import { LIMITS } from '#contract/words.ts'
import { listMaps } from '#worker/db/imports/maps.ts'
import { fittingMap, previewFile } from '#worker/domain/imports/preview.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'

/** Maps that are tried on a file: each costs time. */
const TRIED = 20

/** `POST /api/imports/preview`: what a file seems to be, before anything is told of it. */
export const importPreview = new Hono<AppEnv>().post(
  '/imports/preview',
  may('answers:write'),
  validate('query', importPreviewQuerySchema),
  async (c) => {
    const { format = null, charset = null, separator = null, more, target } = c.req.valid('query')
    const bytes = await readStart(c.req.raw)
    const maps = await listMaps(c.get('db'), TRIED)
    const isWhole = more !== '1'
    const start = { bytes, isWhole, format, charset, separator }
    const preview = await previewFile(start, target)
    const names = preview.columns.map(({ name }) => name)
    const kept = fittingMap(
      maps.map(({ map }) => map),
      names,
      target,
    )
    return c.json({ ...preview, kept: kept && toJson(kept) } satisfies ImportPreview)
  },
)

/** A map as its file has it. */
function toJson({ columns, answers }: ImportMap): Record<string, unknown> {
  return answers ? { ...columns, answers } : columns
}

async function readStart(request: Request): Promise<Uint8Array> {
  const bytes = new Uint8Array(LIMITS.importPreviewBytes)
  let size = 0
  for await (const chunk of request.body ?? []) {
    if (size + chunk.byteLength > bytes.length)
      throw new AppError('too_large', 'The first 64 KB of the file are enough.')
    bytes.set(chunk, size)
    size += chunk.byteLength
  }
  return bytes.subarray(0, size)
}
