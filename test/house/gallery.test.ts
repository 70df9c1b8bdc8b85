import { readdir, readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { expect, test } from 'vitest'
import { ROOT } from '#scripts/support/run-tool.ts'

/** Sources by their path. */
type Sources = Map<string, string>

async function readSources(folder: string): Promise<Sources> {
  const files = (await readdir(join(ROOT, folder), { recursive: true }))
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
  const texts = await Promise.all(files.map((file) => readFile(join(ROOT, file), 'utf8')))
  return new Map(files.map((file, index) => [file, texts[index] ?? '']))
}

function isComponent(name: string): boolean {
  return /^[A-Z]\w*[a-z]/.test(name)
}

/** `dashboard/kit/parts/icons.tsx: Logo` for every component that a file exports. */
function componentsOf([file, text]: [string, string]): string[] {
  const { module } = parseSync(file, text)
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ isType, exportName }) => !isType && isComponent(exportName.name ?? ''))
    .map(({ exportName }) => `${file}: ${exportName.name}`)
}

/** The same for every component that a file imports and puts on the page. */
function shownBy([file, text]: [string, string]): string[] {
  const { module, program } = parseSync(file, text)
  const tags = new Set<string>()
  new Visitor({
    JSXOpeningElement: ({ name }) => {
      if (name.type === 'JSXIdentifier') tags.add(name.name)
    },
  }).visit(program)
  return module.staticImports.flatMap(({ moduleRequest, entries }) =>
    entries
      .filter(({ localName }) => tags.has(localName.value))
      .map(({ importName }) => `${moduleRequest.value.replace(/^#/, '')}: ${importName.name}`),
  )
}

function missing(kit: Sources, gallery: Sources): string[] {
  const shown = new Set([...gallery].flatMap(shownBy))
  return [...kit].flatMap(componentsOf).filter((component) => !shown.has(component))
}

test('the gallery shows every component that the kit exports', async () => {
  const kit = await readSources('dashboard/kit')
  expect([...kit].flatMap(componentsOf).length).toBeGreaterThan(30)
  expect(missing(kit, await readSources('dashboard/gallery'))).toEqual([])
})

test('a component of the kit that is nowhere on the page, or only imported, is missed', () => {
  const kit = new Map([
    [
      'dashboard/kit/parts/dots.tsx',
      `export function Dot() { return <i /> }
export const Dots = () => <Dot />
export const DOTS = 3
export function useDots() {}
export interface Props {}`,
    ],
  ])
  const from = `from '#dashboard/kit/parts/dots.tsx'`
  const gallery = (code: string) => new Map([['dashboard/gallery/parts/dots.tsx', code]])
  const both = ['dashboard/kit/parts/dots.tsx: Dot', 'dashboard/kit/parts/dots.tsx: Dots']
  expect(missing(kit, gallery(''))).toEqual(both)
  expect(missing(kit, gallery(`import { Dot, Dots } ${from}\nexport { Dot, Dots }`))).toEqual(both)
  const one = `import { Dot as D, Dots } ${from}\nexport const a = <D />`
  expect(missing(kit, gallery(one))).toEqual(both.slice(1))
  const other = `import { Dot } from '../own.tsx'\nexport const a = <Dot />`
  expect(missing(kit, gallery(other))).toEqual(both)
})
