import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { describeArchitecture } from '#scripts/support/architecture/describe.ts'
import { arrowsBetween, findCircle, nameOf } from '#scripts/support/architecture/graph.ts'
import { listSources, readImports, type Import } from '#scripts/support/architecture/imports.ts'
import { placeOf } from '#scripts/support/architecture/places.ts'
import { readRows, rowOf } from '#scripts/support/architecture/table.ts'
import { ROOT } from '#scripts/support/run-tool.ts'
import { featureOf, mayUse } from './features.ts'

/** Each floor may import from those after it, never from one before it. */
const FLOORS = [
  'worker/index.ts',
  'worker/app.ts',
  'worker/routes',
  'worker/jobs',
  'worker/http',
  'worker/secrets',
  'worker/db',
  'worker/domain',
  'worker/errors.ts',
  'dashboard/app',
  'dashboard/features',
  'dashboard/gallery',
  'dashboard/kit',
  'widget/check',
  'widget/explain',
  'widget/funnel',
  'widget/watch',
  'widget/consent',
  'widget/npm',
  'widget/loader',
  'widget/ui',
  'widget/bridge.ts',
  'widget/native.ts',
  'widget/hosted',
  'widget/demo-shop',
  'widget/preview',
  'worker/env.ts',
  'worker/contract',
]
/** How the parts of the product know one another. */
const BETWEEN_PARTS = [/^dashboard.* → worker\/contract\//, /^widget.* → worker\/contract\//]
/** Nobody imports these from outside. */
const GALLERY = /^dashboard\/gallery\//
const ENTRANCES = /^(scripts|test)\/|^worker\/index\.ts$/

function floorOf(path: string): number {
  const place = placeOf(path)?.replace(/^(dashboard\/\w+)\/.*/, '$1')
  return FLOORS.findIndex((floor) => floor === place)
}

/** Whether scripts may: they may use anything but tests, which two of them are there to run. */
function isForScripts({ from, to }: Import): boolean {
  if (!from.startsWith('scripts/')) return false
  return !to.startsWith('test/') || /^scripts\/(bench|test-golden)\.ts$/.test(from)
}

/** What is wrong with an import; null when nothing is. */
function findFault(line: Import): string | null {
  const { from, to, external } = line
  if (external || isForScripts(line)) return null
  if (ENTRANCES.test(to) || (GALLERY.test(to) && !GALLERY.test(from)))
    return 'leads into an entrance'
  const [part, other] = [from.split('/')[0], to.split('/')[0]]
  if (to.startsWith('docs/')) return part === 'dashboard' ? null : 'leads into docs'
  if (part !== other)
    return BETWEEN_PARTS.some((known) => known.test(`${from} → ${to}`)) ? null : 'leaves its part'
  const [feature, next] = [featureOf(from), featureOf(to)]
  if (feature !== null && next !== null && feature !== next)
    return mayUse(feature, next) ? null : 'leads into another feature'
  if (floorOf(from) < 0 || floorOf(to) < 0) return 'stands on no floor'
  return floorOf(from) <= floorOf(to) ? null : 'leads back up'
}

function faultsOf(imports: Import[]): string[] {
  return imports.flatMap((line) => {
    const fault = findFault(line)
    return fault === null ? [] : [`${line.from} → ${line.to} ${fault}`]
  })
}

/** Made up, one `from → to` each. */
function made(...lines: string[]): Import[] {
  return lines.map((line) => {
    const [from = '', to = ''] = line.split(' → ')
    return { from, to, external: false, typeOnly: false }
  })
}

test('imports lead down: no arrow back up, into another feature, or out of its part', async () => {
  expect(faultsOf(await readImports())).toEqual([])
})

test('there is no circle between folders', async () => {
  expect(findCircle(arrowsBetween(await readImports(), placeOf))).toBeNull()
})

test.each([
  'worker/domain/days.ts → worker/db/connect.ts',
  'worker/db/connect.ts → worker/http/env.ts',
  'worker/contract/words.ts → worker/errors.ts',
  'worker/routes/answers.ts → worker/index.ts',
  'worker/routes/answers.ts → test/support/world.ts',
  'worker/new-folder/one.ts → worker/contract/words.ts',
  'widget/loader/api.ts → widget/check/main.ts',
  'widget/ui/card.tsx → dashboard/kit/parts/button.tsx',
  'dashboard/kit/parts/button.tsx → dashboard/features/journey/view.ts',
  'dashboard/features/journey/view.ts → dashboard/app.tsx',
  'dashboard/features/journey/view.ts → dashboard/features/guest/guest-page.tsx',
  'dashboard/features/settings/keys/keys-page.tsx → dashboard/features/settings/team/api.ts',
  'dashboard/features/settings/frame.tsx → dashboard/features/settings/team/api.ts',
  'dashboard/kit/api/call.ts → worker/db/connect.ts',
  'dashboard/app.tsx → dashboard/gallery/gallery.tsx',
  'dashboard/features/journey/view.ts → dashboard/gallery/fixed.ts',
  'dashboard/kit/parts/button.tsx → dashboard/gallery/fixed.ts',
  'dashboard/gallery/parts/form.tsx → dashboard/features/journey/view.ts',
  'scripts/start.ts → test/support/world.ts',
])('%s is found to be wrong', (line) => {
  expect(faultsOf(made(line))).toHaveLength(1)
})

test('what runs along a listed arrow is right', () => {
  const lines = made(
    'dashboard/features/guest/guest-page.tsx → dashboard/features/journey/view.ts',
    'dashboard/features/settings/keys/keys-page.tsx → dashboard/features/settings/frame.tsx',
    'dashboard/features/settings/keys/words/en.ts → dashboard/features/settings/keys/scopes.ts',
    'dashboard/app.tsx → dashboard/features/journey/journey-page.tsx',
    'dashboard/gallery/parts/form.tsx → dashboard/gallery/fixed.ts',
    'dashboard/gallery/parts/form.tsx → dashboard/kit/forms/form.tsx',
    'dashboard/kit/charts/scene.ts → worker/contract/words.ts',
    'worker/routes/answers.ts → worker/contract/answers.ts',
    'scripts/bench.ts → test/bench/registry.ts',
  )
  expect(faultsOf(lines)).toEqual([])
})

test('a circle is named by its way round', () => {
  const imports = made(
    'dashboard/kit/api/call.ts → dashboard/kit/session/who.ts',
    'dashboard/kit/session/who.ts → dashboard/kit/page/head.tsx',
    'dashboard/kit/page/head.tsx → dashboard/kit/api/call.ts',
  )
  const [api, page, session] = ['dashboard/kit/api', 'dashboard/kit/page', 'dashboard/kit/session']
  const arrows = arrowsBetween(imports, placeOf)
  expect(arrows.map(nameOf)).toContain('dashboard/kit/api → dashboard/kit/session')
  expect(findCircle(arrows)).toEqual([api, session, page, api])
})

const FORMS: [code: string, to: string, typeOnly: boolean][] = [
  ["import { one } from './one.ts'", 'worker/one.ts', false],
  ["import './one.css'", 'worker/one.css', false],
  ["import type { One } from '#widget/one.ts'", 'widget/one.ts', true],
  ["import { type One, two } from '../widget/one.ts'", 'widget/one.ts', false],
  ["export * from './one.ts'", 'worker/one.ts', false],
  ["export type { One } from '@scope/one/deep'", '@scope/one', true],
  ["export const late = import('hono/cookie')", 'hono', false],
  ["export type One = import('./one.ts').One", 'worker/one.ts', true],
  ["import text from './one.md?raw'", 'worker/one.md', false],
  ["import { join } from 'node:path'", 'node:path', false],
]

test('every form of import is seen, and a computed path is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'import-graph-'))
  onTestFinished(async () => await rm(folder, { recursive: true }))
  const imports = { '#widget/*': './widget/*' }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ imports }))
  for (const area of ['worker', 'widget', 'dashboard', 'scripts']) await mkdir(join(folder, area))
  for (const [index, [code]] of FORMS.entries())
    await writeFile(join(folder, `worker/${index}.ts`), code)
  const seen = (await readImports(folder)).map(({ to, typeOnly }) => [to, typeOnly])
  expect(seen).toEqual(FORMS.map(([, to, typeOnly]) => [to, typeOnly]))
  const computed = 'export const load = (name: string) => import(`./${name}.ts`)'
  await writeFile(join(folder, 'worker/computed.ts'), computed)
  await expect(readImports(folder)).rejects.toThrow('computed path')
})

test('docs/architecture.md and its drawing are what npm run docs would write now', async () => {
  const page = await readFile(join(ROOT, 'docs/architecture.md'), 'utf8')
  const { table, drawing } = await describeArchitecture(page)
  expect(page).toBe(table)
  expect(await readFile(join(ROOT, 'docs/architecture.svg'), 'utf8')).toBe(drawing)
})

test('every folder with sources has a row in the table of docs/architecture.md', async () => {
  const rows = readRows(await readFile(join(ROOT, 'docs/architecture.md'), 'utf8'))
  const without = (await listSources()).filter((file) => rowOf(file, rows) === null)
  expect([...new Set(without.map((file) => dirname(file)))]).toEqual([])
})
