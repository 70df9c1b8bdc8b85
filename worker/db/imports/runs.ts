import { and, desc, eq } from 'drizzle-orm'
import type { ImportRun } from '#contract/import-runs.ts'
import type { ImportReport } from '#contract/imports.ts'
import type { ImportTargetName } from '#contract/delivery/words.ts'
import type { AuditAction } from '#contract/rights.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { keepingMap, type KeptMap } from '#worker/db/imports/maps.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'
import { imports } from '#worker/db/schema/site/imports.ts'
import { readFrom } from '#worker/domain/imports/piece.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'

/*
 * An import is a row that its answers point to. What it stored is counted with the answers, in one
 * transaction; the rest at the end of each piece, and only if the piece follows the one before.
 */

const LISTED = 100

export type ImportRow = typeof imports.$inferSelect

/** What is told of a file before its first piece. */
export interface NewImport {
  file: string | null
  namespace: string | null
  /** Null for a file of our own columns. */
  map: KeptMap | null
  /** What the file holds; answers unless told. */
  target?: ImportTargetName
}

/** What one piece of a file added up to. */
export interface PieceCounts {
  rows: number
  /** Accepted, duplicate, rejected and skipped ones. */
  answers: number
  rejected: number
  skipped: number
  /** Rows of a file of orders that told something new; answers are counted where they are stored. */
  accepted: number
}

const NEWEST = '(SELECT max(id) FROM imports WHERE site_id = ?1)'
/** Facts of an entry; ?8 … ?11 are what a last piece adds. */
const facts = (accepted: string) => `json_object('file', file, 'accepted', ${accepted},
  'duplicate', max(0, answers + ?8 - ${accepted} - rejected - ?9 - skipped - ?10),
  'skipped', skipped + ?10, 'rejected', rejected + ?9)`

/**
 * Begins an import.
 * @param isLogged whether it gets an entry; a file that is sent in one call has one at its end
 * @returns its number
 */
export async function beginImport(
  db: ActingDb,
  { file, namespace, map, target = 'answers' }: NewImport,
  isLogged: boolean,
): Promise<number> {
  const { siteId, actor } = db
  const results = await runBatch<{ id: number }>(db, [
    ...(map ? keepingMap(db, map, actor.now) : []),
    {
      sql: `/* beginImport */ INSERT INTO imports
          (site_id, id, state, file, namespace, map, made_by, made_by_name, made_at, target)
        SELECT ?1, coalesce(max(id), 0) + 1, 'running', ?2, ?3, ?4, ?5, ?6, ?7, ?8
        FROM imports WHERE site_id = ?1 RETURNING id`,
      parameters: [
        siteId,
        file,
        namespace,
        map?.id ?? null,
        actor.id,
        actor.name,
        actor.now,
        target,
      ],
    },
    ...(isLogged
      ? [
          {
            sql: `/* beginImport */ ${ENTRY}
              SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'import.begun', CAST(id AS TEXT),
                json_object('file', file) FROM imports WHERE site_id = ?1 AND id = ${NEWEST}`,
            parameters: [siteId, ...signature(db)],
          },
        ]
      : []),
  ])
  const id = results.flat().find((row) => 'id' in row)?.id
  if (id === undefined) throw new Error('The database returned no import')
  return id
}

/** Forgets an import of a file that was refused before anything of it landed. */
export async function dropEmptyImport(db: SiteDb, id: number): Promise<void> {
  await run(
    db,
    `/* dropEmptyImport */ DELETE FROM imports
      WHERE site_id = ?1 AND id = ?2 AND state = 'running' AND rows = 0 AND accepted = 0`,
    [db.siteId, id],
  )
}

/** An import of the site; null if there is none of this number. */
export async function findImport({ orm, siteId }: SiteDb, id: number): Promise<ImportRow | null> {
  const [row] = await orm
    .select()
    .from(imports)
    .where(and(eq(imports.siteId, siteId), eq(imports.id, id)))
  return row ?? null
}

/** The site's imports, the latest first. */
export async function listImports({ orm, siteId }: SiteDb): Promise<ImportRun[]> {
  const rows = await orm
    .select()
    .from(imports)
    .where(eq(imports.siteId, siteId))
    .orderBy(desc(imports.id))
    .limit(LISTED)
  return rows.map(toImportRun)
}

/**
 * Adds what a piece came to, unless that was done before: a piece may be sent again. The last one
 * ends the import, with its entry in the log.
 * @param piece `from` and `next` are lines of the file; `next` is null at its end
 */
export async function notePiece(
  db: ActingDb,
  id: number,
  piece: {
    from: number
    next: number | null
    counts: PieceCounts
    isLogged: boolean
    target?: ImportTargetName
  },
): Promise<void> {
  const { siteId, actor } = db
  const { from, next, counts, isLogged, target = 'answers' } = piece
  const isLast = next === null
  const { rows, answers, rejected, skipped, accepted } = counts
  const done: AuditAction = target === 'orders' ? 'orders.told' : 'answers.imported'
  const action: AuditAction = isLast ? done : 'import.begun'
  await runBatch(db, [
    ...(isLast || isLogged
      ? [
          {
            sql: `/* notePiece */ ${ENTRY}
              SELECT ?1, ?3, ?4, ?5, ?6, ?7, ?11, CAST(id AS TEXT), ${isLast ? facts('(accepted + ?13)') : 'json_object()'}
              FROM imports WHERE site_id = ?1 AND id = ?2 AND line = ?12 AND state = 'running'`,
            parameters: [
              siteId,
              id,
              ...signature(db),
              answers,
              rejected,
              skipped,
              action,
              from,
              ...(isLast ? [accepted] : []),
            ],
          },
        ]
      : []),
    {
      sql: `/* notePiece */ UPDATE imports SET rows = rows + ?4, answers = answers + ?5, accepted = accepted + ?10,
          rejected = rejected + ?6, skipped = skipped + ?7, line = ?8,
          state = iif(?9 IS NULL, state, 'done'), ended_at = ?9
        WHERE site_id = ?1 AND id = ?2 AND line = ?3 AND state = 'running'`,
      parameters: [
        siteId,
        id,
        from,
        rows,
        answers,
        rejected,
        skipped,
        next ?? from,
        isLast ? actor.now : null,
        accepted,
      ],
    },
  ])
}

/** What the report of a piece adds; `from` is the line on which it started, 0 for the file's beginning. */
export function pieceOf(report: ImportReport, from = 0, target: ImportTargetName = 'answers') {
  const { rows, duplicate, rejectedCount: rejected, skipped, next } = report
  const answers = report.accepted + duplicate + rejected + skipped
  const accepted = target === 'orders' ? report.accepted : 0
  const line = next ? readFrom(next.from).place.line : null
  return { from, next: line, target, counts: { rows, answers, rejected, skipped, accepted } }
}

/** Cancels an import that is running: what landed stays, and no further piece is taken. */
export async function cancelImport(db: ActingDb, id: number): Promise<void> {
  const { siteId, actor } = db
  await runBatch(db, [
    {
      sql: `/* cancelImport */ ${ENTRY}
        SELECT ?1, ?3, ?4, ?5, ?6, ?7, 'import.cancelled', CAST(id AS TEXT), ${facts('accepted')}
        FROM imports WHERE site_id = ?1 AND id = ?2 AND state = 'running'`,
      parameters: [siteId, id, ...signature(db), 0, 0, 0],
    },
    {
      sql: `/* cancelImport */ UPDATE imports SET state = 'cancelled', ended_at = ?3
        WHERE site_id = ?1 AND id = ?2 AND state = 'running'`,
      parameters: [siteId, id, actor.now],
    },
  ])
}

/** What is told of an import. */
export function toImportRun(row: ImportRow): ImportRun {
  const { id, state, file, namespace, madeByName, madeAt, endedAt, target } = row
  const { rows, accepted, rejected, skipped, undone } = row
  // In the middle of a piece its answers are there, and its rows are not counted yet.
  const duplicate = Math.max(0, row.answers - accepted - rejected - skipped)
  const by = madeByName
  const counts = { rows, accepted, duplicate, rejected, skipped, undone }
  return { id, target, state, file, namespace, by, madeAt, endedAt, ...counts }
}

/** Id, time and actor of an audit entry. */
export function signature({ actor }: ActingDb): unknown[] {
  const id = timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10)))
  return [id, actor.now, actor.kind, actor.id, actor.name]
}
