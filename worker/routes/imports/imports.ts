import { Hono } from 'hono'
import {
  importChangeSchema,
  newImportSchema,
  type ImportList,
  type ImportRun,
} from '#contract/import-runs.ts'
import { LIMITS } from '#contract/words.ts'
import {
  beginImport,
  cancelImport,
  findImport,
  listImports,
  toImportRun,
} from '#worker/db/imports/runs.ts'
import { undoImport } from '#worker/db/imports/undo.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'
import { keptMap } from '#worker/secrets/kept-map.ts'
import { foundImport } from './open-import.ts'

const BODY_BYTES = LIMITS.importMapBytes + 4096

/** Imports of files: begun, cancelled, listed, and undone as a whole. */
export const imports = new Hono<AppEnv>()
  .get('/imports', may('answers:write'), async (c) =>
    c.json({ imports: await listImports(c.get('db')) } satisfies ImportList),
  )
  .post('/imports', may('answers:write'), async (c) => {
    const told = await readJson(c.req.raw, newImportSchema, BODY_BYTES)
    const { file = null, namespace = null, target } = told
    const map = (target === 'orders' ? told.orderMap : told.map) ?? null
    const db = c.get('db')
    const id = await beginImport(db, { file, namespace, target, map: await keptMap(map) }, true)
    const made = foundImport(await findImport(db, id))
    return c.json(toImportRun(made) satisfies ImportRun, 201)
  })
  .patch('/imports/:id', may('answers:write'), async (c) => {
    await readJson(c.req.raw, importChangeSchema, BODY_BYTES)
    const db = c.get('db')
    const { id, state } = foundImport(await findImport(db, numberOf(c.req.param('id'))))
    if (state !== 'running' && state !== 'cancelled')
      throw new AppError('conflict', 'This import is over: it can be undone, not cancelled.')
    await cancelImport(db, id)
    return c.json(toImportRun(foundImport(await findImport(db, id))) satisfies ImportRun)
  })
  // Not by key: who takes answers out of the figures for good is a person.
  .post('/imports/:id/undo', may('site:manage'), async (c) => {
    const row = await undoImport(c.get('db'), numberOf(c.req.param('id')))
    return c.json(toImportRun(foundImport(row)) satisfies ImportRun)
  })

/** The number that names an import; 0, which is none, for what can name none. */
function numberOf(text: string): number {
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : 0
}
