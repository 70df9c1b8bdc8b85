import { run, type ActingDb } from '#worker/db/connect.ts'
import { issueOf } from '#worker/domain/cases/open-case.ts'
import { afterDecision, findOrder } from '#worker/domain/delivery/linking/decide.ts'
import { decideLink } from './decide.ts'
import { leavingOf, readAnswerLinks } from './read.ts'

/** Cases of a list that are looked at, the newest; and answers that one turn links. */
const LOOKED_AT = 200
const MOST = 20

/** Answers of cases that are not done, whose order was not known when they came, and is by now. */
const LATE = `/* linkLate */ SELECT answers.id FROM (
    SELECT * FROM (SELECT answer_id FROM cases INDEXED BY cases_by_list WHERE site_id = ?1
      AND list = 'open' AND id < 'g' ORDER BY id DESC LIMIT ${LOOKED_AT})
    UNION SELECT * FROM (SELECT answer_id FROM cases INDEXED BY cases_by_list WHERE site_id = ?1
      AND list = 'waiting' AND id < 'g' ORDER BY id DESC LIMIT ${LOOKED_AT})) AS undone
  CROSS JOIN answers ON answers.site_id = ?1 AND answers.id = undone.answer_id AND order_ref IS NOT NULL
  WHERE NOT EXISTS (SELECT 1 FROM answer_links WHERE answer_links.site_id = ?1
      AND answer_links.answer_id = answers.id AND kind = 'order')
    AND (EXISTS (SELECT 1 FROM orders WHERE orders.site_id = ?1 AND orders.key = order_ref)
      OR (reference = 'verified'
        AND (EXISTS (SELECT 1 FROM orders WHERE orders.site_id = ?1 AND orders.id = order_ref)
          OR EXISTS (SELECT 1 FROM orders WHERE orders.site_id = ?1 AND orders.number = order_ref))))
  LIMIT ${MOST}`

/**
 * Links answers to orders that were told of after them, where that is certain. What is not is suggested
 * to whoever looks at it.
 * @param hasRoom whether one more may be linked
 * @returns whether nothing is left to do for now
 */
export async function linkLate(db: ActingDb, hasRoom: () => boolean): Promise<boolean> {
  if (!hasRoom()) return false
  const { rows } = await run<{ id: string }>(db, LATE, [db.siteId])
  let linked = 0
  for (const { id } of rows) {
    if (!hasRoom()) return linked === 0
    if (await linkOne(db, id)) linked += 1
  }
  return linked === 0 || rows.length < MOST
}

async function linkOne(db: ActingDb, answerId: string): Promise<boolean> {
  const stored = await readAnswerLinks(db, answerId)
  if (!stored) return false
  const { kept, cases, version, choices } = stored
  const found = findOrder(stored)
  if (found.kind !== 'linked') return false
  const decision = { kind: 'order' as const, target: found.link.order }
  const after = afterDecision(kept, { ...decision, state: 'none' }, { found, ...leavingOf(stored) })
  return await decideLink(db, {
    answerId,
    version,
    kept,
    after,
    cases,
    decision: { ...decision, state: 'linked' },
    issueType: '',
    named: issueOf(choices) ?? '',
  })
}
