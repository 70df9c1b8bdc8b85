import type { RecipientRow } from '#contract/channels/recipients.ts'
import { type Basis, type RecipientChannel } from '#contract/channels/words.ts'
import { LIMITS } from '#contract/words.ts'
import { maskComment } from '#worker/domain/privacy/mask.ts'
import { hideReference, isEmail, type Pseudonyms } from '#worker/domain/privacy/pseudonym.ts'

/** A person of a row, without anything that could be read back. */
export interface ReadRow {
  line: number
  /** What stands for the address that the link goes to, in answers too. */
  person: string
  /** The same of another address that the row has. */
  also: string | null
  basis: Basis
  basisOn: string | null
  basisFrom: string | null
  orderRef: string | null
  lang: string | null
  segment: string | null
}

/** Keyed hashes of a site, as they stand for people. */
export type RowHashes = Pseudonyms

const BASIS_WORDS: Record<string, Basis> = {
  consent: 'consent',
  zgoda: 'consent',
  согласие: 'consent',
  notice: 'notice',
  informacja: 'notice',
  уведомление: 'notice',
}
const LONGEST_PLACE = 60
const LONGEST_ORDER = 128

/**
 * What a row says, with its addresses hidden.
 * @returns why nobody can be asked by it, where that is so
 */
export async function readRow(
  row: RecipientRow,
  {
    channel,
    segments,
    hashes,
  }: { channel: RecipientChannel; segments: string[]; hashes: RowHashes },
): Promise<ReadRow | 'bad-address' | 'no-basis'> {
  const email = plainEmail(row.email)
  const phone = plainPhone(row.phone)
  const names = {
    email: email === null ? null : await hashes.email(email),
    sms: phone === null ? null : await hashes.pseudonym(phone),
  }
  const person = names[channel]
  if (person === null) return 'bad-address'
  const basis = BASIS_WORDS[row.basis?.trim().toLowerCase() ?? '']
  if (!basis) return 'no-basis'
  const order = row.order?.trim().slice(0, LONGEST_ORDER)
  const segment = row.segment?.trim() ?? ''
  return {
    line: row.line,
    person,
    also: names[channel === 'email' ? 'sms' : 'email'],
    basis,
    basisOn: dayOf(row.basisOn),
    // A place, and no person: somebody may have written one all the same.
    basisFrom: row.basisFrom?.trim()
      ? maskComment(row.basisFrom.trim()).text.slice(0, LONGEST_PLACE)
      : null,
    orderRef: order ? await hideReference('order', order, hashes) : null,
    lang: languageOf(row.lang),
    segment: segments.includes(segment) ? segment : null,
  }
}

/** An e-mail address in the one spelling that is hashed; null for what is none. */
function plainEmail(text = ''): string | null {
  const plain = unguarded(text).toLowerCase()
  return plain.length <= LIMITS.email && isEmail(plain) ? plain : null
}

/** A number with its country's code, `+48600100200`; null for what is none, also without the code. */
export function plainPhone(text = ''): string | null {
  const digits = unguarded(text)
    .replaceAll(/[\s().\u00a0-]/g, '')
    .replace(/^00/, '+')
  // E.164: at most fifteen digits.
  return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : null
}

/** Files of a guarded writer have an apostrophe in front of a plus. */
function unguarded(text: string): string {
  return text.trim().replace(/^'+(?=[+=@-])/, '')
}

/** A day as `2026-11-28` or `28.11.2026`; null for any other. */
function dayOf(text = ''): string | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim()) ?? []
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text.trim()
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(iso) ? iso : null
}

function languageOf(text = ''): string | null {
  const tag = text.trim().replaceAll('_', '-')
  return tag.length <= 35 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : null
}
