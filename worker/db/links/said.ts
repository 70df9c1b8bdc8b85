import { ISSUES } from '#contract/delivery/words.ts'
import { METHOD_FACTS } from '#worker/domain/delivery/link.ts'

/*
 * What customers say is an issue of the order, whether tracking has seen it or not. An issue is said as
 * long as an answer hangs on it or a case is about it; one that nobody says or has seen is none.
 */

const FAULTS = `'${JSON.stringify(Object.fromEntries(Object.entries(ISSUES).map(([type, { fault }]) => [type, fault])))}'`

/** The parcel that is meant, as far as anybody can tell: the order's newest; '' for none. */
export const newestParcel = (
  column: string,
  order: string,
) => `coalesce((SELECT ${column} FROM shipments
  INDEXED BY shipments_by_order WHERE shipments.site_id = ?1 AND shipments.order_id = ${order} AND shipments.order_id <> ''
  ORDER BY last_at DESC LIMIT 1), '')`

const saying = (from: string) => `/* sayingIssues */ INSERT INTO delivery_issues
    (site_id, id, type, carrier, code, order_id, opened_at, said_at, fault)
  SELECT ?1, new_id, type, carrier, code, order_id, at, at, ${FAULTS} ->> ('$.' || type) FROM (${from})
  WHERE true ON CONFLICT (site_id, order_id, carrier, code, type) DO UPDATE SET
    said_at = min(coalesce(delivery_issues.said_at, excluded.said_at), excluded.said_at)
  WHERE delivery_issues.said_at IS NULL OR excluded.said_at < delivery_issues.said_at`

/** Cases that are about something and belong to no issue yet. */
const BY_CASES =
  saying(`SELECT value ->> 'issueId' AS new_id, issue AS type, carrier, code, order_id,
    opened_at AS at FROM json_each(?2) CROSS JOIN cases ON cases.site_id = ?1 AND cases.id = value ->> 'id'
  WHERE order_id <> '' AND issue <> '' AND issue_id IS NULL`)
const JOIN = `/* sayingIssues */ UPDATE cases SET issue_id = (SELECT known.id FROM delivery_issues AS known
    WHERE known.site_id = ?1 AND known.order_id = cases.order_id AND known.carrier = cases.carrier
      AND known.code = cases.code AND known.type = cases.issue)
  WHERE site_id = ?1 AND id IN (SELECT value ->> 'id' FROM json_each(?2))
    AND order_id <> '' AND issue <> '' AND issue_id IS NULL`
/** By the method of the answer's order, or by an agent's word. */
const HANG = `/* sayingIssues */ INSERT INTO answer_links
    (site_id, answer_id, kind, target, method, confidence, state, at, by_name)
  SELECT ?1, cases.answer_id, 'issue', issue_id, iif(?4 = '', coalesce(link.method, 'manual'), 'manual'),
    iif(?4 = '', coalesce(link.confidence, ${METHOD_FACTS.manual.confidence}), ${METHOD_FACTS.manual.confidence}),
    'linked', ?3, ?4
  FROM json_each(?2) CROSS JOIN cases ON cases.site_id = ?1 AND cases.id = value ->> 'id'
  LEFT JOIN answer_links AS link ON link.site_id = ?1 AND link.answer_id = cases.answer_id
    AND link.kind = 'order' AND link.target = cases.order_id AND link.state = 'linked'
  WHERE cases.answer_id IS NOT NULL AND issue_id IS NOT NULL AND issue <> ''
  ON CONFLICT (site_id, answer_id, kind, target) DO UPDATE SET state = 'linked', at = ?3,
    by_name = ?4 WHERE answer_links.state <> 'linked' AND ?4 <> ''`

/** A case whose issues are to be said. `issueId`: time-ordered, for an issue that is new. */
export interface SayingCase {
  id: string
  issueId: string
}

/**
 * The statements that note what cases are about as issues of their orders, and hang their answers on
 * them.
 * @param by the agent who said so; '' where the answer itself did
 */
export function sayingIssues(
  siteId: number,
  cases: SayingCase[],
  by: { at: number; name: string },
) {
  const list = JSON.stringify(cases)
  return [
    { sql: BY_CASES, parameters: [siteId, list] },
    { sql: JOIN, parameters: [siteId, list] },
    { sql: HANG, parameters: [siteId, list, by.at, by.name] },
  ]
}

/** Answers that were linked to their orders at that instant, also where no case is opened. */
const LINKED = `json_each(?2) CROSS JOIN answer_links AS link ON link.site_id = ?1
    AND link.answer_id = value ->> 'answerId' AND link.kind = 'order' AND link.state = 'linked'
    AND link.at = value ->> 'at'`
const BY_ANSWERS = saying(`SELECT value ->> 'issueId' AS new_id, value ->> 'type' AS type,
    ${newestParcel('carrier', 'link.target')} AS carrier, ${newestParcel('code', 'link.target')} AS code,
    link.target AS order_id, answers.answered_at AS at
  FROM ${LINKED} CROSS JOIN answers ON answers.site_id = ?1 AND answers.id = link.answer_id`)
const HANG_ANSWERS = `/* sayingIssues */ INSERT INTO answer_links
    (site_id, answer_id, kind, target, method, confidence, state, at, by_name)
  SELECT ?1, link.answer_id, 'issue', known.id, link.method, link.confidence, 'linked', link.at, link.by_name
  FROM ${LINKED} CROSS JOIN delivery_issues AS known ON known.site_id = ?1
    AND known.order_id = link.target AND known.type = value ->> 'type'
    AND known.carrier = ${newestParcel('carrier', 'link.target')}
    AND known.code = ${newestParcel('code', 'link.target')}
  WHERE true ON CONFLICT DO NOTHING`

/** The same for what answers name of orders that they were linked to `at` an instant. */
export function sayingOfAnswers(
  siteId: number,
  answers: { answerId: string; issueId: string; type: string; at: number }[],
) {
  const parameters = [siteId, JSON.stringify(answers)]
  return [BY_ANSWERS, HANG_ANSWERS].map((sql) => ({ sql, parameters }))
}

/** Cases whose issue is of another kind than they are about belong to none until it is said. */
const LEAVE = `/* leavingIssues */ UPDATE cases SET issue_id = NULL
  WHERE site_id = ?1 AND id IN (SELECT value ->> 'id' FROM json_each(?2)) AND issue_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM delivery_issues AS known WHERE known.site_id = ?1
      AND known.id = cases.issue_id AND known.type = cases.issue)`
const UNHANG = `/* leavingIssues */ DELETE FROM answer_links INDEXED BY answer_links_by_target
  WHERE site_id = ?1 AND kind = 'issue'
  AND state = 'linked' AND target IN (SELECT value FROM json_each(?3))
  AND answer_id IN (SELECT answer_id FROM json_each(?2) CROSS JOIN cases ON cases.site_id = ?1
    AND cases.id = value ->> 'id' AND cases.issue_id IS NOT answer_links.target)`
/** When somebody has said it first; null for nobody. @param which of the answers that hang on it */
function earliest(which = ''): string {
  return `(SELECT min(at) FROM (
    SELECT min(opened_at) AS at FROM cases INDEXED BY cases_by_order WHERE cases.site_id = ?1
      AND cases.order_id = delivery_issues.order_id AND cases.order_id <> '' AND cases.issue_id = delivery_issues.id
    UNION ALL SELECT min(answered_at) FROM answer_links INDEXED BY answer_links_by_target CROSS JOIN answers ON answers.site_id = ?1
        AND answers.id = answer_id ${which}
      WHERE answer_links.site_id = ?1 AND kind = 'issue' AND target = delivery_issues.id AND state = 'linked'))`
}
const IS_NOTHING = 'said_at IS NULL AND seen_at IS NULL AND confirmed_at IS NULL'
const RECOUNT = `/* leavingIssues */ UPDATE delivery_issues SET said_at = ${earliest()}
  WHERE site_id = ?1 AND id IN (SELECT value FROM json_each(?2))`
const DROP = `/* leavingIssues */ DELETE FROM delivery_issues WHERE site_id = ?1
  AND id IN (SELECT value FROM json_each(?2)) AND ${IS_NOTHING}`

/** The statement for cases that are about something else now: they leave the issue that they belonged to. */
export function leavingIssues(siteId: number, cases: SayingCase[]) {
  return { sql: LEAVE, parameters: [siteId, JSON.stringify(cases)] }
}

/** The statements that let answers of cases go from issues that these do not belong to any more. */
export function unhanging(siteId: number, cases: SayingCase[], issues: string[]) {
  const parameters = [siteId, JSON.stringify(cases), JSON.stringify(issues)]
  return [{ sql: UNHANG, parameters }, ...recounting(siteId, issues)]
}

/** The statements that find anew since when issues are said; what nobody says or has seen goes. */
export function recounting(siteId: number, issues: string[]) {
  const parameters = [siteId, JSON.stringify(issues)]
  return [RECOUNT, DROP].map((sql) => ({ sql, parameters }))
}

/** Links of an import's answers between two keys. */
const IMPORTED = `answer_links.site_id = ?1 AND answer_id > ?3 AND answer_id <= ?4
  AND EXISTS (SELECT 1 FROM answers WHERE answers.site_id = ?1 AND answers.id = answer_id AND import_id = ?2)`
const THEIR_ISSUES = `SELECT target FROM answer_links WHERE ${IMPORTED} AND kind = 'issue' AND state = 'linked'`
const UNSAY = `/* unlinkingImported */ UPDATE delivery_issues SET said_at = ${earliest(`AND import_id <> ?2`)}
  WHERE site_id = ?1 AND id IN (${THEIR_ISSUES})`
const LET_GO = `/* unlinkingImported */ DELETE FROM delivery_issues WHERE site_id = ?1
  AND id IN (${THEIR_ISSUES}) AND ${IS_NOTHING}`

/**
 * The statements that take away what an import's answers hang together with, before these go.
 * @param range site, import, and the keys that the answers lie between
 */
export function unlinkingImported(range: unknown[]) {
  const gone = `/* unlinkingImported */ DELETE FROM answer_links WHERE ${IMPORTED}`
  return [UNSAY, LET_GO, gone].map((sql) => ({ sql, parameters: range }))
}
