import type { LocalDatabase } from './local-server.ts'
import { stageId, touchpointId, type Shop } from './shop.ts'

/** How many newer answers stand before a page. */
const INBOX_DEPTHS = [0, 1000, 100_000]

const FILTERS = {
  'no filter': '',
  'one touchpoint': `&touchpoint=${touchpointId(3)}`,
  'one stage': `&stage=${stageId(2)}`,
  'comments only': '&commented=1',
}

/** A full page of the inbox. */
export interface InboxPage {
  depth: number
  path: string
}

/** Full inbox pages by filter, as deep as the site has answers. */
export async function inboxPages(
  database: LocalDatabase,
  shop: Shop,
  answers: number,
): Promise<Map<string, InboxPage[]>> {
  const pages = new Map<string, InboxPage[]>()
  for (const [name, filter] of Object.entries(FILTERS)) {
    const ofFilter: InboxPage[] = []
    for (const depth of INBOX_DEPTHS.filter((depth) => depth < answers)) {
      const cursor = depth === 0 ? '' : `&cursor=${await idAt(database, shop, depth)}`
      ofFilter.push({ depth, path: `/api/answers?limit=50${cursor}${filter}` })
    }
    pages.set(name, ofFilter)
  }
  return pages
}

async function idAt(database: LocalDatabase, shop: Shop, depth: number): Promise<string> {
  const id = await database
    .prepare('SELECT id FROM answers WHERE site_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2')
    .bind(shop.db.siteId, depth)
    .first<string>('id')
  if (id === null) throw new Error(`There is no answer at depth ${depth}`)
  return id
}
