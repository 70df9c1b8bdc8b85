import { locale } from '#dashboard/kit/i18n/words.ts'

/** Digits behind the sign of a currency: 2 for most, 0 for yen. */
function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  )
}

/** An amount in a currency's smallest unit, as the reader writes it: `24.90 zł`. */
export function money(minor: number, currency: string): string {
  const value = minor / 10 ** digitsOf(currency)
  return new Intl.NumberFormat(locale(), { style: 'currency', currency }).format(value)
}

/** What a reader typed, in the smallest unit; null for what is no amount. */
export function minorOf(text: string, currency: string): number | null {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.')
  if (!/^\d{1,9}(\.\d{1,3})?$/.test(plain)) return null
  return Math.round(Number(plain) * 10 ** digitsOf(currency))
}

/** The amount as it stands in a field: `24.9`. */
export function typedOf(minor: number, currency: string): string {
  return String(minor / 10 ** digitsOf(currency))
}
