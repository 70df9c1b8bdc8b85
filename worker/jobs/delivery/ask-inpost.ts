import type { PollFailure } from '#contract/delivery/words.ts'
import { rereadFailure } from '#worker/domain/delivery/rereads.ts'
import { pauseUntil } from '#worker/domain/outbox/tries.ts'
import { callOut } from '#worker/jobs/outbox/call-out.ts'

/**
 * Where InPost is asked about a parcel. No token is needed by what public clients do; InPost's papers
 * do not promise it.
 */
const ADDRESS = 'https://api-shipx-pl.easypack24.net/v1/tracking/'

/** Bytes of one answer; real ones have a few thousand. */
const MOST_BYTES = 100_000

/** Why no answer came, and until when InPost wants to be left alone, Unix milliseconds. */
export interface Unanswered {
  failure: PollFailure
  pause: number
}

/**
 * Asks InPost about a parcel. No redirect is followed.
 * @param code letters and digits only
 * @param now Unix milliseconds
 */
export async function askInpost(code: string, now: number): Promise<{ text: string } | Unanswered> {
  const call = {
    method: 'GET' as const,
    url: `${ADDRESS}${encodeURIComponent(code)}`,
    headers: { accept: 'application/json' },
  }
  const heard = await callOut(call, { isLocal: false, most: MOST_BYTES })
  const { outcome, status, retryAfter } = heard
  if (outcome === 'delivered') return { text: heard.reply }
  const asksPause = outcome === 'throttled' || status === 503
  const pause = asksPause ? pauseUntil(retryAfter, now, Date.parse) : 0
  return { failure: rereadFailure(outcome, status), pause }
}
