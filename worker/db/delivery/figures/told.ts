import { SCALE_NAMES } from '#contract/words.ts'
import { scoresOf, sentimentOf } from '#worker/domain/scoring.ts'

/*
 * What figures of deliveries have in common: which answers are about a delivery, and whose they are.
 */

/** Answers about a delivery: at its stage, or at the door or the locker. Of a table called so. */
export const isAboutDelivery = (answers: string) =>
  `(${answers}.stage_id = 'delivery' OR ${answers}.channel IN ('courier', 'locker'))`

/** Answers whose order the shop has proved or brought, and that nobody holds. */
export const isProved = (answers: string) =>
  `(${answers}.reference IN ('verified', 'imported') AND ${answers}.held <= 0)`

/** The names that answers and recipients may call an order by. @param order an expression */
export const namesOf = (order: string) => `(SELECT ${order}
  UNION SELECT number FROM orders WHERE site_id = ?1 AND id = ${order}
  UNION SELECT key FROM orders WHERE site_id = ?1 AND id = ${order})`

const SENTIMENTS = JSON.stringify(
  Object.fromEntries(
    SCALE_NAMES.flatMap((scale) =>
      scoresOf(scale).map((score) => [`${scale}:${score}`, Math.round(sentimentOf(scale, score))]),
    ),
  ),
)
/** −100…100 of an answer, as the rest of the product has it; null without a score. */
export const sentimentIn = (answers: string) =>
  `('${SENTIMENTS}' ->> ('$."' || ${answers}.scale || ':' || ${answers}.score || '"'))`
