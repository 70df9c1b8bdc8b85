/*
 * Forgetting an answer keeps what is counted: its cell, score, chosen reasons, language and time.
 * The triggers look at changes of those only, so the rollups stay as they are.
 */

/**
 * What an answer loses. Its hash becomes '', which marks it. The shop's own id of it may name an
 * order; its place takes what the row's id holds of its hash, so that a repeated import is still
 * known as one.
 */
export const FORGET = `respondent = NULL, order_ref = NULL, customer_ref = NULL, reference = NULL,
  comment = NULL, url = NULL, traits = NULL, source = NULL, shown_at = NULL, body_hash = '',
  client_id = iif(client_id IS NULL, NULL, 'gone-' || substr(id, 15))`

/** Whether there is something left to forget. */
export const NOT_FORGOTTEN = `body_hash <> ''`

/** An audit entry, for a SELECT that finds one row if it is to be written, and its details. */
export const ENTRY = `INSERT INTO audit_log
  (site_id, id, at, actor_kind, actor_id, actor_name, action, target, details)`
