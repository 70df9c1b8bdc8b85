import type { Reader, ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { trackingCode } from '#worker/domain/delivery/carriers.ts'
import { readJsonObject } from '#worker/domain/delivery/reading/json.ts'
import { heard, malformed } from '#worker/domain/delivery/reading/message.ts'
import { timeAt } from '#worker/domain/delivery/reading/times.ts'
import { listAt, textAt, type Tree } from '#worker/domain/delivery/reading/tree.ts'
import { referenceAt } from '#worker/domain/delivery/reading/values.ts'
import { INPOST_CODES } from '#worker/domain/delivery/vocabulary/inpost.ts'
import { say } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { historyOf, type Happening } from './history.ts'

/**
 * The header that an answer is kept with: the code that was asked about. Only the job writes it, so no
 * message can pass for an answer.
 */
export const ASKED_ABOUT = 'x-wayfelt-asked-about'

/** The topic of answers in the log. */
const TOPIC = 'tracking'

/**
 * What ShipX answers when it is asked about a parcel: its status and its history, the newest first.
 * An answer about another parcel than the one that was asked about is refused. The form is that which
 * public clients read: `tracking_number`, `status`, `tracking_details` with `status` and `datetime`.
 */
export const inpostTracking: Reader = ({ text, headers }, facts) => {
  const body = readJsonObject(text)
  const code = body && codeOf(body)
  if (!body || !code) return malformed('The answer is none about a parcel.')
  if (code !== trackingCode(headers[ASKED_ABOUT])) return malformed('It is about another parcel.')
  const steps = listAt(body, 'tracking_details').flatMap((one) => stepOf(one, facts))
  const newest = steps.length > 0 ? Math.max(...steps.map(({ at }) => at)) : undefined
  const updated = timeAt(body, ['updated_at', 'created_at'], facts)
  const at = newest ?? updated ?? null
  const status = textAt(body, 'status')
  // Where no step says the same, the status was reached with the last change.
  const changed = Math.max(newest ?? 0, updated ?? 0) || facts.receivedAt
  const state = status === undefined ? null : { ...say(INPOST_CODES, status), at: changed }
  const parcels = historyOf({ carrier: 'inpost', code }, steps, state)
  if (parcels.length === 0) return malformed('The answer says nothing of the parcel.')
  const raw = status ?? parcels.at(-1)?.raw
  return heard({ topic: TOPIC, same: [TOPIC, code, raw, at].join(' '), at, parcels })
}

/** Whether an answer is about another parcel than the one that was asked about. */
export function isOfOther(text: string, asked: string): boolean {
  const body = readJsonObject(text)
  const code = body && codeOf(body)
  return Boolean(code) && code !== trackingCode(asked)
}

function codeOf(body: Tree): string | null {
  return trackingCode(referenceAt(body, 'tracking_number'))
}

/** A step without a time or a code says nothing. */
function stepOf(detail: Tree, facts: ReaderFacts): Happening[] {
  const code = textAt(detail, 'status')
  const at = timeAt(detail, 'datetime', facts)
  return code === undefined || at === undefined ? [] : [{ ...say(INPOST_CODES, code), at }]
}
