import type { Localized } from '#contract/surveys.ts'
import type { Found } from './scale-fit.ts'

/** So much longer than the middle of the others is worth a look: in length, and in characters. */
const LONGER = 1.8
const LONGER_BY = 30
/** Numbers up to this are often written as words. */
const SPELLED = 12
/** Languages that write a sentence in far fewer characters. */
const DENSE = /^(?:zh|ja|ko|th|lo|km|my)(?:-|$)/

interface Facts {
  lang: string
  placeholders: Set<string>
  numbers: Set<string>
  asks: boolean
  length: number
}

/** What a language's text has lost against the others, or why it is far longer. */
export function translationFaults(
  texts: Localized,
  isRequest: (lang: string, text: string) => boolean,
): { lang: string; found: Found }[] {
  const all = Object.entries(texts).map(([lang, text]) => factsOf(lang, text))
  if (all.length < 2) return []
  return all.flatMap((one) =>
    faultsOf(
      one,
      all.filter((other) => other !== one),
      isRequest(one.lang, texts[one.lang] ?? ''),
    ).map((found) => ({ lang: one.lang, found })),
  )
}

function faultsOf(one: Facts, others: Facts[], isRequest: boolean): Found[] {
  const found: Found[] = []
  for (const placeholder of missing(one, others, 'placeholders')) {
    found.push({ code: 'lostPlaceholder', at: placeholder })
  }
  const large = missing(one, others, 'numbers').find((number) => Number(number) > SPELLED)
  // A small number may be a word here; a text with no number at all beside two or more may not.
  const small = missing(one, others, 'numbers')
  if (large ?? (one.numbers.size === 0 && small.length > 1)) {
    found.push({ code: 'lostNumber', at: large ?? small.join(', ') })
  }
  const asking = others.filter((other) => other.asks).length
  if (!one.asks && !isRequest && asking * 2 > others.length)
    found.push({ code: 'lostQuestionMark' })
  const lengths = others.filter(({ lang }) => !DENSE.test(lang)).map(({ length }) => length)
  const middle = lengths.toSorted((a, b) => a - b)[lengths.length >> 1]
  if (middle && one.length > LONGER * middle && one.length > middle + LONGER_BY) {
    found.push({ code: 'muchLonger' })
  }
  return found
}

/** What at least half of the others have and this one has not. */
function missing(one: Facts, others: Facts[], what: 'placeholders' | 'numbers'): string[] {
  const all = new Set(others.flatMap((other) => [...other[what]]))
  return [...all].filter(
    (item) =>
      !one[what].has(item) &&
      others.filter((other) => other[what].has(item)).length * 2 >= others.length,
  )
}

function factsOf(lang: string, text: string): Facts {
  const composed = text.normalize('NFKC')
  // Every script's digits count as the same number; 1,000 and 1 000 as well.
  const digits = composed.replaceAll(/\p{Nd}/gu, (digit) => `${digitOf(digit)}`)
  const joined = digits.replaceAll(/(?<=\d)[\s.,'’](?=\d{3}(?!\d))/gu, '')
  const bare = joined.replaceAll(/\{[^{}]*\}/gu, ' ')
  return {
    lang,
    placeholders: new Set(composed.match(/\{[^{}]{1,60}\}/gu)),
    numbers: new Set(bare.match(/\d{1,15}/gu)),
    asks: /[?؟;՞፧]/u.test(lang.startsWith('el') ? composed : composed.replaceAll(';', '')),
    length: composed.length,
  }
}

/** The value of a decimal digit of any script: each block of ten starts at a multiple of its zero. */
function digitOf(digit: string): number {
  if (digit <= '9') return Number(digit)
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}
