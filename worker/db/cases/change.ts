import { run, runBatch, type ActingDb, type Statement } from '#worker/db/connect.ts'
import { auditStatement } from '#worker/db/site/audit.ts'
import { PRIORITIES } from '#contract/cases/words.ts'
import type { AuditDetails } from '#contract/site/audit.ts'
import type { CaseFacts } from '#worker/domain/cases/step.ts'
import { enqueueCases } from '#worker/db/outbox/enqueue.ts'
import { messageAt } from '#worker/domain/outbox/message-id.ts'
import type { Topic } from '#contract/outbox/words.ts'
import { leavingIssues, sayingIssues, unhanging } from '#worker/db/links/said.ts'
import type { CaseRow } from './rows.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'

/** A change of one case, as it was decided. */
export interface CaseChange {
  id: string
  /** What people call it. */
  number: number
  /** The `seq` that it was decided on. */
  seq: number
  before: CaseFacts
  changes: Partial<CaseFacts>
  /** What was done: the `do` of a step. */
  kind: string
  details: AuditDetails
  note: string | null
  /** Colleagues who are to look at it: their ids and names. */
  mentions: { id: string; name: string }[]
  /** What no step changes. */
  about: Pick<CaseRow, 'answerId' | 'issueId' | 'score' | 'scale' | 'openedAt'> & { link: string }
  /** When the clock looks at it again; at once where somebody else changes it. */
  wakeAt?: number | null
}

/** What a step looks at and may change. */
export const CASE_FIELDS = [
  'state',
  'list',
  'priority',
  'owner',
  'ownerName',
  'team',
  'issue',
  'orderId',
  'terms',
  'dueAt',
  'snoozedUntil',
  'resolvedAt',
  'closedAt',
  'cause',
  'action',
  'costMinor',
  'claimRef',
  'dismissal',
  'reopened',
  'escalation',
  'escalatedAt',
  'raisedAt',
  'askAgain',
  'askAgainAt',
  'askedAt',
] as const satisfies (keyof CaseFacts)[]
const columnOf = (field: string) =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Each change whose case is still as it was decided on. */
const DECIDED = `json_each(?2) CROSS JOIN cases ON cases.site_id = ?1
  AND cases.id = value ->> 'id' AND cases.seq = value ->> 'seq'`

const SAY = `/* changeCases */ INSERT INTO case_events
    (site_id, case_id, id, at, actor_kind, actor_id, actor_name, kind, details, note)
  SELECT ?1, cases.id, value ->> 'event', ?3, ?4, ?5, ?6, value ->> 'kind', value -> 'details',
    value ->> 'note' FROM ${DECIDED}`
/** Nobody is told of their own note. */
const MENTION = `/* changeCases */ INSERT INTO case_mentions (site_id, user_id, case_id, at)
  SELECT ?1, one.value ->> 'id', cases.id, ?3
  FROM json_each(?2) AS change CROSS JOIN cases ON cases.site_id = ?1
    AND cases.id = change.value ->> 'id' AND cases.seq = change.value ->> 'seq'
  CROSS JOIN json_each(change.value -> 'mentions') AS one WHERE one.value ->> 'id' <> ?4
  ON CONFLICT (site_id, user_id, case_id) DO UPDATE SET at = excluded.at, seen_at = NULL`
const REMEMBER = `/* changeCases */ INSERT INTO case_bulks (site_id, bulk, case_id, seq, before, made_at)
  SELECT ?1, ?4, cases.id, cases.seq + 1, value -> 'before', ?3 FROM ${DECIDED}`
/* The list of ids stands there once more: by it SQLite seeks the cases, instead of reading all. */
const CHANGE = `/* changeCases */ UPDATE cases SET changed_at = ?3, seq = cases.seq + 1,
    wake_at = value ->> 'wakeAt',
    ${CASE_FIELDS.map((field) => `${columnOf(field)} = value -> 'after' ->> '${field}'`).join(', ')}
  FROM json_each(?2) WHERE cases.site_id = ?1 AND cases.id = value ->> 'id'
    AND cases.id IN (SELECT value ->> 'id' FROM json_each(?2))
    AND cases.seq = value ->> 'seq' RETURNING cases.id`

/**
 * Makes changes with their events, all in one transaction. A case that somebody has changed since it
 * was decided on is left alone, and so is what would be told of it.
 * @param bulk the bulk step that they belong to, so that they can be taken back together
 * @returns the ids of the cases that were changed
 */
export async function changeCases(
  db: ActingDb,
  changes: CaseChange[],
  bulk: string | null = null,
): Promise<Set<string>> {
  if (changes.length === 0) return new Set()
  const beside = [
    ...(bulk === null
      ? []
      : [{ sql: REMEMBER, parameters: [db.siteId, decidedOf(db, changes), db.actor.now, bulk] }]),
    logging(db, changes, bulk),
  ]
  const steps = changing(db, changes, beside)
  const results = await runBatch<{ id: string }>(db, [...steps, ...sayingAnew(db, changes)])
  return new Set((results[steps.length - 1] ?? []).map(({ id }) => id))
}

/** Where cases are about something else now, their answers hang on other issues. */
function sayingAnew({ siteId, actor }: ActingDb, changes: CaseChange[]) {
  const other = changes.filter(
    ({ before, changes: { issue = before.issue } }) => issue !== before.issue,
  )
  if (other.length === 0) return []
  const cases = other.map(({ id }) => ({
    id,
    issueId: timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10))),
  }))
  const left = other.flatMap(({ about: { issueId } }) => issueId ?? [])
  return [
    leavingIssues(siteId, cases),
    ...sayingIssues(siteId, cases, { at: actor.now, name: actor.name }),
    ...unhanging(siteId, cases, left),
  ]
}

/**
 * The statements that make changes with their events, for a batch: the last one tells the ids of the
 * cases that were changed.
 * @param beside statements that look at the cases as they were decided on
 */
export function changing(db: ActingDb, changes: CaseChange[], beside: Statement[] = []) {
  const { siteId, actor } = db
  const decided = decidedOf(db, changes)
  const told = changes
    .filter(({ kind, mentions }) => kind !== 'note' || mentions.length > 0)
    .map((change) => toldOf(change, actor.now))
  return [
    { sql: SAY, parameters: [siteId, decided, actor.now, actor.kind, actor.id, actor.name] },
    ...beside,
    ...(changes.some(({ mentions }) => mentions.length > 0)
      ? [{ sql: MENTION, parameters: [siteId, decided, actor.now, actor.id] }]
      : []),
    enqueueCases(db, told, actor.now),
    { sql: CHANGE, parameters: [siteId, decided, actor.now] },
  ]
}

/** Changes as the statements read them. */
function decidedOf({ actor }: ActingDb, changes: CaseChange[]): string {
  return JSON.stringify(
    changes.map((change) => ({
      ...change,
      after: { ...change.before, ...change.changes },
      wakeAt: change.wakeAt === undefined ? actor.now : change.wakeAt,
      event: timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10))),
    })),
  )
}

const TOPIC_OF: Record<string, Topic> = { resolve: 'case.resolved', note: 'case.mentioned' }

/** What other systems are told of a change. */
function toldOf({ id, seq, kind, before, changes, about, mentions }: CaseChange, now: number) {
  const after = { ...before, ...changes }
  return {
    seq,
    topic: TOPIC_OF[kind] ?? ('case.changed' as const),
    message: messageAt(now, crypto.getRandomValues(new Uint8Array(10))),
    told: {
      id,
      state: after.state,
      priority: PRIORITIES[after.priority] ?? null,
      issue: after.issue === '' ? null : after.issue,
      answer: about.answerId,
      score: about.score,
      scale: about.scale,
      openedAt: about.openedAt,
      dueAt: after.dueAt,
      cause: after.cause,
      action: after.action,
      link: about.link,
      ...(mentions.length > 0 ? { mentioned: mentions.map(({ name }) => name) } : {}),
    },
  }
}

/** One entry for the case, or for all that were changed together. */
function logging(db: ActingDb, changes: CaseChange[], bulk: string | null) {
  const [first] = changes
  const one = first && bulk === null && changes.length === 1
  const { sql, parameters } = auditStatement(db, {
    action: one ? 'case.changed' : 'cases.changed',
    target: one ? first.id : (bulk ?? ''),
    details: one
      ? { name: `${first.number}`, step: first.kind }
      : { step: first?.kind ?? '', cases: changes.length },
  })
  return { sql: `/* changeCases */ ${sql}`, parameters }
}

/** What a bulk step has changed, in the order of ids: each case as it was before. */
export async function readBulk(
  db: ActingDb,
  bulk: string,
  { after, limit }: { after: string; limit: number },
): Promise<{ caseId: string; seq: number; before: CaseFacts }[]> {
  const [rows = []] = await runBatch<{ caseId: string; seq: number; before: string }>(db, [
    {
      sql: `/* readBulk */ SELECT case_id AS caseId, seq, before FROM case_bulks
        WHERE site_id = ?1 AND bulk = ?2 AND case_id > ?3 ORDER BY case_id LIMIT ?4`,
      parameters: [db.siteId, bulk, after, limit],
    },
  ])
  return rows.map((row) => ({ ...row, before: JSON.parse(row.before) as CaseFacts }))
}

const DAY_MS = 86_400_000

/** Forgets what bulk steps of the day before changed: they cannot be taken back any more. */
export async function forgetBulks(db: ActingDb): Promise<void> {
  await run(db, '/* forgetBulks */ DELETE FROM case_bulks WHERE site_id = ?1 AND made_at < ?2', [
    db.siteId,
    db.actor.now - DAY_MS,
  ])
}
