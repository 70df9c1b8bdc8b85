import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import type { ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHANGED } from '#scripts/support/pictures.ts'
import { ROOT } from '#scripts/support/run-tool.ts'
import { axeViolations, useBrowser } from './support/browser.ts'
import { goTo, listStops, serveGallery, takePicture, whatDoesNotFit } from './support/gallery.ts'
import {
  countDifferences,
  findChange,
  FORGIVEN,
  readReferences,
} from './support/pictures/references.ts'

const { visit } = useBrowser()
const PICTURE = { width: 820, height: 900 }
const WIDE = { width: 1440, height: 900 }
const KILOBYTES = 1200
/** A busy machine is no failure. */
const PATIENCE_MS = 300_000
/** How a part may be looked at, each with a picture. 200 % zoom is half as many pixels, each twice as large. */
const WAYS: Record<string, Look> = {
  light: {},
  dark: { theme: 'dark' },
  forced: { context: { forcedColors: 'active' } },
  rtl: { dir: 'rtl' },
  phone: { context: { viewport: { width: 390, height: 844 } } },
  zoomed: { context: { viewport: { width: 410, height: 450 }, deviceScaleFactor: 2 } },
}
interface Look {
  theme?: 'light' | 'dark'
  dir?: 'rtl'
  context?: BrowserContextOptions
}
let gallery: { base: string; server: ViteDevServer }

beforeAll(async () => {
  gallery = await serveGallery()
  await rm(CHANGED, { recursive: true, force: true })
})
afterAll(async () => {
  await gallery.server.close()
})

/** The list of the gallery in a language and a way to look, and the addresses of all that is on it. */
async function open(lang: string, { theme = 'light', dir, context }: Look = {}) {
  const { page, errors } = await visit({
    viewport: PICTURE,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Warsaw',
    ...context,
  })
  await page.goto(`${gallery.base}?lang=${lang}&theme=${theme}`)
  await page.locator('main[data-shown]').waitFor()
  if (dir) await page.evaluate((dir) => (document.documentElement.dir = dir), dir)
  return { page, errors, stops: await listStops(page) }
}

function partOf(stop: string): string {
  return `${new URLSearchParams(stop).get('part')}`
}

// Side by side: each of them mostly waits for the next frame.
test.concurrent.each([
  ['en', 'light', { context: { viewport: WIDE } }],
  ['en', 'dark', { theme: 'dark', ...WAYS['phone'] }],
  ['pl', 'light', { context: { viewport: WIDE } }],
  ['pl', 'dark', { theme: 'dark', ...WAYS['phone'] }],
  ['ru', 'light', { context: { viewport: WIDE } }],
  ['ru', 'dark', { theme: 'dark', ...WAYS['phone'] }],
  ['ru', 'forced', WAYS['forced']],
  ['pl', 'rtl', WAYS['rtl']],
  ['ru', 'zoomed', WAYS['zoomed']],
] as [string, string, Look | undefined][])(
  'every part is for everybody and fits: %s, %s, %j',
  async (lang, _, look) => {
    const { page, errors, stops } = await open(lang, look)
    expect(stops.length).toBeGreaterThan(35)
    const faults: string[] = []
    for (const stop of stops) {
      await goTo(page, stop)
      const found = [...(await whatDoesNotFit(page)), ...(await axeViolations(page))]
      faults.push(...found.map((fault) => `${stop} ${fault}`))
    }
    expect(faults).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  },
  PATIENCE_MS,
)

test.each([
  [
    'buttons',
    '.primary { width: 60px; overflow: hidden; white-space: nowrap }',
    'too wide: button',
  ],
  ['select', '.select { width: 80px }', 'cut off: select'],
  ['table', '.list { width: 1400px }', 'the page is'],
])('what does not fit on %s is found', async (part, style, fault) => {
  const { page } = await open('pl')
  await goTo(page, `?part=${part}&lang=pl&theme=light`)
  await page.addStyleTag({ content: style })
  expect((await whatDoesNotFit(page)).join('\n')).toContain(fault)
  await page.context().close()
})

test.concurrent.each(Object.entries(WAYS))(
  'every part looks as in its picture, %s',
  async (way, look) => {
    const { page, stops } = await open('en', look)
    const firsts = Map.groupBy(stops, partOf)
    const changes: string[] = []
    for (const [part, [stop = '']] of firsts) {
      await goTo(page, stop)
      const change = await findChange(`${part}-${way}`, await takePicture(page))
      if (change) changes.push(change)
    }
    const help = `If this is meant: look into ${CHANGED}, then npm run pictures -- --accept`
    expect(changes, help).toEqual([])
    const { names } = await readReferences()
    const drawn = [...firsts.keys()].map((part) => `${part}-${way}`)
    expect(names.filter((name) => name.endsWith(`-${way}`)).toSorted()).toEqual(drawn.toSorted())
    await page.context().close()
  },
  PATIENCE_MS,
)

test.each([
  ['a colour', 'buttons', ':root { --accent: #2a5d8f }'],
  ['a border', 'table', '.list td { border-bottom-color: transparent }'],
  ['a padding', 'buttons', '.primary { padding-left: 10px }'],
  ['the smallest icon', 'icons', '.cross { visibility: hidden }'],
])('%s that is not as in the picture is seen', async (_, part, style) => {
  const { page } = await open('en')
  await goTo(page, `?part=${part}&lang=en&theme=light`)
  await page.addStyleTag({ content: style })
  const differences = await countDifferences(`${part}-light`, await takePicture(page))
  expect(differences).toBeGreaterThan(2 * FORGIVEN)
  await page.context().close()
})

test(`the pictures have less than ${KILOBYTES} kilobytes together`, async () => {
  const { bytes } = await readReferences()
  expect(bytes).toBeLessThan(KILOBYTES * 1024)
})

test('an address opens its part, and a number instead of a name is an obstacle for passkeys', async () => {
  const { page } = await visit()
  const base = gallery.base.replace('localhost', '127.0.0.1')
  await page.goto(`${base}?part=passkey-obstacle&lang=pl&theme=dark`)
  await page
    .getByRole('link', { name: /^http:\/\/localhost:\d+$/ })
    .first()
    .waitFor()
  expect(await page.getAttribute('html', 'lang')).toBe('pl')
  expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
  await page.context().close()
})

test('what is built and deployed holds nothing of the gallery', async () => {
  const dist = join(ROOT, 'dist')
  const files = (await readdir(dist, { recursive: true })).filter((file) =>
    /\.(html|js|css)$/.test(file),
  )
  expect(files.length).toBeGreaterThan(20)
  const texts = await Promise.all(files.map((file) => readFile(join(dist, file), 'utf8')))
  expect(files.filter((file, index) => /gallery/i.test(file + texts[index]))).toEqual([])
})
