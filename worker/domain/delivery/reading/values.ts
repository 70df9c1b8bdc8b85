import { DELIVERY_LIMITS } from '#contract/delivery/words.ts'
import { firstTextAt, textAt, type Tree } from './tree.ts'

// oxlint-disable-next-line no-control-regex -- no reference has them
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/

/**
 * An id, number or key at the first of some paths, exact. One that is too long or cannot be stored as
 * it is counts as none: cut, it could be another one's.
 */
export function referenceAt(tree: Tree | undefined, ...paths: string[]): string | undefined {
  for (const path of paths) {
    const text = textAt(tree, path)
    if (text !== undefined && isReference(text)) return text
  }
  return undefined
}

function isReference(text: string): boolean {
  return text.length <= DELIVERY_LIMITS.reference && text.isWellFormed() && !CONTROL.test(text)
}

/** A number that people give an order, without the `#` before it; undefined where it is the id. */
export function numberAt(
  tree: Tree | undefined,
  path: string,
  id: string | undefined,
): string | undefined {
  const number = referenceAt(tree, path)?.replace(/^#\s*/, '')
  return number === '' || number === id ? undefined : number
}

/** Text for people to read (a code as it came, a town), cut to a reference's length. */
export function cut(text: string): string {
  return text.slice(0, DELIVERY_LIMITS.reference).toWellFormed().replaceAll('\u0000', '\uFFFD')
}

/** A town or the like at a path. */
export function placeAt(tree: Tree | undefined, ...paths: string[]): string | undefined {
  const text = firstTextAt(tree, paths)
  return text === undefined ? undefined : cut(text)
}

/** An e-mail address at the first of some paths. */
export function emailAt(tree: Tree | undefined, ...paths: string[]): string | undefined {
  return paths
    .map((path) => textAt(tree, path))
    .find((text) => text !== undefined && text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text))
}

/** A telephone number at the first of some paths, as it was written. */
export function phoneAt(tree: Tree | undefined, ...paths: string[]): string | undefined {
  return paths
    .map((path) => textAt(tree, path))
    .find((text) => text !== undefined && text.length <= 40 && /\d{3}/.test(text))
}

/** ISO 3166, two capital letters. */
export function countryAt(tree: Tree | undefined, ...paths: string[]): string | undefined {
  return paths
    .map((path) => textAt(tree, path)?.toUpperCase())
    .find((text) => text !== undefined && /^[A-Z]{2}$/.test(text))
}

/** A postcode at the first of some paths. */
export function postcodeAt(tree: Tree | undefined, ...paths: string[]): string | undefined {
  return paths
    .map((path) => referenceAt(tree, path))
    .find((text) => text !== undefined && text.length <= 16)
}

/** A language tag, `pl` or `pt-BR`, also where the sender writes `pl_PL`. */
export function langAt(tree: Tree | undefined, path: string): string | undefined {
  const text = textAt(tree, path)?.replace('_', '-')
  return text !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text) ? text : undefined
}

/** An https address of at most 1000 characters. */
export function urlAt(tree: Tree | undefined, path: string): string | undefined {
  const text = textAt(tree, path)
  const isHttps =
    text !== undefined && text.length <= 1000 && /^https:\/\/[^\s"'<>\\]+$/i.test(text)
  return isHttps && text.isWellFormed() && URL.canParse(text) ? text : undefined
}

/** ISO 4217, three capital letters. */
export function currencyAt(tree: Tree | undefined, ...paths: string[]): string | undefined {
  return paths
    .map((path) => textAt(tree, path)?.toUpperCase())
    .find((text) => text !== undefined && /^[A-Z]{3}$/.test(text))
}

/** Digits behind the point, where they are not two. Source: ISO 4217, list one. */
const MINOR_DIGITS = new Map(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMN TND',
  }).flatMap(([digits, names]) => names.split(' ').map((name) => [name, Number(digits)] as const)),
)

/**
 * An amount such as `29.35` in the smallest unit of its currency, half a unit rounded up; undefined
 * where it is no amount, or where nobody says of which currency.
 */
export function moneyAt(
  tree: Tree | undefined,
  path: string,
  currency: string | undefined,
): number | undefined {
  const [, whole, rest = ''] =
    /^(\d{1,12})(?:[.,](\d{1,12}))?$/.exec(textAt(tree, path) ?? '') ?? []
  if (whole === undefined || currency === undefined) return undefined
  const digits = MINOR_DIGITS.get(currency) ?? 2
  const padded = rest.padEnd(digits + 1, '0')
  const minor = Number(`${whole}${padded.slice(0, digits)}`)
  return minor + (Number(padded[digits]) >= 5 ? 1 : 0)
}
