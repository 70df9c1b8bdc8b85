import type { IssueType } from '#contract/delivery/words.ts'
import type { SureClaim } from '#worker/domain/delivery/linking/claims.ts'
import { sayingOfAnswer } from './said.ts'

/** The orders that a claim may mean; each name is sought in its index. */
const CANDIDATES = {
  name: `SELECT id FROM orders WHERE site_id = ?1 AND id = ?5
    UNION SELECT id FROM orders WHERE site_id = ?1 AND number = ?5
    UNION SELECT id FROM orders WHERE site_id = ?1 AND key = ?5`,
  key: 'SELECT id FROM orders WHERE site_id = ?1 AND key = ?5',
  email: `SELECT id FROM orders WHERE site_id = ?1 AND email_hash = ?5 AND placed_at > ?6
    AND placed_at <= ?7`,
} as const satisfies Record<SureClaim['by'], string>

/** Two orders that fit make no link; nor does one where somebody has decided before. */
const linking = (by: SureClaim['by']) => `/* linkingAnswer */ INSERT INTO answer_links
    (site_id, answer_id, kind, target, method, confidence, state, at)
  SELECT ?1, ?2, 'order', min(id), ?4 ->> 'method', ?4 ->> 'confidence', 'linked', ?3
  FROM (${CANDIDATES[by]} LIMIT 2)
  WHERE EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = ?2 AND received_at = ?3)
    AND NOT EXISTS (SELECT 1 FROM answer_links WHERE site_id = ?1 AND answer_id = ?2 AND kind = 'order')
  HAVING count(*) = 1`

/** An answer that is stored in the same batch. */
interface Linking {
  answerId: string
  /** Unix milliseconds. */
  receivedAt: number
  claim: SureClaim
  /** What it names, and a time-ordered id for an issue that is new. */
  issue: { type: IssueType; id: string } | null
}

/**
 * The statements that link an answer to its order and to the issue that it names, for the batch that
 * stores it. Nothing is written where its order is not known yet.
 */
export function linkingAnswer(siteId: number, { answerId, receivedAt, claim, issue }: Linking) {
  const { by, value, placed, ...how } = claim
  const parameters = [siteId, answerId, receivedAt, JSON.stringify(how), value]
  const days = by === 'email' ? [placed.after, placed.until] : []
  return [
    { sql: linking(by), parameters: [...parameters, ...days] },
    ...(issue === null
      ? []
      : sayingOfAnswer(siteId, { answerId, issueId: issue.id, type: issue.type, at: receivedAt })),
  ]
}
