/** A run of what may stand before the @, then names with dots between them. Letters of every script. */
const ADDRESS = /([^\s@<>"(),:;[\]\\]{1,128})@((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,})/gu
/** Where an address begins in ordinary writing; in front of it may stand a quote or a slash. */
const ORDINARY = /[\p{L}\p{N}._%+-]+$/u

/**
 * The e-mail addresses that a text holds. Where it cannot be told where one begins (`'ann@…`), both
 * readings are there; an address is never cut short, so `notann@…` is not `ann@…`.
 */
export function emailsIn(text: string): string[] {
  const found = new Set<string>()
  for (const [, before = '', after = ''] of text.normalize('NFC').matchAll(ADDRESS)) {
    const ordinary = ORDINARY.exec(before)?.[0]
    const domain = after.replace(/-+$/, '')
    found.add(`${before}@${domain}`)
    if (ordinary) found.add(`${ordinary}@${domain}`)
  }
  return [...found]
}
