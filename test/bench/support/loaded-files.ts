import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'

/** `import … from './x.js'`, `export … from`, and the bare form; `import('./x.js')` loads later. */
const STATIC_IMPORT = /\b(?:import|export)\b(?:[\w$\s{},*]*?\bfrom)?\s*["']([^"'()]+\.js)["']/g
const PAGE_FILE = /<(?:script|link)\b[^>]*\b(?:src|href)="\/([^"]+\.(?:js|css))"/g

/** Every file that a browser fetches before the dashboard runs: the page, its scripts and styles. */
export async function firstLoad(dist: string): Promise<Set<string>> {
  const page = await readFile(join(dist, 'index.html'), 'utf8')
  const named = Array.from(page.matchAll(PAGE_FILE), ([, file]) => file ?? '')
  if (named.length === 0) throw new Error('dist/index.html names no script')
  const scripts = named.filter((file) => file.endsWith('.js'))
  return new Set(['index.html', ...named, ...(await chunksFrom(dist, scripts))])
}

/** Chunks and all that they import before they run. Paths are from `dist`. */
export async function chunksFrom(dist: string, entries: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const code = await readFile(join(dist, file), 'utf8')
    for (const [, path = ''] of code.matchAll(STATIC_IMPORT))
      waiting.push(posix.join(posix.dirname(file), path))
  }
  return found
}
