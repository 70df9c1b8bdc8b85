import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import type { SiteConfig, SurveyConfig } from '#contract/collect/config.ts'
import { answer, eventually } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { siteKey } from './support/fault-site.ts'
import type { Shop, ShopPage } from './support/shop.ts'
import { useShops } from './support/shops.ts'

/* Never asked: what real shop pages do that keeps a question from its page. */

const { visit } = useBrowser()
const openShop = useShops('pagesC')
const SEND = 'Send'

async function openPage(shopPage: ShopPage, prepare: (shop: Shop) => void = () => {}) {
  const opened = await openShop()
  opened.shop.page = shopPage
  prepare(opened.shop)
  const { page } = await visit()
  await page.goto(opened.url)
  return { ...opened, page }
}

function change(parts: Partial<SurveyConfig>) {
  return (config: SiteConfig): SiteConfig => ({
    ...config,
    surveys: config.surveys.map((survey) => ({ ...survey, ...parts })),
  })
}

test('C1: a question with a delay comes while the customer goes through variants', async () => {
  const { page } = await openPage({}, (shop) => (shop.config = change({ trigger: { delay: 1 } })))
  const changes = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        let variant = 0
        const timer = setInterval(() => {
          history.replaceState({}, '', `?variant=${variant++}`)
          const card = document.querySelector('wayfelt-card')?.shadowRoot
          if (variant < 60 && !card?.querySelector('.send')) return
          clearInterval(timer)
          done(variant)
        }, 250)
      }),
  )
  expect(changes).toBeLessThan(60)
  await page.context().close()
})

test('C2: a question comes though the main thread is never idle', async () => {
  const head = `<script>
    // One task of 10 ms after the other: no timer, which would leave gaps.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      for (const end = performance.now() + 10; performance.now() < end; );
      port2.postMessage(0)
    }
    port2.postMessage(0)
  </script>`
  const { page } = await openPage({ head })
  await page.getByRole('button', { name: SEND }).waitFor()
  await page.context().close()
})

test.each([
  [
    'a fetch that knows strings only',
    'const real = fetch; window.fetch = (url, init) => real(url.replace(/x/g, "x"), init)',
  ],
  ['Prototype’s Array.from', 'Array.from = (list) => [].slice.call(list)'],
  ['MooTools’ Array.from', 'Array.from = (item) => item == null ? [] : [item]'],
  [
    'Prototype’s reduce and find',
    'Array.prototype.reduce = function () { return this }; Array.prototype.entries = function () { return this }',
  ],
  ['an Object.entries of its own', 'Object.entries = Object.values = undefined'],
])('C3, C4: with %s a question of eleven steps can be answered', async (_, script) => {
  const { page, shop } = await openPage({ head: `<script>${script}</script>` }, (shop) => {
    shop.config = change({ kind: 'nps', range: [0, 10] })
  })
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  expect(await page.getByRole('radio').count()).toBe(11)
  await page.getByRole('radio', { name: '4', exact: true }).check({ force: true })
  await page.getByRole('button', { name: SEND }).click()
  await eventually(() => shop.received.some(({ body }) => body.includes('"score":4')))
  await page.context().close()
})

test.each([
  '<form name="hidden"></form>',
  '<iframe name="body"></iframe>',
  '<img name="currentScript"><form name="activeElement"></form>',
  '<form id="wayfelt"><input type="hidden" name="q"></form>',
  '<form id="navigation"></form><form id="localStorage"></form><form id="crypto"></form>',
])('C5: a page with %s can be answered', async (body) => {
  const { page, shop } = await openPage({ body })
  await answer(page, 'Good', 'named access')
  await eventually(() => shop.delivered.includes('named access'))
  await page.context().close()
})

test('C5: a nav with the id navigation is none where there is no Navigation API', async () => {
  const { page } = await openPage({
    head: '<script>delete window.navigation; delete window.Navigation</script>',
    body: '<nav id="navigation"></nav>',
  })
  const send = page.getByRole('button', { name: SEND })
  await send.waitFor()
  await page.evaluate(() => history.pushState({}, '', '/cart'))
  await send.waitFor({ state: 'detached' })
  await page.context().close()
})

test('C5: the stub of the README works on a page with an element of its name', async () => {
  const { page } = await openPage({
    body: `<div id="wayfelt"></div><script>
      if (typeof wayfelt != 'function') window.wayfelt = function () { (wayfelt.q = wayfelt.q || []).push(arguments) }
      wayfelt('on', 'shown', () => document.title = 'heard')
    </script>`,
  })
  await eventually(async () => (await page.title()) === 'heard')
  await page.context().close()
})

test('C6: a card whose file fails once is there all the same', async () => {
  const { page } = await openPage({}, ({ failing }) => failing.push('/w/ui-'))
  await page.getByRole('button', { name: SEND }).waitFor()
  await page.context().close()
})

test.each([
  ['the file of the card', '/w/ui-'],
  ['the config', '/v1/sites/'],
])(
  'C6: when %s fails for longer, the question comes with the next page view or the net',
  async (_, path) => {
    const { page, shop } = await openPage({}, ({ failing }) => failing.push(path, path))
    await eventually(() => shop.failing.length === (path === '/w/ui-' ? 0 : 1))
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => history.pushState({}, '', '/thanks/again'))
    if (path === '/v1/sites/') {
      await eventually(() => shop.failing.length === 0)
      await page.waitForLoadState('networkidle')
      await page.evaluate(() => dispatchEvent(new Event('online')))
    }
    await page.getByRole('button', { name: SEND }).waitFor()
    await page.context().close()
  },
)

test.each(['/w/ui-00000000.js', '/w/nothing', '/assets/words-pl-00000000.js'])(
  'C7: %s, which is not there, is a 404 that nobody keeps',
  async (path) => {
    const { status, headers } = await fetch(`${inject('base')}${path}`)
    expect([status, headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect(headers.get('content-type')).not.toContain('html')
  },
)

test('C7: a file that is there is kept for a year, and pages of the dashboard are pages', async () => {
  const dist = join(import.meta.dirname, '..', '..', 'dist')
  const name = (await readdir(join(dist, 'w'))).find((each) => each.startsWith('ui-'))
  const file = await fetch(`${inject('base')}/w/${name}`)
  expect([file.status, file.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ])
  const page = await fetch(`${inject('base')}/settings/keys`)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
})

test.each(['pl_PL', 'PL', 'pl-PL'])('C8: a page in %s is asked in Polish', async (lang) => {
  const { page } = await openPage({ attributes: `data-lang="${lang}"` }, (shop) => {
    shop.config = change({ audience: { languages: ['pl'] } })
  })
  await page.getByRole('button', { name: 'Wyślij' }).waitFor()
  await page.context().close()
})

test('C9: the loader with its config inside has the headers of the loader', async () => {
  const [loader, inlined] = await Promise.all(
    ['/w.js', `/w/${siteKey('pagesC')}.js`].map((path) => fetch(`${inject('base')}${path}`)),
  )
  for (const name of ['access-control-allow-origin', 'cross-origin-resource-policy'])
    expect([name, inlined?.headers.get(name)]).toEqual([name, loader?.headers.get(name)])
})

test('C9: the loader works as a module', async () => {
  const { shop, url } = await openShop()
  const source = new URL('/w.js', url).href
  const body = `<script type="module" src="${source}" data-site="${siteKey('pagesC')}"></script>`
  shop.page = { copies: 0, body }
  const { page } = await visit()
  await page.goto(url)
  await answer(page, 'Good', 'as a module')
  await eventually(() => shop.delivered.includes('as a module'))
  await page.context().close()
})

test('C10: a page of an origin that the site does not list is not asked, and its console says why', async () => {
  const { shop, url } = await openShop()
  shop.origin = 'http://staging.shop.test'
  const { page, errors } = await visit()
  await page.goto(url)
  await eventually(() => errors.some((text) => text.includes('Wayfelt: Origins lacks')))
  expect(await page.getByRole('button', { name: SEND }).count()).toBe(0)
  expect(shop.received).toEqual([])
  await page.context().close()
})
