import type { IssueType } from '#contract/delivery/words.ts'
import type { SureClaim } from '#worker/domain/delivery/linking/claims.ts'
import { sayingOfAnswers } from './said.ts'

const claims = (index = '') =>
  `json_each(?2) CROSS JOIN orders ${index} ON orders.site_id = ?1 AND value ->> 'by'`
/** The orders that claims may mean; each name is sought in its index. */
const CANDIDATES = {
  name: ['id', 'number', 'key']
    .map(
      (column) =>
        `SELECT value, orders.id FROM ${claims()} = 'name' AND orders.${column} = value ->> 'value'`,
    )
    .join(' UNION '),
  key: `SELECT value, orders.id FROM ${claims()} = 'key' AND orders.key = value ->> 'value'`,
  email: `SELECT value, orders.id FROM ${claims('INDEXED BY orders_by_email')} = 'email'
    AND email_hash = value ->> 'value' AND email_hash IS NOT NULL
    AND placed_at > value ->> 'after' AND placed_at <= value ->> 'until'`,
} as const satisfies Record<SureClaim['by'], string>

/** Two orders that fit make no link; nor does one where somebody has decided before. */
const linking = (by: SureClaim['by']) => `/* linkingAnswers */ INSERT INTO answer_links
    (site_id, answer_id, kind, target, method, confidence, state, at)
  SELECT ?1, value ->> 'answerId', 'order', min(id), value ->> 'method', value ->> 'confidence', 'linked',
    value ->> 'at'
  FROM (${CANDIDATES[by]})
  WHERE EXISTS (SELECT 1 FROM answers WHERE answers.site_id = ?1 AND answers.id = value ->> 'answerId'
      AND received_at = value ->> 'at')
    AND NOT EXISTS (SELECT 1 FROM answer_links WHERE answer_links.site_id = ?1
      AND answer_id = value ->> 'answerId' AND kind = 'order')
  GROUP BY value HAVING count(*) = 1`

/** An answer that is stored in the same batch. */
export interface LinkingAnswer {
  answerId: string
  /** When it was received, Unix milliseconds. */
  at: number
  claim: SureClaim
  /** What it names; null for nothing. */
  type: IssueType | null
  /** Time-ordered, for an issue that is new. */
  issueId: string
}

/**
 * The statements that link answers to their orders and to the issues that they name, for the batch
 * that stores them. Nothing is written where an order is not known yet.
 */
export function linkingAnswers(siteId: number, answers: LinkingAnswer[]) {
  const kinds = [...new Set(answers.map(({ claim }) => claim.by))]
  const claims = answers.map(({ answerId, at, claim }) => ({ ...claim, answerId, at }))
  const said = answers.flatMap(({ type, ...one }) => (type === null ? [] : [{ ...one, type }]))
  return [
    ...kinds.map((by) => ({ sql: linking(by), parameters: [siteId, JSON.stringify(claims)] })),
    ...(said.length === 0 ? [] : sayingOfAnswers(siteId, said)),
  ]
}
