/** Quotes, brackets and ampersands as WordPress writes them in what it stores, and what they mean. */
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
])
const SIGNS = new Set(['&', '<', '>', '"', "'"])

/**
 * A secret as WooCommerce signs with it: it stores what was typed with some signs written out, and
 * takes them back, once. Source: class-wc-webhook.php, `wp_specialchars_decode( …, ENT_QUOTES )`.
 */
export function wooKey(secret: string): string {
  return secret.replace(
    /&(amp|lt|gt|quot|#0*\d{2}|#[xX]0*[0-9a-fA-F]{2});/g,
    (whole, name: string) => {
      const sign = ENTITIES.get(name) ?? signOf(name)
      return sign !== undefined && SIGNS.has(sign) ? sign : whole
    },
  )
}

/** `#039` and `#x27`. */
function signOf(name: string): string {
  const isHex = /^#x/i.test(name)
  return String.fromCharCode(Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10))
}
