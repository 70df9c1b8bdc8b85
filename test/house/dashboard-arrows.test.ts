import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { featureOf, mayUse } from './features.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const AT_ONCE = /^@?import\s(?!type\s)[^']*'([^']+)'/gm
const TYPES = /^import\stype\s[^']*'([^']+)'/gm
const LATER = /\bimport\('([^']+)'\)/g

/** A file under 25 lines with one importer stands alone for a reason. */
const SMALL_WITH_REASON = new Map<string, string>([
  ['dashboard/main.tsx', 'the entry of the page: index.html loads it'],
  [
    'dashboard/rare-pages.ts',
    'the code of rare pages: every visit would fetch its names otherwise',
  ],
  ['dashboard/gallery/main.tsx', 'the entry of the gallery: its index.html loads it'],
])
const SMALL = 25

interface Module {
  lines: number
  /** Paths in the dashboard whose code comes at once with it. */
  atOnce: string[]
  /** Those that it fetches later, or knows the types of. */
  others: string[]
}
let modules: Map<string, Module>

beforeAll(async () => {
  const names = await readdir(join(ROOT, 'dashboard'), { recursive: true })
  const paths = names
    .map((name) => `dashboard/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(tsx?|css)$/.test(path) && !path.endsWith('vite.config.ts'))
  modules = new Map(
    await Promise.all(
      paths.map(async (path) => {
        const text = await readFile(join(ROOT, path), 'utf8')
        return [path, readModule(path, text)] as const
      }),
    ),
  )
})

function readModule(path: string, text: string): Module {
  const targets = (pattern: RegExp) =>
    Array.from(text.matchAll(pattern), ([, specifier = '']) => targetOf(path, specifier)).filter(
      (target) => target !== null,
    )
  return {
    lines: text.split('\n').length - 1,
    atOnce: targets(AT_ONCE),
    others: [...targets(TYPES), ...targets(LATER)],
  }
}

function targetOf(path: string, specifier: string): string | null {
  const target = specifier.startsWith('.')
    ? normalize(join(dirname(path), specifier)).replaceAll('\\', '/')
    : specifier.replace(/^#/, '')
  return target.startsWith('dashboard/') ? target : null
}

/** All imports, of whatever sort. */
function arrows(): [from: string, to: string][] {
  return [...modules].flatMap(([from, { atOnce, others }]) =>
    [...atOnce, ...others].map((to): [string, string] => [from, to]),
  )
}

/** A module and all that comes at once with it. */
function comesWith(entry: string): string[] {
  const seen = new Set<string>()
  const waiting = [entry]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    waiting.push(...(modules.get(path)?.atOnce ?? []))
  }
  return [...seen]
}

describe('imports of the dashboard', () => {
  test('lead to files that are there', () => {
    expect(modules.size).toBeGreaterThan(150)
    expect(arrows().filter(([, to]) => !modules.has(to))).toEqual([])
  })

  test('of a small file come from more than one place, or it joins the only one', () => {
    const importers = Map.groupBy(arrows(), ([, to]) => to)
    const lonely = [...modules]
      .filter(([path, { lines }]) => lines < SMALL && /\.tsx?$/.test(path))
      // Words are read as a folder, and the factory's call stands beside them.
      .filter(([path]) => !/\/(words|kit-words)(\/\w+)?\.ts$/.test(path))
      .filter(([path]) => new Set(importers.get(path)?.map(([from]) => from)).size < 2)
      .map(([path]) => path)
    expect(lonely).toEqual([...SMALL_WITH_REASON.keys()])
  })
})

describe('folders of the dashboard', () => {
  test('hold ten files at most', () => {
    const folders = Map.groupBy(modules.keys(), dirname)
    const crowded = [...folders].filter(([, files]) => files.length > 10)
    expect(crowded).toEqual([])
  })
})

describe('a page of the settings', () => {
  test('brings its own words and styles, and no others', () => {
    const pages = [...modules.keys()].filter((path) => /\/settings\/[^/]+\/[^/]+-page\./.test(path))
    expect(pages.length).toBeGreaterThan(8)
    for (const page of pages) {
      const feature = featureOf(page) ?? ''
      const brought = comesWith(page).filter((path) => /\/words\.ts$|\.css$/.test(path))
      const features = brought.map(featureOf).filter((one) => one !== null)
      expect(features, page).toContain(feature)
      expect(features.filter((one) => !mayUse(feature, one))).toEqual([])
    }
  })

  test('is fetched when it is opened: the app brings none of them', () => {
    const features = new Set(comesWith('dashboard/main.tsx').map(featureOf))
    expect([...features].filter((name) => name !== null).toSorted()).toEqual(['journey', 'shell'])
  })
})
