import type { IssueType } from '#contract/delivery/words.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { fieldsOf } from '#worker/db/delivery/order-story.ts'
import type { deliveryIssues, orders, shipments } from '#worker/db/schema/act/orders.ts'
import type { FaultIssue } from '#worker/domain/delivery/figures/fault-split.ts'
import type { EvidenceAnswer, EvidenceCase } from '#worker/domain/delivery/evidence-file.ts'

/** Issues that a look at whose doing they were takes in, the newest. */
export const MOST_ISSUES = 5000

/** @param since the lowest id */
export async function listFaults(db: SiteDb, since: string): Promise<FaultIssue[]> {
  const { rows } = await run<FaultIssue>(
    db,
    `/* listFaults */ SELECT type, carrier, code, order_id AS orderId, fault,
        confirmed_at AS confirmedAt
      FROM delivery_issues WHERE site_id = ?1 AND id >= ?2 ORDER BY id DESC LIMIT ${MOST_ISSUES}`,
    [db.siteId, since],
  )
  return rows
}

type Issue = typeof deliveryIssues.$inferSelect

/** An issue with all that speaks for it. */
export interface Evidence {
  issue: Issue
  /** All issues of its parcel. */
  ofParcel: FaultIssue[]
  parcel: typeof shipments.$inferSelect | null
  order: typeof orders.$inferSelect | null
  answers: EvidenceAnswer[]
  cases: EvidenceCase[]
}

export interface EvidenceWish {
  carrier: string
  /** The lowest id of an issue. */
  since: string
  type: IssueType | undefined
}

/** Issues that are looked through at once. */
const AT_ONCE = 200

/** The issues of a carrier with their evidence, page by page, newest first: 200 are looked at for one. */
export async function* eachEvidence(db: SiteDb, wish: EvidenceWish): AsyncGenerator<Evidence[]> {
  let before = 'g'
  for (;;) {
    const { rows } = await run<Record<string, never>>(
      db,
      `/* eachEvidence */ SELECT * FROM delivery_issues WHERE site_id = ?1 AND id >= ?2 AND id < ?3
        ORDER BY id DESC LIMIT ${AT_ONCE}`,
      [db.siteId, wish.since, before],
    )
    const issues = rows.map((row) => fieldsOf<Issue>(row, []))
    const wanted = issues.filter(
      ({ carrier, type }) => carrier === wish.carrier && (wish.type ?? type) === type,
    )
    if (wanted.length > 0) yield await withEvidence(db, wanted)
    const last = issues.at(-1)
    if (!last || issues.length < AT_ONCE) return
    before = last.id
  }
}

const ANSWER = `answers.id AS id, answered_at AS at, touchpoint_id AS touchpoint, scale, score, comment`
/** What is held is no evidence. */
const COUNTED = 'held <= 0'

async function withEvidence(db: SiteDb, issues: Issue[]): Promise<Evidence[]> {
  const keys = JSON.stringify(
    issues.map(({ id, carrier, code, orderId }) => [id, carrier, code, orderId]),
  )
  const read = (sql: string) => ({
    sql: `/* eachEvidence */ ${sql}`,
    parameters: [db.siteId, keys],
  })
  const EACH = 'FROM json_each(?2) CROSS JOIN'
  const [parcels = [], known = [], siblings = [], answers = [], linked = [], cases = []] =
    await runBatch<never>(db, [
      read(`SELECT value ->> 0 AS issue, shipments.* ${EACH} shipments ON shipments.site_id = ?1
        AND carrier = value ->> 1 AND code = value ->> 2 AND order_id = value ->> 3`),
      read(`SELECT value ->> 0 AS issue, orders.* ${EACH} orders ON orders.site_id = ?1
        AND orders.id = value ->> 3`),
      read(`SELECT value ->> 0 AS issue, delivery_issues.type AS type, carrier, code, order_id,
          fault, confirmed_at
        ${EACH} delivery_issues INDEXED BY delivery_issues_by_parcel ON site_id = ?1 AND order_id = value ->> 3 AND carrier = value ->> 1
        AND code = value ->> 2`),
      read(`SELECT value ->> 0 AS issue, ${ANSWER} FROM json_each(?2)
        LEFT JOIN orders ON orders.site_id = ?1 AND orders.id = value ->> 3
        CROSS JOIN answers INDEXED BY answers_by_order ON answers.site_id = ?1
          AND order_ref IN (value ->> 3, orders.number, orders."key")
          AND reference IN ('verified', 'imported') AND ${COUNTED}`),
      read(`SELECT issue, ${ANSWER} FROM (
          SELECT value ->> 0 AS issue, 'issue' AS of, value ->> 0 AS name FROM json_each(?2)
          UNION ALL SELECT value ->> 0, 'order', value ->> 3 FROM json_each(?2))
        CROSS JOIN answer_links INDEXED BY answer_links_by_target ON answer_links.site_id = ?1
          AND kind = of AND target = name AND answer_links.state = 'linked'
        CROSS JOIN answers ON answers.site_id = ?1 AND answers.id = answer_id AND ${COUNTED}`),
      read(`SELECT value ->> 0 AS issue, number, claim_ref, state ${EACH} cases INDEXED BY cases_by_order
        ON cases.site_id = ?1 AND order_id = value ->> 3 AND order_id <> ''`),
    ])
  const of = <Row>(rows: never[], issue: string, json: string[] = []) =>
    (rows as (Record<string, unknown> & { issue: string })[])
      .filter((row) => row.issue === issue)
      .map((row) => fieldsOf<Row>(row, json))
  return issues.map((issue) => {
    const told = [...of<EvidenceAnswer>(answers, issue.id), ...of<EvidenceAnswer>(linked, issue.id)]
    const once = new Map(told.map((answer) => [answer.id, answer]))
    return {
      issue,
      ofParcel: of<FaultIssue>(siblings, issue.id),
      parcel: of<typeof shipments.$inferSelect>(parcels, issue.id, ['events'])[0] ?? null,
      order: of<typeof orders.$inferSelect>(known, issue.id, ['promises'])[0] ?? null,
      answers: [...once.values()].toSorted((a, b) => a.at - b.at),
      cases: of<EvidenceCase>(cases, issue.id),
    }
  })
}
