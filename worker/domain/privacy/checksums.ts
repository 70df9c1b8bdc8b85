/** Numbers of the great card schemes, by their first digits and lengths. Source: ISO/IEC 7812. */
const CARD =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[0-8]\d{14,17}|6\d{15,18}|22\d{14,17}|2[3-6]\d{14}|27[0-2]\d{13}|3[47]\d{13}|3(?:0[0-59]|[689]\d)\d{11}|35\d{14,17}|9792\d{12})$/

/**
 * Whether 13–19 digits can be a payment card's: a known scheme and length, and a right check digit
 * (Luhn). Thirteen digits that are also an article number (EAN) are taken for that.
 */
export function isCard(digits: string): boolean {
  return CARD.test(digits) && luhnSum(digits) % 10 === 0 && !isArticleNumber(digits)
}

/** Whether 13 digits are a GTIN-13 (EAN): weights 1 and 3. Source: GS1 General Specifications. */
export function isArticleNumber(digits: string): boolean {
  return digits.length === 13 && weighted(digits, [1, 3]) % 10 === 0
}

/**
 * Whether 11 digits are a PESEL: a birth date from 1900 to 2099 and a right check digit. Source:
 * the Polish act on population registration, art. 15.
 */
export function isPesel(digits: string): boolean {
  if (digits.length !== 11) return false
  const [year, month, day] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2)))
  return isBirthDate(year, month, day) && weighted(digits, [1, 3, 7, 9]) % 10 === 0
}

/** The century stands in the month: 1–12 for 19yy, 21–32 for 20yy. */
function isBirthDate(year = 0, month = 0, day = 0): boolean {
  const later = month > 20
  const date = new Date(
    Date.UTC((later ? 2000 : 1900) + year, (later ? month - 20 : month) - 1, day),
  )
  return month >= 1 && month <= (later ? 32 : 12) && day >= 1 && date.getUTCDate() === day
}

/** Sum of the digits times the weights, which repeat; the last digit counts once. */
function weighted(digits: string, weights: number[]): number {
  const last = digits.length - 1
  return Array.from(digits, Number).reduce(
    (sum, digit, at) => sum + digit * (at === last ? 1 : (weights[at % weights.length] ?? 1)),
    0,
  )
}

/** Every second digit from the right counts twice, less nine above nine. */
function luhnSum(digits: string): number {
  return Array.from(digits, Number)
    .toReversed()
    .reduce((sum, digit, at) => sum + (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0)
}
