/*
 * What a bundle of a site holds. Every table of the schema stands in one of these lists; a house test
 * sees to it.
 */

/** A table that is taken along. Rows go by the site's number, in the order of their key. */
export interface CarriedTable {
  name: string
  /** Columns after the site's number, by which rows are ordered. */
  key: string[]
  /** Which rows; all of the site unless told. */
  only?: string
}

/** What the directory holds of the site. A site that is there already keeps its own. */
export const DIRECTORY_TABLES: CarriedTable[] = [
  // Publishable keys stand in the shop's pages. Of secret ones only a hash is known.
  { name: 'keys', key: ['id'], only: "kind = 'publishable'" },
  { name: 'members', key: ['user_id'] },
  { name: 'short_codes', key: ['code'] },
  { name: 'directory_log', key: ['id'] },
]

/** The site's own tables, parents first. */
export const SITE_TABLES: CarriedTable[] = [
  { name: 'journeys', key: ['id'] },
  { name: 'stages', key: ['id'] },
  { name: 'touchpoints', key: ['id'] },
  { name: 'map_versions', key: ['journey_id', 'version'] },
  { name: 'map_drafts', key: ['journey_id'] },
  { name: 'map_edits', key: ['journey_id', 'seq'] },
  { name: 'placements', key: ['touchpoint_id', 'stage_id'] },
  { name: 'surveys', key: ['id'] },
  { name: 'survey_revisions', key: ['survey_id', 'revision'] },
  { name: 'survey_drafts', key: ['survey_id'] },
  { name: 'codes', key: ['code'] },
  { name: 'recipient_lists', key: ['code'] },
  { name: 'recipients', key: ['list', 'line'] },
  { name: 'opt_outs', key: ['person'] },
  { name: 'imports', key: ['id'] },
  { name: 'import_maps', key: ['id'] },
  { name: 'answers', key: ['id'] },
  {
    name: 'rollups',
    key: ['touchpoint_id', 'scale', 'stage_id', 'week', 'channel', 'segment', 'persona'],
  },
  { name: 'events', key: ['period', 'id'] },
  {
    name: 'action_counts',
    key: ['touchpoint_id', 'stage_id', 'day', 'action', 'channel', 'segment', 'persona'],
  },
  { name: 'holds', key: ['id'] },
  { name: 'suspicions', key: ['touchpoint_id', 'source'] },
  { name: 'intake', key: ['day'] },
  { name: 'withheld_asks', key: ['day', 'survey_id', 'reason'] },
  // Secrets that senders made are sealed by their deployment, and are given anew elsewhere.
  { name: 'connections', key: ['id'] },
  { name: 'rereads', key: ['connection_id', 'code'] },
  { name: 'messages', key: ['id'] },
  { name: 'orders', key: ['id'] },
  { name: 'shipments', key: ['carrier', 'code', 'order_id'] },
  { name: 'delivery_issues', key: ['id'] },
  { name: 'delivery_watches', key: ['order_id'] },
  { name: 'order_asks', key: ['line'] },
  { name: 'ask_trials', key: ['id'] },
  { name: 'trial_asks', key: ['trial', 'key'] },
  { name: 'parcel_news', key: ['carrier', 'code', 'order_id'] },
  { name: 'answer_news', key: ['answer_id'] },
  { name: 'counted_parcels', key: ['carrier', 'code', 'order_id'] },
  { name: 'delivery_days', key: ['day', 'carrier'] },
  { name: 'incident_streams', key: ['carrier', 'issue'] },
  { name: 'incident_watch', key: [] },
  { name: 'incidents', key: ['id'] },
  { name: 'case_desk', key: [] },
  { name: 'cases', key: ['id'] },
  { name: 'case_counts', key: ['list', 'owner'] },
  { name: 'case_mentions', key: ['user_id', 'case_id'] },
  { name: 'case_events', key: ['case_id', 'id'] },
  { name: 'answer_links', key: ['answer_id', 'kind', 'target'] },
  { name: 'digests', key: ['journey_id', 'kind', 'week'] },
  { name: 'digest_marks', key: [] },
  { name: 'walks', key: ['who', 'answer_id'] },
  { name: 'ask_funnel', key: ['survey_id', 'day', 'step'] },
  { name: 'improvements', key: ['journey_id', 'id'] },
  { name: 'alert_streams', key: ['touchpoint_id', 'scale', 'stage_id'] },
  { name: 'alert_watch', key: [] },
  { name: 'alerts', key: ['raised_on', 'touchpoint_id', 'scale', 'stage_id'] },
  { name: 'summaries', key: [] },
  { name: 'audit_log', key: ['id'] },
  { name: 'erasures', key: ['id'] },
  { name: 'retention', key: [] },
  { name: 'findings', key: ['kind', 'origin'] },
  { name: 'test_answers', key: ['id'] },
  { name: 'signing_keys', key: ['id'] },
]

/** Taken along in another way: the site itself, and the accounts of its members. */
export const OTHER_TABLES = ['sites', 'users']

/** What stays, and why. */
export const LEFT: Record<string, string> = {
  shares: 'links are secrets: only their hashes are known',
  guests: 'cookies of browsers',
  links: 'invitations and sign-in links are secrets',
  sessions: 'cookies of browsers',
  passkeys: 'belong to one host name',
  challenges: 'over within minutes',
  case_bulks: 'over within a day',
  issue_costs: 'counted anew',
  attempts: 'over within a day',
  checks: 'over within an hour',
  count_drops: 'the files lie in the bucket of their deployment',
  due_sites: 'made anew: the site is due at once',
  asks: 'keyed by the secret of their deployment, which alone could know the people again',
  clock: 'begins anew; its links are bound to the secret of their deployment',
  endpoints: 'their secrets are bound to that of their deployment, and two must not tell the same',
  outbox: 'told by the deployment that they happened in',
  sends: 'what that deployment told',
  audit_seals: 'bound to the secret of their deployment; the log is sealed anew',
  directory_seals: 'bound to the secret of their deployment; the log is sealed anew',
}
