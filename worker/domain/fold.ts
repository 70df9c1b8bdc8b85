const MARKS = /\p{M}+/gu
/** Letters that no normalisation takes apart. */
const PLAIN: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }
const SPECIAL = /[łøđßæœı]/gu

/** A text as it is compared: small letters without accents. So ё is е, and й is и. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // A capital İ becomes two letters, of which one is a mark.
      .normalize('NFKD')
      .replace(MARKS, '')
      .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
  )
}
