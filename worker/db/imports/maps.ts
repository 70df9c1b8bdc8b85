import { and, desc, eq } from 'drizzle-orm'
import type { ImportMap } from '#contract/imports.ts'
import { LIMITS } from '#contract/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { importMaps } from '#worker/db/schema/site/imports.ts'

/** A map by which a file was read. */
export interface KeptMap {
  /** Made of its content. */
  id: string
  map: ImportMap
}

/** Keeps a map; one that is there was used again. Those that were not used for longest go. */
export function keepingMap({ siteId }: SiteDb, { id, map }: KeptMap, now: number) {
  return [
    {
      sql: `/* keepingMap */ INSERT INTO import_maps (site_id, id, map, used_at)
        VALUES (?1, ?2, ?3, ?4) ON CONFLICT (site_id, id) DO UPDATE SET used_at = excluded.used_at`,
      parameters: [siteId, id, JSON.stringify(map), now],
    },
    {
      // Pieces of a file that is still read need theirs.
      sql: `/* keepingMap */ DELETE FROM import_maps WHERE site_id = ?1 AND id IN (
          SELECT id FROM import_maps WHERE site_id = ?1
          ORDER BY used_at DESC, id LIMIT -1 OFFSET ${LIMITS.importMaps})
        AND id NOT IN (SELECT map FROM imports
          WHERE site_id = ?1 AND state = 'running' AND map IS NOT NULL)`,
      parameters: [siteId],
    },
  ]
}

/** A kept map of the site; null if there is none of this name. */
export async function findMap({ orm, siteId }: SiteDb, id: string): Promise<ImportMap | null> {
  const [row] = await orm
    .select({ map: importMaps.map })
    .from(importMaps)
    .where(and(eq(importMaps.siteId, siteId), eq(importMaps.id, id)))
  return row?.map ?? null
}

/** The site's maps, the one that was used last first. */
export async function listMaps({ orm, siteId }: SiteDb, most: number): Promise<KeptMap[]> {
  return await orm
    .select({ id: importMaps.id, map: importMaps.map })
    .from(importMaps)
    .where(eq(importMaps.siteId, siteId))
    .orderBy(desc(importMaps.usedAt), importMaps.id)
    .limit(most)
}
