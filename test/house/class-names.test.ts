import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '#scripts/support/run-tool.ts'

/*
 * Styles of a page stay when another page is opened: a class that two features dress differently looks
 * there as on the page that was opened last. What several of them use belongs to the kit.
 */

const FEATURES = 'dashboard/features/'
/** The frame of every page, and how paper looks: both speak of what others have named. */
const EVERYWHERE = /^dashboard\/features\/(shell\/|journey\/print\.css)/

/** The class that each rule of a style sheet begins with. */
function headsOf(css: string): string[] {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split(/[{};]/)
    .flatMap((part) => part.split(','))
    .flatMap((selector) => /^\s*[a-z]*\.([a-z][\w-]*)/i.exec(selector)?.[1] ?? [])
}

function sharedBy(sheets: readonly { path: string; css: string }[]): string[] {
  const isOwn = (path: string) => path.startsWith(FEATURES) && !EVERYWHERE.test(path)
  const own = sheets.filter(({ path }) => isOwn(path))
  const uses = own.flatMap(({ path, css }) =>
    headsOf(css).map((name) => ({ name, feature: path.split('/')[2] ?? '' })),
  )
  const others = sheets.filter(({ path }) => !isOwn(path))
  const common = new Set(others.flatMap(({ css }) => headsOf(css)))
  return [...Map.groupBy(uses, ({ name }) => name)]
    .filter(([name, all]) => !common.has(name) && new Set(all.map((one) => one.feature)).size > 1)
    .map(([name, all]) => `${name}: ${[...new Set(all.map((one) => one.feature))].join(', ')}`)
}

test('no two features dress the same class', () => {
  const paths = globSync('dashboard/**/*.css', { cwd: ROOT }).toSorted()
  expect(paths.length).toBeGreaterThan(20)
  const sheets = paths.map((path) => ({ path, css: readFileSync(join(ROOT, path), 'utf8') }))
  expect(sharedBy(sheets)).toEqual([])
})

test('one that two dress is named, with both', () => {
  const sheets = [
    { path: 'dashboard/features/inbox/case.css', css: '@layer page { .story li { gap: 1px; } }' },
    { path: 'dashboard/features/delivery/orders.css', css: '.own, ol.story { gap: 2px; }' },
    { path: 'dashboard/features/delivery/more.css', css: '.list .own { gap: 2px; }' },
    { path: 'dashboard/features/editor/editor.css', css: '/* .own */ .list > a { gap: 2px; }' },
    { path: 'dashboard/kit/styles/list.css', css: '.list { gap: 2px; }' },
  ]
  expect(sharedBy(sheets)).toEqual(['story: inbox, delivery'])
})
