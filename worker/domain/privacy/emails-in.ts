/** What cannot stand before the @ of an address, or ends it on the left. */
const LEFT_END = /[\s@<>"(),:;[\]\\]/u
const MOST_LEFT = 128
/** Names with dots between them. Letters of every script. */
const DOMAIN = /[\p{L}\p{N}.-]{4,255}/uy
/** Where an address begins in ordinary writing; in front of it may stand a quote or a slash. */
const ORDINARY = /[\p{L}\p{N}._%+-]/u

const QUOTES = /^[^\p{L}\p{N}]+/u

/**
 * The e-mail addresses that a text holds. Where it cannot be told where one begins (`'ann@…`), all
 * readings are there; an address is never cut short, so `notann@…` is not `ann@…`. Takes time in
 * proportion to the text.
 */
export function emailsIn(text: string): string[] {
  const found = new Set<string>()
  const normal = text.normalize('NFC')
  for (let at = normal.indexOf('@'); at >= 0; at = normal.indexOf('@', at + 1)) {
    const domain = domainAt(normal, at + 1)
    if (domain === null) continue
    const widest = runBefore(normal, at, (letter) => !LEFT_END.test(letter))
    const ordinary = runBefore(normal, at, (letter) => ORDINARY.test(letter))
    const unquoted = widest.replace(QUOTES, '')
    for (const local of [widest, unquoted, ordinary])
      if (local !== '') found.add(`${local}@${domain}`)
  }
  return [...found]
}

function domainAt(text: string, start: number): string | null {
  DOMAIN.lastIndex = start
  const domain = DOMAIN.exec(text)?.[0].replace(/[.-]+$/, '')
  const labels = domain?.split('.') ?? []
  const isDomain = labels.length > 1 && labels.every(Boolean) && (labels.at(-1) ?? '').length > 1
  return domain && isDomain ? domain : null
}

/** The letters just before a place that all are of a kind. */
function runBefore(text: string, end: number, fits: (letter: string) => boolean): string {
  const letters = Array.from(text.slice(Math.max(0, end - MOST_LEFT), end))
  return letters.slice(letters.findLastIndex((letter) => !fits(letter)) + 1).join('')
}
