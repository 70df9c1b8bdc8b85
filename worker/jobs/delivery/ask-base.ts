import { DELIVERY_LIMITS, type PollFailure } from '#contract/delivery/words.ts'
import { failureOf, refusalOf } from '#worker/domain/delivery/polling.ts'
import { readJsonObject } from '#worker/domain/delivery/reading/json.ts'
import { textAt } from '#worker/domain/delivery/reading/tree.ts'
import { callOut } from '#worker/jobs/outbox/call-out.ts'

/** Where Base (BaseLinker) is asked. Source: api.base.com. */
const ADDRESS = 'https://api.baselinker.com/connector.php'

/** Bytes of one answer: two of them make a message. */
const MOST_BYTES = DELIVERY_LIMITS.messageBytes / 2

export type BaseMethod = 'getJournalList' | 'getOrders' | 'getOrderPackages'

/**
 * Asks Base something. No redirect is followed, so that the token goes nowhere else.
 * @param parameters JSON as it is sent: ids stand in it with all their digits
 * @returns its answer, or why there is none
 */
export async function askBase(
  token: string,
  method: BaseMethod,
  parameters: string,
): Promise<{ text: string } | { failure: PollFailure }> {
  const call = {
    method: 'POST' as const,
    url: ADDRESS,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'X-BLToken': token },
    body: new URLSearchParams({ method, parameters }).toString(),
  }
  const heard = await callOut(call, { isLocal: false, most: MOST_BYTES })
  if (heard.outcome !== 'delivered') return { failure: failureOf(heard.outcome) }
  const body = readJsonObject(heard.reply)
  const status = body && textAt(body, 'status')
  if (!body || status === undefined) return { failure: 'unreadable' }
  if (status === 'SUCCESS') return { text: heard.reply }
  return { failure: refusalOf(textAt(body, 'error_code') ?? '') }
}
