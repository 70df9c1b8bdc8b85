/** Every filter that the inbox offers, as a query, each with cases that `fillCases` makes. */
export const INBOX_FILTERS = [
  'owner=me',
  'owner=nobody',
  'team=Returns',
  'issue=damaged',
  'stage=purchase',
  'carrier=dpd',
  'priority=low',
  'segment=b2b',
  'channel=courier',
  'overdue=1',
  'snoozed=1',
  'list=waiting',
  'list=done',
  'mentioned=1',
]

/** What stands in the folders of tests and benchmarks that know no D1 of their own. */
type Database = Pick<D1Database, 'prepare'>

const PIECE = 5000

/**
 * So many cases, the newest last: one of seven waits, one of eleven is done, one of five has no due
 * time, segments are rare, and some are snoozed for long. Each has an answer and an order. `me` owns
 * some and is mentioned in some; the others belong to nobody or to sixteen colleagues.
 */
export async function fillCases(
  database: Database,
  siteId: number,
  { n, me }: { n: number; me: string },
): Promise<void> {
  for (let from = 1; from <= n; from += PIECE) {
    const to = Math.min(n, from + PIECE - 1)
    await database.prepare(FILL).bind(siteId, from, to, me).run()
    await database.prepare(ANSWER).bind(siteId, from, to).run()
    await database.prepare(ORDER).bind(siteId, from, to).run()
    await database.prepare(MENTION).bind(siteId, from, to, me).run()
  }
}

const NUMBERS = 'WITH RECURSIVE n(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)'
const ID = "printf('%08x-0000-7000-8000-%012x', 1000 + i, i)"
const LIST = "iif(i % 7 = 0, 'waiting', iif(i % 11 = 0, 'done', 'open'))"

const FILL = `${NUMBERS}
  INSERT INTO cases (site_id, id, number, stage_id, channel, segment, carrier, issue, owner, team,
    priority, state, list, opened_at, terms, due_at, snoozed_until, changed_at, answer_id, order_id)
  SELECT ?1, ${ID}, i, iif(i % 3, 'delivery', 'purchase'), iif(i % 13, 'web', 'courier'),
    iif(i % 97, 'b2c', 'b2b'), iif(i % 2, 'inpost', 'dpd'), iif(i % 5, 'late', 'damaged'),
    iif(i % 4, iif(i % 17, '', ?4), 'colleague-' || (i / 4 % 16)), iif(i % 19, '', 'Returns'), i % 4,
    iif(i % 7 = 0, 'waiting_carrier', iif(i % 11 = 0, 'closed', 'new')), ${LIST}, i,
    '{"firstContact":{},"resolution":{}}',
    iif(i % 5 = 3 OR i % 7 = 0 OR i % 11 = 0, NULL, 1 + (i * 7919) % 100000),
    iif(i % 6, NULL, 8640000000000000), i, ${ID}, 'order-' || i
  FROM n`

const ANSWER = `${NUMBERS}
  INSERT INTO answers (site_id, id, body_hash, journey_id, map_version, survey_id, revision, touchpoint_id,
    scale, stage_id, channel, segment, persona, day, score, lang, comment, sample, answered_at, received_at)
  SELECT ?1, ${ID}, 'h', 'shopping', 1, 'checkout-csat', 1, 'checkout', 'csat5', 'purchase', 'web', 'b2c',
    'anna', '2026-11-20', 1, 'en', 'Broken ' || i, 1, 1, 1 FROM n`

const ORDER = `${NUMBERS}
  INSERT INTO orders (site_id, id, number, changed_at, state, connection_id)
  SELECT ?1, 'order-' || i, 'N' || i, 1, 'open', 'C0NNECT1' FROM n`

const MENTION = `${NUMBERS}
  INSERT INTO case_mentions (site_id, user_id, case_id, at) SELECT ?1, ?4, ${ID}, i FROM n
  WHERE i % 23 = 0`
