import { run, type SiteDb } from '#worker/db/connect.ts'
import type { JudgedAnswer } from '#worker/domain/cases/rules.ts'

/** Answers as rules look at them, oldest first, from a key on. What is held is not among them. */
export async function readJudged(
  db: SiteDb,
  { after, limit }: { after: string; limit: number },
): Promise<(JudgedAnswer & { id: string })[]> {
  const { rows } = await run<
    Omit<JudgedAnswer, 'choices'> & { id: string; choices: string | null }
  >(
    db,
    `/* readJudged */ SELECT id, scale, score, stage_id AS stageId, touchpoint_id AS touchpointId,
        choices, segment, comment, reference
      FROM answers WHERE site_id = ?1 AND id > ?2 AND held <= 0 ORDER BY id LIMIT ?3`,
    [db.siteId, after, limit],
  )
  return rows.map((row) => ({
    ...row,
    // As the schema of an answer let it in.
    choices: row.choices === null ? [] : (JSON.parse(row.choices) as string[]),
  }))
}
