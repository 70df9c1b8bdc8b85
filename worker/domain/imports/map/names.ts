const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g

/**
 * What two names of a column, or two words of a cell, are compared by: composed letters, no
 * invisible characters, single spaces, none at the ends, and no capitals.
 */
export function nameKey(name: string): string {
  return name
    .replaceAll(INVISIBLE, '')
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
