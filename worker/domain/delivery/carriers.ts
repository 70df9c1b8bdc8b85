import { DELIVERY_LIMITS } from '#contract/delivery/words.ts'

/** What the names of carriers begin with or hold, without spaces and signs; the first that fits counts. */
const CARRIERS: readonly (readonly [name: string, ...marks: string[]])[] = [
  ['inpost', 'inpost', 'paczkomat', 'easypack'],
  ['poczta-polska', 'pocztapolska', 'pocztex', 'polishpost', 'polandpost'],
  ['orlen-paczka', 'orlen', 'paczkawruchu', 'ruch'],
  ['deutsche-post', 'deutschepost'],
  ['royal-mail', 'royalmail'],
  ['canada-post', 'canadapost'],
  ['australia-post', 'australiapost', 'auspost'],
  ['la-poste', 'laposte', 'colissimo'],
  ['packeta', 'packeta', 'zasilkovna'],
  ['nova-poshta', 'novaposhta', 'novapost'],
  ['hermes', 'hermes'],
  ['evri', 'evri'],
  ['postnl', 'postnl'],
  ['postnord', 'postnord'],
  ['bpost', 'bpost'],
  ['fedex', 'fedex', 'federalexpress'],
  ['ups', 'unitedparcel'],
  ['usps', 'unitedstatespostal'],
  ['allegro', 'allegroone', 'onebyallegro'],
]
/** Short ones, which count as words only: `gls` is no part of `songlsmith`. */
const WORDS = new Set('dhl dpd gls ups usps tnt geis raben meest cdek'.split(' '))
/** What runs on into a service's name without a break: `DHLExpress`, `UPSMailInnovations`. */
const RUN_ON = /^(DHL|DPD|GLS|UPS|USPS|TNT)(?=[A-Z][a-z]|UK$|DE$|US$)/
/** What systems write where they know no carrier. */
const NO_NAMES = new Set(['other', 'custom', 'unknown', 'none', 'inne', 'inny'])
/** Letters that do not come apart into a plain one and its mark. */
const PLAIN: Record<string, string> = { ł: 'l', ß: 'ss', ø: 'o', đ: 'd' }

/**
 * One lower-case name of a carrier, whatever a shop or a tracking service calls it: `inpost` for
 * `inpost-paczkomaty` and `Paczkomaty InPost 24/7`. A name that nobody knows becomes its own slug.
 * @returns '' where there is no name
 */
export function carrierOf(name: string | undefined): string {
  if (name === undefined) return ''
  const folded = name
    .slice(0, DELIVERY_LIMITS.reference)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[łßøđ]/g, (letter) => PLAIN[letter] ?? letter)
  const slug = folded.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
  if (NO_NAMES.has(slug)) return ''
  const joined = slug.replaceAll('-', '')
  const word = slug.split('-').find((part) => WORDS.has(part))
  const runOn = RUN_ON.exec(name.trim())?.[1]?.toLowerCase()
  return CARRIERS.find((carrier) => carries(carrier, joined))?.[0] ?? word ?? runOn ?? slug
}

function carries([, ...marks]: readonly string[], joined: string): boolean {
  return marks.some((mark) => (mark.length > 4 ? joined.includes(mark) : joined.startsWith(mark)))
}

/** A tracking code as everybody writes it: capital letters, no spaces; null where there is none. */
export function trackingCode(code: string | undefined): string | null {
  const plain = code?.replace(/[\s\u200B\u2060\uFEFF]+/g, '').toUpperCase()
  return plain === undefined || plain === '' || plain.length > DELIVERY_LIMITS.reference
    ? null
    : plain
}
