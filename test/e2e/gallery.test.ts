import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
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
const KILOBYTES = 400
/** A busy machine is no failure. */
const PATIENCE_MS = 300_000
const THEMES = ['light', 'dark'] as const
let gallery: { base: string; server: ViteDevServer }

beforeAll(async () => {
  gallery = await serveGallery()
  await rm(CHANGED, { recursive: true, force: true })
})
afterAll(async () => {
  await gallery.server.close()
})

/** The list of the gallery in a language and theme, and the addresses of all that is on it. */
async function open(lang: string, theme: string, viewport: { width: number; height: number }) {
  const { page, errors } = await visit({
    viewport,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Warsaw',
  })
  await page.goto(`${gallery.base}?lang=${lang}&theme=${theme}`)
  await page.locator('main[data-shown]').waitFor()
  return { page, errors, stops: await listStops(page) }
}

/** `table-dark`: a picture for the first state of each part. */
function pictureName(stop: string): string {
  const said = new URLSearchParams(stop)
  return `${said.get('part')}-${said.get('theme')}`
}

// Side by side: each of them mostly waits for the next frame.
test.concurrent.each([
  ['en', 'light', 1440],
  ['en', 'dark', 390],
  ['pl', 'light', 1440],
  ['pl', 'dark', 390],
  ['ru', 'light', 1440],
  ['ru', 'dark', 390],
] as const)(
  'every part is for everybody and fits: %s, %s, %i px',
  async (lang, theme, width) => {
    const { page, errors, stops } = await open(lang, theme, { width, height: 900 })
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
  const { page } = await open('pl', 'light', PICTURE)
  await goTo(page, `?part=${part}&lang=pl&theme=light`)
  await page.addStyleTag({ content: style })
  expect((await whatDoesNotFit(page)).join('\n')).toContain(fault)
  await page.context().close()
})

test.concurrent.each(THEMES)(
  'every part looks as in its picture, %s',
  async (theme) => {
    const { page, stops } = await open('en', theme, PICTURE)
    const firsts = Map.groupBy(stops, pictureName)
    const changes: string[] = []
    for (const [name, [stop = '']] of firsts) {
      await goTo(page, stop)
      const change = await findChange(name, await takePicture(page))
      if (change) changes.push(change)
    }
    const help = `If this is meant: look into ${CHANGED}, then npm run pictures -- --accept`
    expect(changes, help).toEqual([])
    const { names } = await readReferences()
    const drawn = new Set(firsts.keys())
    expect(names.filter((name) => name.endsWith(theme) && !drawn.has(name))).toEqual([])
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
  const { page } = await open('en', 'light', PICTURE)
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
