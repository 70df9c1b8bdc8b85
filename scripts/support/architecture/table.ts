import type { Import } from './imports.ts'

const ROW = /^\| `([\w./-]+)` \| (.*) \| (.*) \|$/gm

/** The folders and files that the rows of the table stand for. */
export function readRows(markdown: string): string[] {
  return Array.from(markdown.matchAll(ROW), ([, path = '']) => path)
}

/** The row that a file belongs to: the longest that it lies in. */
export function rowOf(path: string, rows: string[]): string | null {
  const fitting = rows.filter((row) => (row.endsWith('/') ? path.startsWith(row) : path === row))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null
}

/** The table with the last column as the imports have it; rows without sources stay. */
export function renderTable(markdown: string, imports: Import[], files: string[]): string {
  const rows = readRows(markdown)
  const filled = new Set(files.map((file) => rowOf(file, rows)))
  return markdown.replaceAll(ROW, (line, path: string, holds: string) =>
    filled.has(path) ? `| \`${path}\` | ${holds} | ${listImports(path, rows, imports)} |` : line,
  )
}

function listImports(row: string, rows: string[], imports: Import[]): string {
  const names = new Map<string, boolean>()
  for (const { from, to, external, typeOnly } of imports) {
    if (rowOf(from, rows) !== row) continue
    const target = external ? null : (rowOf(to, rows) ?? `${to.split('/')[0]}/`)
    if (target === row) continue
    const name = external ? packageName(to) : shortName(target ?? '')
    names.set(name, (names.get(name) ?? true) && typeOnly)
  }
  const list = [...names].sort(([a], [b]) => (a < b ? -1 : 1))
  return list.map(([name, typeOnly]) => (typeOnly ? `${name} (types)` : name)).join(', ') || '—'
}

function packageName(name: string): string {
  return name.startsWith('node:') ? 'Node' : name
}

/** `worker/errors.ts` → `errors`, `widget/loader/` → `loader` */
function shortName(row: string): string {
  return row
    .replace(/\/$/, '')
    .replace(/^(worker|widget|dashboard)\//, '')
    .replace(/\.tsx?$/, '')
}
