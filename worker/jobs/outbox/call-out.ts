import { OUTBOX_LIMITS, type SendOutcome } from '#contract/outbox/words.ts'
import type { Call } from '#worker/domain/outbox/call.ts'
import { safeAddress } from '#worker/domain/outbox/safe-address.ts'
import { outcomeOf } from '#worker/domain/outbox/tries.ts'

/** What came of one call. */
export interface Heard {
  outcome: SendOutcome
  /** Of HTTP; null where no answer came. */
  status: number | null
  /** The beginning of the answer. */
  reply: string
  retryAfter: string | null
}

const NOT_SENT = { status: null, reply: '', retryAfter: null }

/**
 * Makes one call of another system. It follows no redirect, waits fifteen seconds at most, reads only
 * the beginning of the answer, and calls no address that must not be called, whoever stored it.
 * @param how `isLocal`: the deployment says that it is a test on this machine; `most`: bytes of the
 * answer that are read
 */
export async function callOut(
  call: Call,
  { isLocal, most }: { isLocal: boolean; most: number },
): Promise<Heard> {
  const address = safeAddress(call.url, { isLocal })
  if ('fault' in address) return { ...NOT_SENT, outcome: 'unsafe', reply: address.fault }
  const bytes = new TextEncoder().encode(call.body ?? '').length
  if (bytes >= OUTBOX_LIMITS.bodyBytes) return { ...NOT_SENT, outcome: 'too-large' }
  const signal = AbortSignal.timeout(OUTBOX_LIMITS.timeoutSeconds * 1000)
  try {
    const response = await fetch(address.url.href, {
      method: call.method,
      headers: { 'user-agent': 'Wayfelt-Webhooks/1', ...call.headers },
      redirect: 'manual',
      signal,
      ...(call.body === undefined ? {} : { body: call.body }),
    })
    const { status } = response
    return {
      outcome: outcomeOf(status),
      status,
      reply: await readStart(response, most),
      retryAfter: response.headers.get('retry-after'),
    }
  } catch {
    return { ...NOT_SENT, outcome: signal.aborted ? 'timeout' : 'unreachable' }
  }
}

/** The beginning of a body; the rest is not fetched. */
async function readStart({ body }: Response, most: number): Promise<string> {
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  while (size < most) {
    const { done, value } = await reader.read()
    if (done) break
    const bytes = value as Uint8Array
    chunks.push(bytes.subarray(0, most - size))
    size += bytes.length
  }
  await reader.cancel()
  // What was cut in the middle of a letter, or is no text at all, must not stop the log.
  return new TextDecoder().decode(await new Blob(chunks).arrayBuffer()).replaceAll('\0', '')
}
