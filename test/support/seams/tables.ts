import { groupOf } from './groups.ts'

/* What the seam rules forbid in tables, indexes and triggers, told from `sqlite_master`. */

export interface SchemaEntry {
  type: string
  name: string
  tbl_name: string
  sql: string
}

/** Rules 2, 5 and 8, of one entry. */
export function faultsOf({ type, name, tbl_name: table, sql }: SchemaEntry): string[] {
  const text = sql.replaceAll(/["`]/g, '')
  const group = groupOf(table)
  if (type === 'view') return [`${name} is a view`]
  if (group === undefined) return [`${table} is declared in neither group`]
  if (type === 'table' && group === 'site') return faultsOfSiteTable(name, text)
  if (type === 'index' && group === 'site' && !/\(\s*site_id\b/.test(text))
    return [`index ${name} does not begin with the site`]
  if (type === 'trigger') {
    const others = Array.from(
      text.matchAll(/\b(?:into|update|from|on)\s+(\w+)/gi),
      ([, to = '']) => to,
    )
    return others
      .filter((other) => groupOf(other) !== undefined && groupOf(other) !== group)
      .map((other) => `trigger ${name} goes from ${table} to ${other}`)
  }
  return []
}

function faultsOfSiteTable(name: string, text: string): string[] {
  const references = Array.from(text.matchAll(/\breferences\s+(\w+)/gi), ([, to = '']) => to)
  const isKeyed =
    /primary key\s*\(\s*site_id\b/i.test(text) || /\bsite_id integer primary key/i.test(text)
  return [
    ...references
      .filter((other) => groupOf(other) !== 'site')
      .map((other) => `${name} refers to ${other}`),
    ...(isKeyed ? [] : [`the key of ${name} does not begin with the site`]),
    ...(/without rowid/i.test(text) ? [] : [`${name} has a rowid`]),
    ...(/autoincrement/i.test(text) ? [`${name} counts its rows by itself`] : []),
  ]
}
