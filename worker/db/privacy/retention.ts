import { timeOrderedId } from '#worker/domain/ids.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { ENTRY, FORGET, NOT_FORGOTTEN } from './forget.ts'

/**
 * Forgets old answers of the site, and notes how far it came: all or nothing. A repeat forgets
 * nothing twice.
 * @param step keys above `from` up to `last`
 */
export async function forgetOld(
  db: ActingDb,
  { from, last, months }: { from: string; last: string; months: number },
): Promise<void> {
  const range = [db.siteId, from, last]
  await runBatch(db, [
    note(db, range, months),
    {
      sql: `/* forgetOld */ UPDATE answers SET ${FORGET}
        WHERE site_id = ?1 AND id > ?2 AND id <= ?3 AND ${NOT_FORGOTTEN}`,
      parameters: range,
    },
    {
      // An import of older answers may have set it back meanwhile: then the next run starts there.
      sql: `/* forgetOld */ INSERT INTO retention (site_id, forgotten_to) VALUES (?1, ?3)
        ON CONFLICT (site_id) DO UPDATE SET forgotten_to = ?3 WHERE forgotten_to = ?2`,
      parameters: range,
    },
  ])
}

/** Forgets old test answers of the installation. @param instant Unix milliseconds */
export async function forgetTestAnswers(db: SiteDb, instant: number): Promise<void> {
  await run(db, '/* forgetTestAnswers */ DELETE FROM test_answers WHERE site_id = ?1 AND at < ?2', [
    db.siteId,
    instant,
  ])
}

/** The audit entry, if there is anything to forget. */
function note({ actor }: ActingDb, range: unknown[], months: number) {
  const id = timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10)))
  return {
    sql: `/* forgetOld */ ${ENTRY} SELECT ?1, ?4, ?5, ?6, ?7, ?8, 'privacy.erased', 'retention',
        json_object('answers', n, 'months', ?9)
      FROM (SELECT count(*) AS n FROM answers
        WHERE site_id = ?1 AND id > ?2 AND id <= ?3 AND ${NOT_FORGOTTEN}) WHERE n > 0`,
    parameters: [...range, id, actor.now, actor.kind, actor.id, actor.name, months],
  }
}
