import { LIMITS } from '#contract/words.ts'

/** The things that stand in one cell: by line breaks, `;` or `•`, which a backslash keeps as text. */
export function splitItems(cell: string): string[] {
  const items = ['']
  for (const [piece] of cell.matchAll(/\\*[;•]|\r\n?|\n|[^;•\\\r\n]+|\\+/g)) {
    const last = items.length - 1
    const separator = /^(\\*)([;•])$/.exec(piece)
    if (separator) {
      const slashes = separator[1]?.length ?? 0
      items[last] += '\\'.repeat(Math.floor(slashes / 2))
      if (slashes % 2 === 1) items[last] += separator[2] ?? ''
      else items.push('')
    } else if (/[\r\n]/.test(piece)) items.push('')
    else items[last] += piece
  }
  return items.map((item) => item.trim()).filter((item) => item !== '')
}

/** Things as one cell, one a line. A line break inside of one becomes a space. */
export function joinItems(items: string[]): string {
  return items.map((item) => protect(onOneLine(item))).join('\n')
}

/** A text without line breaks, and without space around it. */
export function onOneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim()
}

function protect(item: string): string {
  return item.replace(/(\\*)([;•])/g, (_, slashes: string, sign: string) => {
    return `${slashes}${slashes}\\${sign}`
  })
}

/**
 * What touchpoints of one stage are called before a colon: their names, numbered from the second of
 * a name on, so that each is called something else.
 */
export function labelsOf(names: string[]): string[] {
  const taken = new Set(names.map((name) => labelKey(name)))
  const seen = new Set<string>()
  return names.map((name) => {
    const own = onOneLine(name)
    let label = own
    for (let count = 2; seen.has(labelKey(label)); count += 1) {
      const numbered = `${own} (${count})`
      if (!taken.has(labelKey(numbered))) label = numbered
    }
    seen.add(labelKey(label))
    return label
  })
}

/** No label is longer: a cell full of colons is not searched to its end. */
const LONGEST_LABEL = LIMITS.mapName + 8

/** Takes off the longest label that stands before a colon: `Parcel locker: sms`. */
export function takeLabel(item: string, labels: string[]): { at: number; rest: string } | null {
  const keys = labels.map(labelKey)
  for (
    let colon = item.lastIndexOf(':', LONGEST_LABEL);
    colon > 0;
    colon = item.lastIndexOf(':', colon - 1)
  ) {
    const at = keys.indexOf(labelKey(item.slice(0, colon)))
    if (at >= 0) return { at, rest: item.slice(colon + 1).trim() }
  }
  return null
}

function labelKey(name: string): string {
  return onOneLine(name).normalize('NFC').toLowerCase()
}

/** What is wrong with a text of a map; null if nothing is. */
export function textFault(text: string, longest: number): string | null {
  if (text.length > longest) return `is longer than ${longest} letters; shorten it`
  if (text.includes('\0') || !text.isWellFormed())
    return 'has characters that are no text; type it again'
  return null
}

/** What stands in brackets at the end: `Lockers [2026-12-01]`. */
export function takeBrackets(item: string): { text: string; inside: string | null } {
  const open = item.lastIndexOf('[')
  if (open < 0 || item.indexOf(']', open) !== item.length - 1) return { text: item, inside: null }
  return { text: item.slice(0, open).trim(), inside: item.slice(open + 1, -1).trim() }
}
