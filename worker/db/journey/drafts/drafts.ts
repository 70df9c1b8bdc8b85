import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { Edit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import type { MadeEdit } from '#contract/map/draft.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { commit, type Query } from '#worker/db/site/audit.ts'
import { mapDrafts, mapEdits } from '#worker/db/schema/site/drafts.ts'

/*
 * A draft is one row with the whole map, and one for each edit. Edits are numbered; whoever writes
 * names the number that the map was read at, so that of two at once one has to look again.
 */

export type DraftRow = typeof mapDrafts.$inferSelect

/** How many edits a page is told of that has just come. */
const LATEST = 50

/** How long the ids of edits are known after their draft, in ms: 30 days. */
const IDS_KEPT_MS = 30 * 86_400_000

/** The draft of a journey; null where nothing was ever drafted. */
export async function findDraft({ orm, siteId }: SiteDb, id: string): Promise<DraftRow | null> {
  const [row] = await orm
    .select()
    .from(mapDrafts)
    .where(and(eq(mapDrafts.siteId, siteId), eq(mapDrafts.journeyId, id)))
  return row ?? null
}

/** Where the edits of a journey begin and end; null where nothing was ever drafted. */
export async function findSeq(
  { orm, siteId }: SiteDb,
  id: string,
): Promise<Pick<DraftRow, 'seq' | 'since'> | null> {
  const [row] = await orm
    .select({ seq: mapDrafts.seq, since: mapDrafts.since })
    .from(mapDrafts)
    .where(and(eq(mapDrafts.siteId, siteId), eq(mapDrafts.journeyId, id)))
  return row ?? null
}

/** Edits after a number, in their order; without a number the latest ones. */
export async function listEdits(
  { orm, siteId }: SiteDb,
  id: string,
  after: number | null,
): Promise<MadeEdit[]> {
  // Of a draft that is over only ids are kept.
  const isWhole = sql`${mapEdits.edit} ->> 'do' IS NOT NULL`
  const ofDraft = and(eq(mapEdits.siteId, siteId), eq(mapEdits.journeyId, id), isWhole)
  const query = orm.select().from(mapEdits)
  const rows =
    after === null
      ? (await query.where(ofDraft).orderBy(desc(mapEdits.seq)).limit(LATEST)).reverse()
      : await query.where(and(ofDraft, gt(mapEdits.seq, after))).orderBy(asc(mapEdits.seq))
  return rows.map(({ seq, edit, madeBy, madeByName, madeAt }) => ({
    seq,
    // As it was checked before it was stored.
    edit: edit as MadeEdit['edit'],
    by: { id: madeBy, name: madeByName },
    at: madeAt,
  }))
}

/** Which of these edits were taken already, by a draft that may be over: a tab that died may have been heard. */
export async function knownEdits(db: SiteDb, id: string, edits: Edit[]): Promise<Set<string>> {
  const { rows } = await run<{ id: string }>(
    db,
    `/* knownEdits */ SELECT edit ->> 'id' AS id FROM map_edits WHERE site_id = ?1 AND journey_id = ?2
      AND edit ->> 'id' IN (SELECT value FROM json_each(?3))`,
    [db.siteId, id, JSON.stringify(edits.map((edit) => edit.id))],
  )
  return new Set(rows.map((row) => row.id))
}

/** What a batch of edits came to, and what the map was read at. */
export interface NewEdits {
  journeyId: string
  document: MapDocument
  edits: Edit[]
  /** Number of the last edit that the map had when it was read. */
  seq: number
  /** The published version, from which a draft begins that is not there yet. */
  version: number
}

/**
 * Stores edits with the map that they lead to, all of it or nothing.
 * @returns false if somebody else was faster: then the map has to be read again
 */
export async function storeEdits(db: ActingDb, taken: NewEdits): Promise<boolean> {
  const { siteId, actor } = db
  const { journeyId, document, edits, seq, version } = taken
  const last = edits.at(-1)?.id ?? ''
  const [, , stored] = await runBatch<{ seq: number }>(db, [
    {
      sql: `/* storeEdits */ INSERT INTO map_drafts
          (site_id, journey_id, seq, since, document, base_version, changed_at, last_edit)
        VALUES (?1, ?2, 0, 0, NULL, ?3, ?4, '') ON CONFLICT (site_id, journey_id) DO NOTHING`,
      parameters: [siteId, journeyId, version, actor.now],
    },
    {
      // A draft of an older version is over, whatever else it says.
      sql: `/* storeEdits */ UPDATE map_drafts SET
          base_version = iif(document IS NULL, ?7, base_version), document = ?3, seq = seq + ?4,
          changed_at = ?5, last_edit = ?6
        WHERE site_id = ?1 AND journey_id = ?2 AND seq = ?8
          AND ?7 = (SELECT version FROM journeys WHERE site_id = ?1 AND id = ?2)`,
      parameters: [
        siteId,
        journeyId,
        JSON.stringify(document),
        edits.length,
        actor.now,
        last,
        version,
        seq,
      ],
    },
    {
      sql: `/* storeEdits */ INSERT INTO map_edits
          (site_id, journey_id, seq, edit, made_by, made_by_name, made_at)
        SELECT ?1, ?2, ?3 + edit.key + 1, edit.value, ?5, ?6, ?7 FROM json_each(?4) AS edit
        WHERE EXISTS (SELECT 1 FROM map_drafts
          WHERE site_id = ?1 AND journey_id = ?2 AND last_edit = ?8)
        RETURNING seq`,
      parameters: [
        siteId,
        journeyId,
        seq,
        JSON.stringify(edits),
        actor.id,
        actor.name,
        actor.now,
        last,
      ],
    },
  ])
  return (stored?.length ?? 0) > 0
}

/** Gives a draft up; the published map stays as it is. */
export async function discardDraft(
  db: ActingDb,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await commit(
    db,
    { action: 'journey.discarded', target: id, details: { name } },
    endingDraft(db, id),
  )
}

/**
 * The statements that end a draft. Edits go on counting, so that none can be taken for a later one.
 * Their ids stay for a while, and nothing else of them: a tab that died before it heard that an edit
 * had arrived sends it again when it is opened next.
 */
export function endingDraft({ orm, siteId, actor }: ActingDb, id: string): Query[] {
  const after = sql`${mapDrafts.seq} + 1`
  const ofJourney = and(eq(mapEdits.siteId, siteId), eq(mapEdits.journeyId, id))
  return [
    orm
      .update(mapDrafts)
      .set({ document: null, lastEdit: '', seq: after, since: after })
      .where(and(eq(mapDrafts.siteId, siteId), eq(mapDrafts.journeyId, id))),
    orm.delete(mapEdits).where(and(ofJourney, lt(mapEdits.madeAt, actor.now - IDS_KEPT_MS))),
    orm
      .update(mapEdits)
      .set({
        edit: sql`json_object('id', ${mapEdits.edit} ->> 'id')`,
        madeBy: '',
        madeByName: '',
      })
      .where(and(ofJourney, sql`${mapEdits.edit} ->> 'do' IS NOT NULL`)),
  ]
}
