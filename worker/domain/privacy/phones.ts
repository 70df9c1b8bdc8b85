/** First digits of Polish numbers. Source: the numbering plan of UKE. */
const POLISH = '(?:1[2-8]|2[2-59]|3[2-49]|4[1-8]|5\\d|6[0-35-9]|7[1-9]|8[1-9]|9[145])'
const POLISH_MOBILE = '(?:45|5[0137]|6[069]|7[2389]|88)'

/** With a country code, for the countries whose numbers all have the same lengths. */
const ABROAD = /^(?:(?:48|33|34)\d{9}|[17]\d{10}|44\d{9,10}|49\d{9,11}|(?:380|375|42[01])\d{9})$/

/** Written in one piece. */
const SOLID = new RegExp(
  `^(?:${POLISH_MOBILE}\\d{7}|48${POLISH}\\d{7}|[78]9\\d{9}|380\\d{9}|375\\d{9}|491[567]\\d{8,9}|0[1-9]\\d{8,9}|01[567]\\d{9,10})$`,
)

/** Written in groups, here with one space between them. */
const GROUPED = new RegExp(
  `^(?:${[
    // Poland, and others with three groups of three; round sums are none.
    `(?:48 )?(?:[2-9]\\d|1[2-8])\\d \\d{3} (?!000)\\d{3}`,
    `(?:48 )?${POLISH} \\d{3} (?:\\d\\d \\d\\d|\\d{4})`,
    `(?:48 )?${POLISH} \\d{7}`,
    `48 ${POLISH}\\d{7}`,
    '[6-9]\\d\\d \\d\\d \\d\\d \\d\\d',
    // North America; Russia, Belarus and Ukraine with or without the 8 in front.
    '(?:[178] )?[2-9]\\d\\d \\d{3} \\d{4}',
    '(?:[78] )?[03489]\\d\\d \\d{3} \\d\\d \\d\\d',
    '[78] [3489]\\d\\d \\d{7}',
    '[78] [348]\\d{3} \\d\\d \\d\\d \\d\\d',
  ].join('|')})$`,
)

/** With the 0 in front of the area: Germany, Britain, France and many more; but no account number. */
const TRUNK = /^0 ?[1-9](?!\d\d \d{4} \d{4}$)[\d ]*$/

/** A number as it was written: its groups of digits and what stands between them. */
export interface WrittenNumber {
  /** All its digits. */
  digits: string
  groups: string[]
  separators: string[]
  /** Whether a + stands in front. */
  plus: boolean
}

/** Whether a number is written as phone numbers are. */
export function isPhone({ digits, groups, separators, plus }: WrittenNumber): boolean {
  if (plus) return ABROAD.test(digits)
  if (/^00[1-9]/.test(digits)) return ABROAD.test(digits.slice(2))
  if (groups.length === 1) return SOLID.test(digits)
  const written = groups.join(' ')
  const known = GROUPED.test(written) || (digits.length <= 12 && TRUNK.test(written))
  return known && areDotsAlone(separators)
}

/** Whether a number can be one at all: enough where a + or a word like "phone" says that it is. */
export function canBePhone({ digits, plus }: WrittenNumber): boolean {
  return digits.length >= 9 && digits.length <= 15 && !(plus && digits.startsWith('0'))
}

/** Dots stand in phone numbers only by themselves; a single one is a decimal point. */
function areDotsAlone(separators: string[]): boolean {
  const dots = separators.filter((separator) => separator.includes('.'))
  return dots.length === 0 || (dots.length > 1 && separators.every((each) => each === '.'))
}
