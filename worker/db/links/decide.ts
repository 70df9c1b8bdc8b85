import { unbroken } from '#worker/db/accounts/guard.ts'
import { runBatch, type ActingDb } from '#worker/db/connect.ts'
import { auditStatement } from '#worker/db/site/audit.ts'
import {
  orderOf,
  type KeptLink,
  type LinkDecision,
} from '#worker/domain/delivery/linking/decide.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { VERSION, type AnsweredCase, type StoredLink } from './read.ts'
import { newestParcel, recounting, sayingIssues, sayingOfAnswers } from './said.ts'

/** Breaks the batch off unless its links are as they were read, and what is linked is there. */
const GUARD = `/* decideLink */ INSERT INTO answer_links
    (site_id, answer_id, kind, target, method, confidence, state, at)
  SELECT ?1, NULL, '', '', '', 0, '', 0 WHERE ${VERSION} <> ?3
    OR NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = ?2)
    OR (?4 = 'order' AND NOT EXISTS (SELECT 1 FROM orders WHERE site_id = ?1 AND id = ?5))
    OR (?4 = 'issue' AND NOT EXISTS (SELECT 1 FROM delivery_issues WHERE site_id = ?1 AND id = ?5))`
const GO = `/* decideLink */ DELETE FROM answer_links WHERE site_id = ?1 AND answer_id = ?2
  AND kind IN ('order', 'issue') AND NOT EXISTS (SELECT 1 FROM json_each(?3)
    WHERE value ->> 'kind' = kind AND value ->> 'target' = target)`
const STAY = `/* decideLink */ INSERT INTO answer_links
    (site_id, answer_id, kind, target, method, confidence, state, at, by_name)
  SELECT ?1, ?2, value ->> 'kind', value ->> 'target', value ->> 'method', value ->> 'confidence',
    value ->> 'state', ?4, ?5 FROM json_each(?3) WHERE true
  ON CONFLICT (site_id, answer_id, kind, target) DO UPDATE SET method = excluded.method,
    confidence = excluded.confidence, state = excluded.state, at = excluded.at, by_name = excluded.by_name
  WHERE answer_links.state <> excluded.state OR answer_links.method <> excluded.method`
/** A case goes along with its answer; one that is of no order any more has no parcel. */
const MOVE = `/* decideLink */ UPDATE cases SET changed_at = ?3, seq = seq + 1, issue = ?5, issue_id = ?6,
    carrier = iif(order_id = ?4, carrier, ${newestParcel('carrier', '?4')}),
    code = iif(order_id = ?4, code, ${newestParcel('code', '?4')}), order_id = ?4
  WHERE site_id = ?1 AND id = ?2`
const SAY = `/* decideLink */ INSERT INTO case_events
    (site_id, case_id, id, at, actor_kind, actor_id, actor_name, kind, details)
  SELECT ?1, id, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM cases WHERE site_id = ?1 AND id = ?2`

/** A decision about one of an answer's links, and what follows from it. */
export interface DecidedLink {
  answerId: string
  /** What its links were like when it was decided. */
  version: string
  decision: LinkDecision
  kept: StoredLink[]
  after: KeptLink[]
  /** The case's issue where it is linked to one. */
  issueType: AnsweredCase['issue']
  /** What the answer itself names; '' for nothing. */
  named: AnsweredCase['issue']
  cases: AnsweredCase[]
}

/**
 * Makes a decision: the answer's links, its cases with their story, the issues that are said, and an
 * entry in the log, all or nothing.
 * @returns false if somebody was faster, or what was to be linked is gone: nothing was changed
 */
export async function decideLink(db: ActingDb, decided: DecidedLink): Promise<boolean> {
  const { siteId, actor } = db
  const { answerId, version, decision, kept, after, cases } = decided
  const { kind, target, state } = decision
  const linked = state === 'linked' ? [kind, target] : ['', '']
  const list = JSON.stringify(after)
  const [first] = cases
  const entry = auditStatement(db, {
    action: first ? 'case.linked' : 'answer.linked',
    target: first?.id ?? answerId,
    details: { ...(first ? { name: `${first.number}` } : {}), kind, state },
  })
  const moved = cases.map((one) => ({ ...one, ...moveOf(one, decided) }))
  const saying = moved.map(({ id }) => ({ id, issueId: newId(actor.now) }))
  const order = orderOf(after)
  const touched = [
    ...[...kept, ...after].flatMap((one) => (one.kind === 'issue' ? [one.target] : [])),
    ...cases.flatMap(({ issueId }) => issueId ?? []),
  ]
  const name = actor.kind === 'system' ? '' : actor.name
  const batch = runBatch(db, [
    { sql: GUARD, parameters: [siteId, answerId, version, ...linked] },
    entry,
    { sql: GO, parameters: [siteId, answerId, list] },
    { sql: STAY, parameters: [siteId, answerId, list, actor.now, name] },
    ...moved.flatMap((one) => movingCase(db, one, decision)),
    ...(kind === 'order' && order !== null && cases.length === 0 && decided.named !== ''
      ? sayingOfAnswers(siteId, [
          {
            answerId,
            issueId: newId(actor.now),
            type: decided.named,
            at: actor.now,
          },
        ])
      : []),
    ...sayingIssues(siteId, saying, { at: actor.now, name: '' }),
    ...recounting(siteId, touched),
  ])
  return await unbroken(batch)
}

/** Where a case is after the decision about its answer's links. */
function moveOf(
  { orderId, issue, issueId }: AnsweredCase,
  { decision: { kind, target, state }, kept, after, issueType }: DecidedLink,
) {
  if (kind === 'issue' && state === 'linked') return { orderId, issue: issueType, issueId: target }
  if (kind === 'issue') {
    const isIts = issueId === target
    return { orderId, issue: isIts ? ('' as const) : issue, issueId: isIts ? null : issueId }
  }
  const order = orderOf(after)
  // A case may stand under the name of an order that is not known yet: only another order changes that.
  if (order === orderOf(kept) || order === orderId) return { orderId, issue, issueId }
  return { orderId: order ?? '', issue, issueId: null }
}

function movingCase(
  { siteId, actor }: ActingDb,
  { id, orderId, issue, issueId }: Pick<AnsweredCase, 'id' | 'orderId' | 'issue' | 'issueId'>,
  { kind, state }: LinkDecision,
) {
  const { now } = actor
  const who = [actor.kind, actor.id, actor.name]
  const details = kind === 'issue' && issue !== '' ? { issue } : {}
  return [
    { sql: MOVE, parameters: [siteId, id, now, orderId, issue, issueId] },
    {
      sql: SAY,
      parameters: [
        siteId,
        id,
        newId(now),
        now,
        ...who,
        `${kind}_${state}`,
        JSON.stringify(details),
      ],
    },
  ]
}

function newId(now: number): string {
  return timeOrderedId(now, crypto.getRandomValues(new Uint8Array(10)))
}

const GUARD_CASE = `/* linkCase */ INSERT INTO answer_links
    (site_id, answer_id, kind, target, method, confidence, state, at)
  SELECT ?1, NULL, '', '', '', 0, '', 0
  WHERE NOT EXISTS (SELECT 1 FROM cases WHERE site_id = ?1 AND id = ?2 AND seq = ?3)
    OR (?4 <> '' AND NOT EXISTS (SELECT 1 FROM orders WHERE site_id = ?1 AND id = ?4))`

/**
 * Gives a case that no answer has begun its order, or takes it away.
 * @param orderId '' for none
 * @returns false if somebody was faster, or the order is gone
 */
export async function linkCase(
  db: ActingDb,
  one: AnsweredCase & { seq: number },
  orderId: string,
): Promise<boolean> {
  const { siteId, actor } = db
  const state = orderId === '' ? ('none' as const) : ('linked' as const)
  const entry = auditStatement(db, {
    action: 'case.linked',
    target: one.id,
    details: { name: `${one.number}`, kind: 'order', state },
  })
  const saying = [{ id: one.id, issueId: newId(actor.now) }]
  const left = one.issueId === null ? [] : [one.issueId]
  const moved = { ...one, orderId, issueId: orderId === one.orderId ? one.issueId : null }
  const batch = runBatch(db, [
    { sql: GUARD_CASE, parameters: [siteId, one.id, one.seq, orderId] },
    entry,
    ...movingCase(db, moved, { kind: 'order', target: orderId, state }),
    ...sayingIssues(siteId, saying, { at: actor.now, name: actor.name }),
    ...recounting(siteId, left),
  ])
  return await unbroken(batch)
}
