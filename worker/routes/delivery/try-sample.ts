import type { Context } from 'hono'
import type { TestReport } from '#contract/delivery/connections.ts'
import { SENDERS } from '#contract/delivery/words.ts'
import type { Connection } from '#worker/db/delivery/connections.ts'
import type { RawMessage } from '#worker/domain/delivery/heard.ts'
import { sampleOf } from '#worker/domain/delivery/samples/samples.ts'
import { READERS } from '#worker/domain/delivery/senders/readers.ts'
import { secretOf } from '#worker/http/connection-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { checkSender } from '#worker/secrets/senders/check-sender.ts'
import { signSample } from '#worker/secrets/senders/sign-sample.ts'

/** An address that every sender's check lets in: InPost calls from there. */
const INPOST = '91.216.25.7'
const NOTHING = { topic: '', isKnown: false, orders: 0, parcels: [], unknown: [] }

/**
 * Runs a recorded message, signed as its sender would, through the check and the reader of real ones.
 * Nothing is stored. What it cannot show is whether the sender has the same secret.
 */
export async function trySample(
  c: Context<AppEnv>,
  { connection, timezone }: { connection: Connection; timezone: string },
): Promise<TestReport> {
  const { sender } = connection
  const now = Date.now()
  const secret = (await secretOf(c.env.WAYFELT_SECRET, connection)) ?? ''
  const { text, headers: bare } = sampleOf(sender)
  const headers = { ...bare, ...(await signSample(sender, { secret, text, now })) }
  const message: RawMessage = { text, headers, query: {}, method: 'POST' }
  const question = { sender, secret, message, path: secret, address: INPOST, now }
  // Who is asked instead of calling has nothing to prove.
  const refusal = SENDERS[sender].proof === 'key' ? null : await checkSender(question)
  if (refusal) return { refusal, ...NOTHING }
  const read = READERS[sender](message, { timezone, receivedAt: now })
  if ('refusal' in read) return { refusal: read.refusal, ...NOTHING }
  if ('ping' in read) return { refusal: null, ...NOTHING }
  const { topic, isKnown, orders, parcels } = read.heard
  return {
    refusal: null,
    topic,
    isKnown,
    orders: orders.length,
    parcels: parcels.map(({ carrier, status, issue }) => ({ carrier, status, issue })),
    unknown: parcels.flatMap(({ isUnknown, raw }) => (isUnknown ? [raw] : [])),
  }
}
