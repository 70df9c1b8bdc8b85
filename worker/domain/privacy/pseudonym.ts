import type { Traits } from '#contract/schemas.ts'
import { UUID_PATTERN } from '#contract/words.ts'
import { isCard } from './checksums.ts'
import { maskNumbers } from './mask-numbers.ts'
import { EMAIL } from './mask.ts'

/** What an answer tells of the person behind it. */
export interface Person {
  /** The id that its sender knows it by: a file's may name an order, or a person. */
  claimedId: string
  respondent: string | null
  orderRef: string | null
  customerRef: string | null
  traits: Traits
}

/** What stands for something that tells who somebody is, always the same for the same. */
export interface Pseudonyms {
  /** For an e-mail address, whatever its spelling. */
  email: (address: string) => Promise<string>
  /** For any other text. */
  pseudonym: (text: string) => Promise<string>
}

/** Letters of every script; wider than what can be delivered, so that none slips through. */
const WHOLE = /^[^\s@<>"(),:;[\]\\]+@(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}$/u
/** An @ as it stands in a part of a page's address, also where that was encoded again. */
const ENCODED_AT = /%(?:25)*40/i
/** A number in front of an address that hangs on it: `ORDER-1001-ann@…`. */
const NUMBER_BEFORE = /^[^@]*\p{N}[._%+-]+(?=[^._%+@-])/u
/** Fewer digits are no number of a person. */
const FEWEST_DIGITS = 9

/** Whether a text is an e-mail address and nothing else. */
export function isEmail(text: string): boolean {
  return text.includes('@') && WHOLE.test(text.trim())
}

/**
 * The same answer with each e-mail address, and each number of a person, replaced: by a pseudonym
 * where it tells one person from another, by a mark in traits. Nearly always there is none, and the
 * answer itself comes back.
 */
export async function pseudonymise<Answer extends Person>(
  answer: Answer,
  names: Pseudonyms,
): Promise<Answer> {
  const { claimedId, respondent, orderRef, customerRef, traits } = answer
  const texts = [claimedId, respondent, orderRef, customerRef, ...Object.values(traits)]
  if (![...texts, ...Object.keys(traits)].some(isSuspect)) return answer
  const hidden = await Promise.all(
    Object.entries(traits).map(
      async ([name, value]) => [maskNumbers(name).text, await hideTrait(value, names)] as const,
    ),
  )
  return {
    ...answer,
    claimedId: isSuspect(claimedId) ? await hideShopId(claimedId, names) : claimedId,
    respondent: respondent && (await hideReference('respondent', respondent, names)),
    orderRef: orderRef && (await hideReference('order', orderRef, names)),
    customerRef: customerRef && (await hideReference('customer', customerRef, names)),
    traits: Object.fromEntries(hidden),
  }
}

/**
 * A reference as it is stored. A shop's numbers of orders and customers are left alone, unless one
 * is a card's, or written as only a phone's is.
 */
export async function hideReference(
  kind: 'respondent' | 'order' | 'customer',
  text: string,
  names: Pseudonyms,
): Promise<string> {
  if (isEmail(text)) return await hideWhole(text, names)
  const hidden = await hideAddresses(text, names)
  const isPersons = kind === 'respondent' ? maskNumbers(hidden).masked > 0 : holdsCard(hidden)
  return isPersons ? await hideNumbers(text, hidden, names) : hidden
}

/** The shop's own id of an answer: another one stays another one. */
async function hideShopId(text: string, names: Pseudonyms): Promise<string> {
  const hidden = await hideAddresses(text, names)
  return holdsCard(hidden) ? await hideNumbers(text, hidden, names) : hidden
}

/** One pseudonym for all of a text, beside those of the addresses by which it must be found. */
async function hideNumbers(
  text: string,
  hidden: string,
  { pseudonym }: Pseudonyms,
): Promise<string> {
  const addresses = hidden.match(/em1_[\w-]+/g) ?? []
  return [...(hidden === text ? [] : addresses), await pseudonym(text)].join('+')
}

async function hideTrait(
  value: Traits[string],
  names: Pseudonyms,
): Promise<string | number | boolean> {
  if (typeof value === 'boolean') return value
  const text = String(value)
  const hidden = isEmail(text) ? await hideWhole(text, names) : await hideAddresses(text, names)
  const { text: masked } = maskNumbers(hidden)
  return masked === text ? value : masked
}

/** A text that is one address; with signs in front (`ORD/ann@…`) it may be just the end of it. */
async function hideWhole(text: string, { email }: Pseudonyms): Promise<string> {
  const readings = new Set([text.trim(), ...(text.match(EMAIL) ?? [])])
  return (await Promise.all(Array.from(readings, email))).join('+')
}

/** Each address in a text becomes its pseudonym; two where it cannot be told where it begins. */
async function hideAddresses(text: string, { email }: Pseudonyms): Promise<string> {
  const plain = text.replaceAll(new RegExp(ENCODED_AT, 'gi'), '@')
  if (!plain.includes('@')) return text
  const found = [...plain.matchAll(EMAIL)]
  const names = await Promise.all(
    found.map(async ([address]) => {
      const readings = new Set([address, address.replace(NUMBER_BEFORE, '')])
      return (await Promise.all(Array.from(readings, email))).join('+')
    }),
  )
  const next = names.values()
  return found.length > 0 ? plain.replace(EMAIL, () => next.next().value ?? '') : text
}

function holdsCard(text: string): boolean {
  const inOnePiece = text.match(/\d{13,19}/g) ?? []
  return inOnePiece.some(isCard) || maskNumbers(`order ${text}`).masked > 0
}

/** Whether a value has to be looked into. */
function isSuspect(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) >= 1e8
  if (typeof value !== 'string' || UUID_PATTERN.test(value)) return false
  if (value.includes('@') || ENCODED_AT.test(value)) return true
  return (value.match(/\p{N}/gu)?.length ?? 0) >= FEWEST_DIGITS
}
