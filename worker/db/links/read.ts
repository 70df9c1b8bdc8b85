import type { IssueType } from '#contract/delivery/words.ts'
import type { Reference } from '#contract/words.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { KeptLink } from '#worker/domain/delivery/linking/decide.ts'
import type { LinkableOrder } from '#worker/domain/delivery/link.ts'
import type { Claiming } from '#worker/domain/delivery/linking/claims.ts'

/** Orders of one e-mail address that are looked at, the newest. */
const MOST_ORDERS = 20

/** A link as it is kept, with what people call its other end. */
export interface StoredLink extends KeptLink {
  name: string
  /** The order of an issue; '' for none and for an order. */
  orderId: string
  byName: string
}

/** A case that an answer has begun. */
export interface AnsweredCase {
  id: string
  number: number
  orderId: string
  issueId: string | null
  issue: IssueType | ''
}

/** What is known of an answer's links. */
export interface AnswerLinks {
  claiming: Claiming
  /** Codes of what it names. */
  choices: string[]
  kept: StoredLink[]
  /** Changes with each change of what is kept. */
  version: string
  /** Orders that the answer may mean. */
  orders: (LinkableOrder & { state: string })[]
  /** Issues of the order that it is linked to. */
  issues: { id: string; type: IssueType }[]
  cases: AnsweredCase[]
}

/** What tells whether links were changed since they were read. */
export const VERSION = `(SELECT count(*) || '.' || coalesce(sum(at), 0) FROM answer_links
  WHERE site_id = ?1 AND answer_id = ?2)`

const ANSWER = `/* readAnswerLinks */ SELECT order_ref AS orderRef, customer_ref AS customerRef, respondent,
    reference, answered_at AS answeredAt, coalesce(choices, '[]') AS choices, ${VERSION} AS version,
    client_id LIKE 'once1\\_%' ESCAPE '\\' AND (order_ref IS NULL OR EXISTS (SELECT 1 FROM recipient_lists
      CROSS JOIN recipients INDEXED BY recipients_by_person ON recipients.site_id = ?1
        AND list = recipient_lists.code AND person = answers.respondent
        AND recipients.order_ref = answers.order_ref
      WHERE recipient_lists.site_id = ?1)) AS isRecipients
  FROM answers WHERE site_id = ?1 AND id = ?2`
const KEPT = `/* readAnswerLinks */ SELECT kind, target, method, confidence, answer_links.state,
    by_name AS byName, coalesce(delivery_issues.order_id, '') AS orderId,
    coalesce(iif(kind = 'order', orders.number, delivery_issues.type), target) AS name
  FROM answer_links
  LEFT JOIN orders ON orders.site_id = ?1 AND orders.id = target AND kind = 'order'
  LEFT JOIN delivery_issues ON delivery_issues.site_id = ?1 AND delivery_issues.id = target
    AND kind = 'issue'
  WHERE answer_links.site_id = ?1 AND answer_id = ?2 AND kind IN ('order', 'issue')
  ORDER BY kind DESC, answer_links.state, confidence DESC`
const NAME = 'SELECT order_ref FROM answers WHERE site_id = ?1 AND id = ?2'
const ORDERS = `/* readAnswerLinks */ SELECT id, coalesce(number, id) AS number, key, email_hash AS emailHash,
    coalesce(placed_at, 0) AS placedAt, state
  FROM orders WHERE site_id = ?1 AND id IN (
    SELECT id FROM orders WHERE site_id = ?1 AND id = (${NAME})
    UNION SELECT id FROM orders WHERE site_id = ?1 AND number = (${NAME})
    UNION SELECT id FROM orders WHERE site_id = ?1 AND key = (${NAME})
    UNION SELECT id FROM (SELECT orders.id FROM answers
        CROSS JOIN orders INDEXED BY orders_by_email ON orders.site_id = ?1 AND email_hash IS NOT NULL
        AND email_hash IN (answers.customer_ref, respondent) AND placed_at <= answered_at
      WHERE answers.site_id = ?1 AND answers.id = ?2 ORDER BY placed_at DESC LIMIT ${MOST_ORDERS}))`
const ISSUES = `/* readAnswerLinks */ SELECT delivery_issues.id, type FROM answer_links
  CROSS JOIN delivery_issues INDEXED BY delivery_issues_by_parcel ON delivery_issues.site_id = ?1
    AND order_id = target
  WHERE answer_links.site_id = ?1 AND answer_id = ?2 AND kind = 'order' AND state = 'linked'
  ORDER BY opened_at LIMIT 50`
const CASES = `/* readAnswerLinks */ SELECT id, number, order_id AS orderId, issue_id AS issueId, issue
  FROM cases INDEXED BY cases_by_answer
  WHERE site_id = ?1 AND answer_id = ?2 AND answer_id IS NOT NULL ORDER BY id LIMIT 20`

/** What is known of an answer's links, in one round trip; null for no such answer. */
export async function readAnswerLinks(db: SiteDb, answerId: string): Promise<AnswerLinks | null> {
  const [answers = [], kept = [], orders = [], issues = [], cases = []] = await runBatch<never>(
    db,
    [ANSWER, KEPT, ORDERS, ISSUES, CASES].map((sql) => ({
      sql,
      parameters: [db.siteId, answerId],
    })),
  )
  const [answer] = answers as (Omit<Claiming, 'isRecipients'> & {
    isRecipients: number
    version: string
    choices: string
    reference: Reference | null
  })[]
  if (!answer) return null
  const { version, isRecipients, choices, ...claims } = answer
  const claiming = { ...claims, isRecipients: isRecipients === 1 }
  // As the schema of an answer let it in.
  const codes = JSON.parse(choices) as string[]
  return { claiming, choices: codes, kept, version, orders, issues, cases }
}

/** What tells which issues an answer leaves with its order. */
export function leavingOf({ kept, cases }: AnswerLinks) {
  return {
    issueOrders: new Map(kept.map(({ target, orderId }) => [target, orderId])),
    caseOrder: cases.find(({ orderId }) => orderId !== '')?.orderId ?? null,
  }
}

/** What an answer in a list hangs together with. */
export interface ListedLinks {
  order: { id: string; number: string } | null
  issue: IssueType | null
  caseId: string | null
}

/** One statement, since the list is read once for each. */
const LISTED = `/* listAnswerLinks */ SELECT value AS answer, kind, target,
    coalesce(iif(kind = 'order', orders.number, delivery_issues.type), target) AS name,
    (SELECT cases.id FROM cases INDEXED BY cases_by_answer WHERE cases.site_id = ?1
      AND cases.answer_id = value AND cases.answer_id IS NOT NULL ORDER BY cases.id DESC LIMIT 1) AS caseId
  FROM json_each(?2)
  LEFT JOIN answer_links ON answer_links.site_id = ?1 AND answer_links.answer_id = value
    AND answer_links.state = 'linked' AND +kind IN ('order', 'issue')
  LEFT JOIN orders ON orders.site_id = ?1 AND orders.id = target AND kind = 'order'
  LEFT JOIN delivery_issues ON delivery_issues.site_id = ?1 AND delivery_issues.id = target
    AND kind = 'issue'`

/** The orders, issues and cases of answers, by the answers' ids; those without any are left out. */
export async function listAnswerLinks(
  db: SiteDb,
  answers: string[],
): Promise<Map<string, ListedLinks>> {
  if (answers.length === 0) return new Map()
  const { rows } = await run<ListedRow>(db, LISTED, [db.siteId, JSON.stringify(answers)])
  const byAnswer = new Map<string, ListedLinks>()
  for (const { answer, kind, target, name, caseId } of rows) {
    if (kind === null && caseId === null) continue
    const known = byAnswer.get(answer) ?? { order: null, issue: null, caseId }
    byAnswer.set(answer, known)
    if (kind === 'order') known.order = { id: target, number: name }
    // The statement has joined an issue's own kind.
    if (kind === 'issue') known.issue = name as IssueType
  }
  return byAnswer
}

interface ListedRow {
  answer: string
  /** Null for an answer without links. */
  kind: 'order' | 'issue' | null
  target: string
  name: string
  caseId: string | null
}
