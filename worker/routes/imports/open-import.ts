import type { ImportTargetName } from '#contract/delivery/words.ts'
import { NO_MAP, type ImportMap } from '#contract/imports.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { findMap } from '#worker/db/imports/maps.ts'
import { beginImport, findImport, type ImportRow } from '#worker/db/imports/runs.ts'
import { AppError } from '#worker/errors.ts'
import { keptMap } from '#worker/secrets/kept-map.ts'

/** An import that takes pieces, and how its file is read. */
export interface OpenImport {
  id: number
  map: ImportMap
  namespace: string | null
  /** Whether this call began it. */
  isNew: boolean
}

/**
 * The import that a piece belongs to.
 * @param id of one that was begun before; null begins one
 * @throws AppError `not_found`, or `conflict` if it takes no pieces any more
 */
export async function openImport(
  db: ActingDb,
  id: number | null,
  asked: {
    map: ImportMap | null
    namespace: string | null
    file: string | null
    target?: ImportTargetName
  },
): Promise<OpenImport> {
  const { map, namespace, target = 'answers' } = asked
  if (id === null) {
    const made = await beginImport(db, { ...asked, map: await keptMap(map) }, false)
    return { id: made, map: map ?? NO_MAP, namespace, isNew: true }
  }
  const row = foundImport(await findImport(db, id))
  if (row.state !== 'running' && row.state !== 'done')
    throw new AppError(
      'conflict',
      'This import was cancelled or undone: no more of it is taken. Begin another one.',
    )
  if (row.target !== target)
    throw new AppError('conflict', 'This import is of other things: begin another one.')
  const kept = map === null && row.map !== null ? await findMap(db, row.map) : null
  return { id, map: map ?? kept ?? NO_MAP, namespace: namespace ?? row.namespace, isNew: false }
}

/** @throws AppError `not_found` where there is no import */
export function foundImport(row: ImportRow | null): ImportRow {
  if (!row) throw new AppError('not_found', 'There is no such import.')
  return row
}
