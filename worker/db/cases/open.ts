import { runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { enqueueCases } from '#worker/db/outbox/enqueue.ts'
import { messageOfAnswer } from '#worker/domain/outbox/message-id.ts'
import { PRIORITIES } from '#contract/cases/words.ts'
import { newestParcel, sayingIssues } from '#worker/db/links/said.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'
import { METHOD_FACTS } from '#worker/domain/delivery/link.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import type { IssueType } from '#contract/delivery/words.ts'
import type { Channel, Scale } from '#contract/words.ts'
import type { Terms } from '#worker/domain/cases/states.ts'

/** A case that is to be opened. */
export interface OpeningCase {
  /** Time-ordered. */
  id: string
  /** The answer that it begins with. */
  answerId: string | null
  title: string
  /** Id, number or key of an order that somebody has proved or an agent has named; null for none. */
  orderRef: string | null
  issue: IssueType | null
  stageId: string
  touchpointId: string
  channel: Channel | ''
  segment: string
  scale: Scale | null
  score: number | null
  sentiment: number | null
  rule: { id: string; name: string } | null
  /** 0…3. */
  priority: number
  owner: { id: string; name: string } | null
  team: string
  openedAt: number
  openedBy: string
  terms: Terms
  dueAt: number | null
  eventId: string
  /** Its page in the dashboard, for other systems. */
  link: string
}

/**
 * The order that its answer is linked to, or the one that an agent has named. What a shop has signed
 * stands for an order that is not known yet, but not for two.
 */
const ORDER = `coalesce((SELECT target FROM answer_links WHERE site_id = ?1
    AND answer_id = ?3 ->> 'answerId' AND kind = 'order' AND state = 'linked'),
  iif(?4 = 0, ?2, (SELECT ?2 WHERE NOT EXISTS (SELECT 1 FROM orders WHERE site_id = ?1 AND id = ?2
    UNION ALL SELECT 1 FROM orders WHERE site_id = ?1 AND number = ?2
    UNION ALL SELECT 1 FROM orders WHERE site_id = ?1 AND key = ?2))), '')`
/** An earlier case of the same order, or of another order of the same customer. */
const IS_SECOND = `(EXISTS (SELECT 1 FROM cases INDEXED BY cases_by_order
    WHERE site_id = ?1 AND order_id = named AND order_id <> '' AND state <> 'dismissed')
  OR EXISTS (SELECT 1 FROM orders AS own
    CROSS JOIN orders AS other INDEXED BY orders_by_email ON other.site_id = ?1
      AND other.email_hash = own.email_hash AND other.email_hash IS NOT NULL
    CROSS JOIN cases INDEXED BY cases_by_order ON cases.site_id = ?1 AND cases.order_id = other.id
      AND cases.order_id <> ''
    WHERE own.site_id = ?1 AND own.id = named AND cases.state <> 'dismissed'))`

const FIELDS = [
  'id',
  'answerId',
  'title',
  'issue',
  'stageId',
  'touchpointId',
  'channel',
  'segment',
  'scale',
  'score',
  'sentiment',
  'ruleId',
  'priority',
  'owner',
  'ownerName',
  'team',
  'openedAt',
  'openedByName',
  'terms',
  'dueAt',
] as const
const columnOf = (field: string) =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const COLUMNS = FIELDS.map(columnOf).join(', ')
const VALUES = FIELDS.map((field) => `?3 ->> '${field}'`).join(', ')

const INSERT = `/* openCase */ INSERT INTO cases (site_id, number, state, list, order_id, carrier, code,
    is_second, changed_at, wake_at, ${COLUMNS})
  SELECT ?1, (SELECT coalesce(max(number), 0) + 1 FROM cases WHERE site_id = ?1), 'new', 'open',
    named, ${newestParcel('carrier', 'named')}, ${newestParcel('code', 'named')}, ${IS_SECOND}, ?3 ->> 'openedAt',
    ?3 ->> 'openedAt', ${VALUES}
  FROM (SELECT ${ORDER} AS named)
  WHERE ?4 = 0 OR (EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = ?3 ->> 'answerId'
      AND received_at = ?3 ->> 'openedAt')
    AND NOT EXISTS (SELECT 1 FROM cases INDEXED BY cases_by_answer WHERE site_id = ?1
      AND answer_id = ?3 ->> 'answerId' AND answer_id IS NOT NULL))
  ON CONFLICT DO NOTHING`

/** A second failure of one customer is urgent, whatever the rule says. */
const RAISE = `/* openCase */ UPDATE cases SET priority = 3
  WHERE site_id = ?1 AND id = ?2 AND is_second = 1 AND seq = 1 AND priority < 3`

const SAY_OPENED = `/* openCase */ INSERT INTO case_events
    (site_id, case_id, id, at, actor_kind, actor_id, actor_name, kind, details)
  SELECT site_id, id, ?3, opened_at, ?4, ?5, opened_by_name, 'opened', ?6 FROM cases
  WHERE site_id = ?1 AND id = ?2 ON CONFLICT DO NOTHING`

/** An agent who opens a case for an answer and an order says that they belong together. */
const LINK = `/* openCase */ INSERT INTO answer_links
    (site_id, answer_id, kind, target, method, confidence, state, at, by_name)
  SELECT ?1, ?2, 'order', ?3, 'manual', ${METHOD_FACTS.manual.confidence}, 'linked', ?4, ?5
  WHERE NOT EXISTS (SELECT 1 FROM answer_links WHERE site_id = ?1 AND answer_id = ?2 AND kind = 'order'
    AND state = 'linked')
  ON CONFLICT DO UPDATE SET state = 'linked', method = excluded.method,
    confidence = excluded.confidence, at = excluded.at, by_name = excluded.by_name`

/**
 * The statements that open a case, for the batch of its cause: an answer, or an agent's call.
 * @param isWithAnswer whether the batch also stores its answer: then the case opens only if it was
 * that one which stored it, so that a retry opens no second one
 */
export function openingCase(db: SiteDb, opening: OpeningCase, isWithAnswer: boolean) {
  const { siteId } = db
  const { answerId, orderRef, rule, owner, eventId, openedBy, ...plain } = opening
  const values = {
    ...plain,
    issue: opening.issue ?? '',
    answerId,
    ruleId: rule?.id ?? null,
    owner: owner?.id ?? '',
    ownerName: owner?.name ?? '',
    openedByName: openedBy,
  }
  const { id } = opening
  const details = JSON.stringify(rule ? { rule: rule.name } : {})
  const actor = rule ? 'system' : 'user'
  const isNamed = !isWithAnswer && answerId !== null && orderRef !== null
  return [
    ...(isNamed
      ? [{ sql: LINK, parameters: [siteId, answerId, orderRef, opening.openedAt, openedBy] }]
      : []),
    {
      sql: INSERT,
      parameters: [siteId, orderRef, JSON.stringify(values), isWithAnswer ? 1 : 0],
    },
    { sql: RAISE, parameters: [siteId, id] },
    { sql: SAY_OPENED, parameters: [siteId, id, eventId, actor, rule?.id ?? '', details] },
    ...(opening.issue === null
      ? []
      : sayingIssues(siteId, [{ id, issueId: id }], {
          at: opening.openedAt,
          name: rule ? '' : openedBy,
        })),
    enqueueCases(db, [openedMessage(opening)], opening.openedAt),
  ]
}

/** What other systems are told of a case that opens; its own id makes its message's. */
function openedMessage(opening: OpeningCase) {
  const { id, priority, issue, answerId, score, scale, openedAt, dueAt, link } = opening
  return {
    seq: 1,
    topic: 'case.opened' as const,
    message: messageOfAnswer(opening.eventId),
    told: {
      id,
      state: 'new',
      priority: PRIORITIES[priority] ?? null,
      issue,
      answer: answerId,
      score,
      scale,
      openedAt,
      dueAt,
      cause: null,
      action: null,
      link,
    },
  }
}

/** Opens a case by hand, with its entry in the log, which knows it by its number: titles are words. */
export async function openCase(db: ActingDb, opening: OpeningCase): Promise<void> {
  const { kind, id: actor, name, now } = db.actor
  const entry = timeOrderedId(now, crypto.getRandomValues(new Uint8Array(10)))
  await runBatch(db, [
    ...openingCase(db, opening, false),
    {
      sql: `/* openCase */ ${ENTRY} SELECT ?1, ?3, ?4, ?5, ?6, ?7, 'case.opened', id,
        json_object('name', CAST(number AS TEXT)) FROM cases WHERE site_id = ?1 AND id = ?2`,
      parameters: [db.siteId, opening.id, entry, now, kind, actor, name],
    },
  ])
}
