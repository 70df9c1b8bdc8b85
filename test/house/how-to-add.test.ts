import { readdir, readFile, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const TEXT = /\.(tsx?|css|sql|html)$/

/** What the page promises, so that a longer list cannot raise its own limit; null where nothing is. */
const LIMITS: Record<string, { folders: number; files: number } | null> = {
  'A route in an existing subject': { folders: 0, files: 6 },
  'A filter of the journey view': { folders: 0, files: 7 },
  'A field of an answer': null,
  'A question kind': { folders: 0, files: 17 },
  'A template of a journey': { folders: 1, files: 2 },
  'A settings page': { folders: 1, files: 8 },
  'A language of the dashboard': { folders: 0, files: 3 },
}

const page = await readFile(join(ROOT, 'docs/how-to-add.md'), 'utf8')
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text] as const),
)

/** `a/{b,c}.ts` stands for two paths. */
function expand(path: string): string[] {
  const [, before = '', names, after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? []
  return names ? names.split(',').map((name) => `${before}${name}${after}`) : [path]
}

function pathsOf(section: string, line: RegExp): string[] {
  return Array.from(section.matchAll(line), ([, path = '']) => path).flatMap(expand)
}

async function filesIn(place: string): Promise<string[]> {
  if ((await stat(join(ROOT, place))).isFile()) return [place]
  const names = await readdir(join(ROOT, place), { recursive: true })
  return names.map((name) => posix.join(place, name.replaceAll('\\', '/')))
}

/** The files that mention a section's example, as its own line says how to find them. */
async function search(section: string): Promise<string[]> {
  const [, pattern, places = ''] = /^Search: `(.+)` in (.+)\.$/m.exec(section) ?? []
  if (pattern === undefined) throw new Error(`No search in: ${section.slice(0, 40)}`)
  const files = (await Promise.all(pathsOf(places, /`([^`]+)`/g).map(filesIn))).flat()
  const wanted = files.filter((file) => TEXT.test(file))
  const texts = await Promise.all(wanted.map((file) => readFile(join(ROOT, file), 'utf8')))
  return wanted.filter((_, index) => new RegExp(pattern).test(texts[index] ?? ''))
}

test('the page has these lists and no others', () => {
  expect([...sections.keys()].toSorted()).toEqual(Object.keys(LIMITS).toSorted())
})

describe.each(Object.entries(LIMITS))('%s', (name, limit) => {
  const section = sections.get(name) ?? ''
  const listed = pathsOf(section, /^\| `([^`]+)` \|/gm)
  const others = pathsOf(section, /^- `([^`]+)` \S/gm)
  const folders = listed.filter((path) => path.endsWith('/'))

  test('names every file that its example stands in, and no other', async () => {
    const found = await search(section)
    const inFolder = (path: string) => folders.some((folder) => path.startsWith(folder))
    const loose = found.filter((path) => !inFolder(path))
    const files = [...listed, ...others].filter((path) => !path.endsWith('/'))
    expect(files.toSorted()).toEqual(loose.toSorted())
    for (const folder of folders) expect(found.some((path) => path.startsWith(folder))).toBe(true)
  })

  test('stays within what the page promises', () => {
    const files = listed.length - folders.length
    const promise = /At most (?:(\d+) folders? and )?(\d+) files/.exec(section)
    expect(promise && { folders: Number(promise[1] ?? 0), files: Number(promise[2]) }).toEqual(
      limit,
    )
    expect(folders.length).toBeLessThanOrEqual(limit?.folders ?? 0)
    expect(files).toBeLessThanOrEqual(limit?.files ?? Infinity)
    expect(files).toBeGreaterThan(0)
  })
})

/** Parts of a feature that come later, and their words with them. */
const LATER = new Set([
  'dashboard/features/shell/torn',
  'dashboard/features/journey/groups',
  'dashboard/features/journey/map',
  'dashboard/features/journey/method',
  'dashboard/features/journey/shortcuts',
  'dashboard/features/journey/tabs',
  'dashboard/features/journey/tabs/onward',
  'dashboard/features/journey/tabs/standouts',
  'dashboard/features/journey/tabs/chances',
  'dashboard/features/journey/tabs/moves',
  'dashboard/features/journey/tabs/sample',
  'dashboard/features/delivery/costs',
  'dashboard/features/delivery/figures',
  'dashboard/features/delivery/plan',
  'dashboard/features/delivery/recovery',
])

test('a language is one file in each folder of words, and a feature has one such folder', async () => {
  const files = (await filesIn('dashboard')).filter((file) => /\/words\/\w+\.ts$/.test(file))
  const locales = await readFile(join(ROOT, 'dashboard/kit/i18n/locales.ts'), 'utf8')
  const names = /LOCALE_NAMES = \{(.*)\}/.exec(locales)?.[1] ?? ''
  const languages = Array.from(names.matchAll(/(\w+):/g), ([, tag]) => `${tag}.ts`)
  const byFolder = Map.groupBy(files, posix.dirname)
  for (const [folder, twins] of byFolder)
    expect(twins.map((file) => posix.basename(file)).toSorted(), folder).toEqual(languages)
  const features = [...byFolder.keys()].map((folder) => posix.dirname(folder))
  const inside = features.filter(
    (one) =>
      !LATER.has(one) &&
      features.some((other) => one.startsWith(`${other}/`) && !other.endsWith('/settings')),
  )
  expect(inside).toEqual([])
})
