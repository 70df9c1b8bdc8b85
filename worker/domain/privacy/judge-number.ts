import { isArticleNumber, isCard, isPesel } from './checksums.ts'
import { canBePhone, isPhone, type WrittenNumber } from './phones.ts'
import type { NumberHint } from './words-before.ts'

export type NumberKind = 'card' | 'PESEL' | 'phone'

/** Groups of digits taken for one number, and what stands around it. */
export interface Candidate {
  number: WrittenNumber
  hint: NumberHint
  /** The next characters. */
  after: string
}

/** What makes a number an amount, or a part of a longer code. */
const AMOUNT_OR_CODE =
  /^(?:[\p{L}\p{N}_]|[.\u2010-\u2014-]\p{N}|,\d{1,2}(?!\d)|\s?(?:[%€$£₽°]|(?:zł|pln|eur|euro|usd|gbp|kč|руб|грн|р|szt|stk|pcs|шт|kg|кг|km|км)(?!\p{L})))/iu

const CARD_SHAPE =
  /^(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})$/
const MOST_PHONE_DIGITS = 15
const MOST_CARD_GROUPS = 5
const PESEL_SHAPE = /^(?:\d{11}|\d{6}[ -]\d{5})$/

/** What a number is by the way it is written; null if it is left alone. */
export function judgeNumber({ number, hint, after }: Candidate): NumberKind | null {
  const kind = kindOf(number)
  if (!kind || hint === 'phone') return kind
  if (number.plus) return kind
  if (hint === 'code' || AMOUNT_OR_CODE.test(after)) return null
  const inGroups = number.groups.length > 1
  return hint === 'reference' && !(kind === 'card' && inGroups) ? null : kind
}

/** Whether any number of a phone's length is one here, because a word or a + says so. */
export function isSaidPhone({ number, hint, after }: Candidate): boolean {
  if (hint !== 'phone' && !number.plus) return false
  if (!canBePhone(number) || isArticleNumber(number.digits)) return false
  return (
    hint === 'phone' || (hint !== 'code' && hint !== 'reference' && !AMOUNT_OR_CODE.test(after))
  )
}

function kindOf(number: WrittenNumber): NumberKind | null {
  const { digits } = number
  if (isWrittenAsCard(number)) return 'card'
  if (digits.length > MOST_PHONE_DIGITS) return null
  if (digits.length === 11 && PESEL_SHAPE.test(writtenOut(number)) && isPesel(digits))
    return 'PESEL'
  return isPhone(number) ? 'phone' : null
}

function isWrittenAsCard(number: WrittenNumber): boolean {
  if (number.digits.length < 13 || number.groups.length > MOST_CARD_GROUPS) return false
  return isCard(number.digits) && CARD_SHAPE.test(writtenOut(number))
}

/** Groups and separators, with every kind of space and dash in its plain form. */
function writtenOut({ groups, separators }: WrittenNumber): string {
  const plain = separators.map((each) =>
    each.replaceAll(/\s/g, ' ').replaceAll(/[\u2010-\u2014]/g, '-'),
  )
  return groups.map((group, at) => group + (plain[at] ?? '')).join('')
}
