import type { Refusal, Sender } from '#contract/delivery/words.ts'
import { isInRange } from './address.ts'
import { hasTrack17Signature, isEasypostSignature, isTrack17Signature } from './carriers.ts'
import { wooKey } from './shops.ts'
import { decodeBase64, isHmac, isSameText } from './signatures.ts'
import { checkStandard } from './standard-webhooks.ts'

/** Where InPost's ShipX sends from, and nobody else. Source: ShipX documentation, "Webhooks". */
const INPOST_RANGE = '91.216.25.0/24'

/** What came in, and what it is to prove. */
export interface SenderQuestion {
  sender: Sender
  /** The secret that both have; for path senders, what the path must hold. */
  secret: string
  message: {
    /**
     * The body, decoded as UTF-8 with its byte order mark kept (`ignoreBOM: true`): what was signed
     * are its bytes.
     */
    text: string
    /** Names in lower case. */
    headers: Readonly<Record<string, string>>
  }
  /** The secret part of the path that was called; null where the path has none. */
  path?: string | null
  /** Unix milliseconds. */
  now: number
  /** Where the connection comes from, as the platform says; null where it does not. */
  address: string | null
}

/**
 * Whether a message is from the sender whose connection it came in at. Pings prove nothing and are
 * told apart before (`isPing` of the readers). All comparisons take the same
 * time whatever is right about a wrong one.
 * @returns null for a message that proved itself, or why it is refused
 */
export async function checkSender(question: SenderQuestion): Promise<Refusal | null> {
  return await CHECKS[question.sender](question)
}

type Check = (question: SenderQuestion) => Promise<Refusal | null>

const CHECKS: Record<Sender, Check> = {
  shopify: (question) => checkBase64(question, ['x-shopify-hmac-sha256', 'shopify-hmac-sha256']),
  woocommerce: (question) =>
    checkBase64({ ...question, secret: wooKey(question.secret) }, ['x-wc-webhook-signature']),
  // Trackings first; the same company's returns and labels name theirs differently.
  aftership: (question) =>
    checkBase64(question, [
      'aftership-hmac-sha256',
      'as-signature-hmac-sha256',
      'am-webhook-signature',
    ]),
  easypost: async ({ secret, message }) => {
    const header = message.headers['x-hmac-signature']
    if (header === undefined) return 'no-signature'
    return verdict(await isEasypostSignature(secret, message.text, header))
  },
  track17: async ({ secret, message }) => {
    const header = message.headers['sign']
    if (!hasTrack17Signature(message.text, header)) return 'no-signature'
    return verdict(await isTrack17Signature(secret, message.text, header))
  },
  generic: ({ secret, message, now }) => checkStandard(secret, message, now),
  inpost: async (question) => (await checkPath(question)) ?? checkAddress(question),
  dhl: (question) => checkPath(question),
  idosell: (question) => checkPath(question),
  prestashop: (question) => checkPath(question),
  // It is asked and never calls: whoever does is somebody else.
  base: () => Promise.resolve('wrong-path'),
}

async function checkBase64(
  { secret, message }: SenderQuestion,
  names: readonly string[],
): Promise<Refusal | null> {
  const header = names.map((name) => message.headers[name]).find((value) => value !== undefined)
  if (header === undefined || header.trim() === '') return 'no-signature'
  return verdict(await isHmac(secret, message.text, decodeBase64(header.trim())))
}

async function checkPath({ secret, path }: SenderQuestion): Promise<Refusal | null> {
  const isRight = secret !== '' && (await isSameText(secret, path ?? ''))
  return isRight ? null : 'wrong-path'
}

function checkAddress({ address }: SenderQuestion): Refusal | null {
  return isInRange(address, INPOST_RANGE) ? null : 'wrong-address'
}

function verdict(isRight: boolean): Refusal | null {
  return isRight ? null : 'wrong-signature'
}
