import { isNotNull } from 'drizzle-orm'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { run, runBatch, type ActingDb, type Directory } from '#worker/db/connect.ts'
import { sites } from '#worker/db/schema/map.ts'
import { ENTRY, FORGET, NOT_FORGOTTEN } from './forget.ts'

/** A site that does not keep everything. */
export interface ForgetfulSite {
  siteId: number
  timezone: string
  months: number
  /** Answers up to this key are forgotten. */
  forgottenTo: string
}

/** The sites that forget old answers. */
export async function listForgetfulSites({ orm }: Directory): Promise<ForgetfulSite[]> {
  const rows = await orm
    .select({
      siteId: sites.id,
      timezone: sites.timezone,
      months: sites.retentionMonths,
      forgottenTo: sites.forgottenTo,
    })
    .from(sites)
    .where(isNotNull(sites.retentionMonths))
  return rows.flatMap(({ months, ...site }) => (months === null ? [] : [{ ...site, months }]))
}

/** Of these sites, those that have answers up to `bound` to look at, the furthest behind first. */
export async function listBehind<Site extends ForgetfulSite & { bound: string }>(
  directory: Directory,
  candidates: Site[],
): Promise<Site[]> {
  const wanted = candidates.map(({ siteId, forgottenTo, bound }) => [siteId, forgottenTo, bound])
  const { rows } = await run<{ position: number }>(
    directory,
    `/* listBehind */ SELECT key AS position FROM json_each(?1) AS wanted
    WHERE EXISTS (SELECT 1 FROM answers WHERE site_id = wanted.value ->> 0
      AND id > wanted.value ->> 1 AND id <= wanted.value ->> 2)
    ORDER BY wanted.value ->> 1 LIMIT 50`,
    [JSON.stringify(wanted)],
  )
  return rows.flatMap(({ position }) => candidates[position] ?? [])
}

/**
 * Forgets the next old answers of a site, and notes how far it came: all or nothing. A repeat
 * forgets nothing twice.
 * @param step keys above `from` up to `bound`; looks at `looked` answers and forgets `most`, at most
 * @returns how many there were to forget
 */
export async function forgetOld(
  db: ActingDb,
  step: { from: string; bound: string; months: number; looked: number; most: number },
): Promise<number> {
  const { rows } = await run<{ last: string | null; forgotten: number | null }>(
    db,
    `/* forgetOld */ SELECT max(id) AS last, max(n) AS forgotten
    FROM (SELECT id, sum(${NOT_FORGOTTEN}) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) AS n
      FROM answers WHERE site_id = ?1 AND id > ?2 AND id <= ?3 ORDER BY id LIMIT ?4)
    WHERE n <= ?5`,
    [db.siteId, step.from, step.bound, step.looked, step.most],
  )
  const { last = null, forgotten } = rows[0] ?? {}
  if (last === null) return 0
  const range = [db.siteId, step.from, last]
  await runBatch(db, [
    note(db, range, step.months),
    {
      sql: `/* forgetOld */ UPDATE answers SET ${FORGET}
        WHERE site_id = ?1 AND id > ?2 AND id <= ?3 AND ${NOT_FORGOTTEN}`,
      parameters: range,
    },
    {
      // An import of older answers may have set it back meanwhile: then the next run starts there.
      sql: '/* forgetOld */ UPDATE sites SET forgotten_to = ?3 WHERE id = ?1 AND forgotten_to = ?2',
      parameters: range,
    },
  ])
  return forgotten ?? 0
}

/** Forgets old test answers of installations. @param instant Unix milliseconds */
export async function forgetTestAnswers(directory: Directory, instant: number): Promise<void> {
  await run(directory, '/* forgetTestAnswers */ DELETE FROM test_answers WHERE at < ?1', [instant])
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
