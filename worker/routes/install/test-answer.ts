import type { Context } from 'hono'
import type { AnswerBody, AnswerReceipt } from '#contract/collect/answers.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { findCheckedSite, keepTestAnswer } from '#worker/db/install.ts'
import { checkTokenOf } from '#worker/domain/install/check-token.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { answerIgnored, callerOf } from '#worker/routes/collect/caller.ts'

/**
 * Keeps an answer apart that was given on a page opened with the checker's link: it is shown on the
 * install page and counted nowhere. @returns null for every other answer
 * @param comment as it may be stored
 */
export async function keepIfTest(
  c: Context<AppEnv>,
  db: SiteDb,
  { body, comment, now }: { body: AnswerBody; comment: string | null; now: number },
) {
  const token = checkTokenOf(body.url)
  if (token === null) return null
  const { id, survey, score } = body
  const answer = { id, survey, score, comment, origin: callerOf(c).origin }
  const checked = await findCheckedSite(directoryOf(c), token, now)
  if (checked?.db.siteId !== db.siteId) return answerIgnored(c, 'check-over')
  await keepTestAnswer(db, answer, now)
  return c.json({ id, duplicate: false } satisfies AnswerReceipt, 201)
}
