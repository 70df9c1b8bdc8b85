import { sha256, toHex } from '#worker/secrets/hash.ts'
import { decodeHex, isHmac, isSameText } from './signatures.ts'

const EASYPOST_PREFIX = 'hmac-sha256-hex='

/**
 * Whether a header signs an event of EasyPost. The secret counts in Unicode's decomposed form. What was
 * signed has the weight as a number with a point, which some systems take off on the way: then the
 * text with it put back is tried. Source: EasyPost/easypost-node, utils/util.js and issue 467.
 */
export async function isEasypostSignature(
  secret: string,
  text: string,
  header: string,
): Promise<boolean> {
  if (!header.startsWith(EASYPOST_PREFIX)) return false
  const key = secret.normalize('NFKD')
  const mac = decodeHex(header.slice(EASYPOST_PREFIX.length))
  if (await isHmac(key, text, mac)) return true
  const pointed = text.replace(/("weight": ?)(\d+)(?=[,}\s])/g, '$1$2.0')
  return pointed !== text && (await isHmac(key, pointed, mac))
}

/**
 * Whether a message of 17TRACK is signed with the account's key, by a bare hash and not by a MAC: of
 * `body/key` in a header since version 2, of `event/data/key` inside the body before. Source: receivers
 * in public code, which agree on both; 17TRACK shows its own page to customers only.
 */
export async function isTrack17Signature(
  secret: string,
  text: string,
  header: string | undefined,
): Promise<boolean> {
  const old = oldForm(text)
  const sign = header ?? old?.sign
  if (sign === undefined || secret === '') return false
  const signed = [`${text}/${secret}`, ...(old ? [`${old.event}/${old.data}/${secret}`] : [])]
  for (const one of signed)
    if (await isSameText(toHex(await sha256(one)), sign.trim().toLowerCase())) return true
  return false
}

/** Whether a message of 17TRACK has a signature at all. */
export function hasTrack17Signature(text: string, header: string | undefined): boolean {
  return header !== undefined || oldForm(text)?.sign !== undefined
}

interface OldForm {
  event: string
  /** The very text that was signed, so it is cut out and not written anew. */
  data: string
  sign: string | undefined
}

function oldForm(text: string): OldForm | null {
  const head = /^\s*\{\s*"event"\s*:\s*"(\w{1,40})"\s*,\s*"data"\s*:\s*/.exec(text)
  const whole = text.trimEnd()
  if (!head?.[1] || !whole.endsWith('}')) return null
  const rest = whole.slice(head[0].length, -1).trimEnd()
  // Looked for at the end only: over the whole text, white space would cost its length squared.
  const tail = /,\s{0,20}"sign"\s{0,20}:\s{0,20}"([0-9a-fA-F]{64})"$/.exec(rest.slice(-140))
  const data = tail ? rest.slice(0, -tail[0].length).trimEnd() : rest
  return { event: head[1], data, sign: tail?.[1] }
}
