import { groupOf } from './groups.ts'

/* What the seam rules forbid in statements, told from their text. */

/** D1's limits. */
const MOST_PARAMETERS = 100
const MOST_BYTES = 100_000
/** Fixed words may stand as placeholders; a list of rows is one JSON parameter. */
const MOST_LISTED = 5

interface Mention {
  table: string
  isTarget: boolean
}

/** Without comments and texts, whose words are no names. */
function bare(sql: string): string {
  return sql
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll('"', '')
    .replaceAll('`', '')
}

/** Each place where a statement names one of our tables. */
function mentionsIn(sql: string): Mention[] {
  const text = bare(sql)
  const found = Array.from(
    text.matchAll(/\b(from|join|into|update)\s+(\w+)/gi),
    ([, word = '', table = '']) => ({ table, isTarget: word.toLowerCase() === 'into' }),
  )
  const listed = Array.from(
    text.matchAll(/\bfrom\s+\w+(?:\s+(?:as\s+)?\w+)?\s*,\s*(\w+)/gi),
    ([, table = '']) => ({ table, isTarget: false }),
  )
  return [...found, ...listed].filter(({ table }) => groupOf(table) !== undefined)
}

/** Rule 3: what a statement or batch names of both groups. */
export function mixedGroups(statements: string[]): string[] {
  const tables = [...new Set(statements.flatMap(mentionsIn).map(({ table }) => table))]
  const groups = new Set(tables.map(groupOf))
  return groups.size > 1 ? [`names ${tables.join(' and ')}: directory and site tables`] : []
}

/** Rules 4, 7 and 8: a site's table is read and written for one site, which is named by its key. */
export function unboundSites(sql: string): string[] {
  const text = bare(sql)
  const mentions = mentionsIn(sql).filter(({ table }) => groupOf(table) === 'site')
  const targets = mentions.filter(({ isTarget }) => isTarget)
  const read = mentions.filter(({ isTarget }) => !isTarget)
  const bindings = text.match(/\bsite_id\s*=/gi)?.length ?? 0
  const isNamed = /\bsite_id\s*=\s*\?/i.test(text)
  return [
    ...targets
      .filter(
        ({ table }) => !new RegExp(`\\binto\\s+${table}\\s*\\([^)]*\\bsite_id\\b`, 'i').test(text),
      )
      .map(({ table }) => `writes ${table} without a site`),
    ...(bindings < read.length || (read.length > 0 && !isNamed)
      ? [`reads ${read.map(({ table }) => table).join(', ')} without \`site_id =\``]
      : []),
    ...(mentions.length > 0 && /\bsite_id\s+in\b/i.test(text)
      ? ['reads several sites at once']
      : []),
  ]
}

/** Rule 10: D1's limits, and lists as one JSON parameter. */
export function pastLimits(sql: string, parameters: number): string[] {
  const lists = bare(sql).match(/\bin\s*\(\s*\?\d*(?:\s*,\s*\?\d*)*\s*\)/gi) ?? []
  return [
    ...(parameters > MOST_PARAMETERS ? [`has ${parameters} parameters`] : []),
    ...(sql.length > MOST_BYTES ? [`has ${sql.length} bytes`] : []),
    ...(lists.some((list) => list.split(',').length > MOST_LISTED) ? ['lists placeholders'] : []),
  ]
}
