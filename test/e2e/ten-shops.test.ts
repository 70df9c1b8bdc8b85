import type { Frame, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { JourneyEvent } from '#contract/collect/events.ts'
import { allSettled, eventually } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { STRICT } from './support/policies.ts'
import type { Shop } from './support/shop.ts'
import { useShops } from './support/shops.ts'

/* Ten shops of different makes, from arriving to the stored answer. */

const { visit } = useBrowser()
const openShop = useShops('tenShops')

interface Make {
  prepare: (shop: Shop) => void
  /** What a shopper or the shop does before the question can be there. */
  arrive?: (page: Page) => Promise<void>
  /** Where the question is, if not in the page itself. */
  frame?: (page: Page) => Promise<Frame>
}

const BODY = '<h1>Thank you for your order</h1><p style="height:1800px">Order 1001</p>'
const in_ =
  (head: string, body = BODY) =>
  (shop: Shop) =>
    (shop.page = { head, body })

/** What is left of arrays, JSON and dates once Prototype 1.6 has been there. */
const PROTOTYPE_16 = `<script>
  Array.prototype.toJSON = function () { return '[' + Array.prototype.map.call(this, String).join(', ') + ']' }
  String.prototype.toJSON = function () { return '"' + this + '"' }
  Date.prototype.toJSON = function () { return '"' + this.getTime() + '"' }
  Array.from = function (iterable) { var all = []; for (var i = 0; i < iterable.length; i++) all.push(iterable[i]); return all }
  window.$ = function (id) { return document.getElementById(id) }
</script>`
/** The same of 1.7: no toJSON, but helpers of its own under the names of the language's. */
const PROTOTYPE_17 = `<script>
  Array.from = function (iterable) { return [].slice.call(iterable) }
  Array.prototype.flatMap = undefined; Array.prototype.find = function (test) { for (var i = 0; i < this.length; i++) if (test(this[i], i)) return this[i] }
  Function.prototype.bind = function (it) { var f = this; return function () { return f.apply(it, arguments) } }
  Element.prototype.remove = function () { if (this.parentNode) this.parentNode.removeChild(this); return this }
  document.getElementsByClassName = function () { return [] }
  Object.keys = (function (keys) { return function (of) { if (typeof of !== 'object') throw new TypeError(); return keys(of) } })(Object.keys)
</script>`

const MAKES: Record<string, Make> = {
  'pages swapped by Turbo': {
    prepare: (shop) => {
      shop.page = { body: '<h1>Cart</h1><a id="pay" href="/thanks/1001">Pay</a>' }
    },
    arrive: async (page) => {
      await page.evaluate(() => {
        document.querySelector('#pay')?.addEventListener('click', (event) => {
          event.preventDefault()
          history.pushState({}, '', '/thanks/1001')
          const body = document.createElement('body')
          body.innerHTML = '<h1>Thank you for your order</h1>'
          setTimeout(() => document.body.replaceWith(body), 200)
        })
      })
      await page.getByRole('link', { name: 'Pay' }).click()
      await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor()
    },
  },
  'Prototype 1.6': { prepare: in_(PROTOTYPE_16) },
  'Prototype 1.7': { prepare: in_(PROTOTYPE_17) },
  'a cart drawer with a focus trap, closed by a click outside': {
    prepare: in_(
      '',
      `${BODY}<div id="drawer" role="dialog" aria-label="Cart" style="position:fixed;inset:0 auto 0 0;width:300px;background:#fff">Cart <input aria-label="Coupon"></div>
      <script>
        const drawer = document.querySelector('#drawer')
        document.addEventListener('pointerdown', (event) => drawer.contains(event.target) || drawer.remove(), true)
        document.addEventListener('focusin', (event) => drawer.isConnected && !drawer.contains(event.target) && drawer.querySelector('input').focus())
      </script>`,
    ),
  },
  'a sandboxed frame': {
    prepare: (shop) => {
      shop.page = {
        copies: 0,
        body: '<iframe sandbox="allow-scripts allow-same-origin" style="width:700px;height:800px"></iframe>',
      }
    },
    frame: async (page) => {
      await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => (frame.src = '/thanks'))
      const handle = await page.locator('iframe').elementHandle()
      const frame = await handle?.contentFrame()
      if (!frame) throw new Error('The frame has no document')
      return frame
    },
  },
  'a captive portal between the page and us': {
    prepare: (shop) => {
      shop.page = { body: BODY }
      shop.faults.push({ status: 200, type: 'text/html', body: '<h1>Welcome to the hotel</h1>' })
    },
  },
  'a page that scrolls by itself': {
    prepare: in_(
      '<style>html,body{height:100%;overflow:hidden}main{height:100%;transition:transform .2s}</style>',
      `${BODY}<script>
        let at = 0
        addEventListener('wheel', (event) => { event.preventDefault(); at -= event.deltaY; document.querySelector('main').style.transform = 'translateY(' + at + 'px)' }, { passive: false, capture: true })
      </script>`,
    ),
  },
  'a strict content security policy with Trusted Types': {
    prepare: (shop) => (shop.page = { csp: STRICT, body: '<h1>Thank you for your order</h1>' }),
  },
  'a page from right to left': {
    prepare: in_('<script>document.documentElement.dir = "rtl"</script>'),
  },
  'a film in full screen': {
    prepare: in_('', `${BODY}<button id="watch">Watch</button><div id="film">Film</div>`),
    arrive: async (page) => {
      await page.evaluate(() => {
        document
          .querySelector('#watch')
          ?.addEventListener(
            'click',
            () => void document.querySelector('#film')?.requestFullscreen(),
          )
      })
      await page.getByRole('button', { name: 'Watch' }).click()
      await page.waitForFunction(() => document.fullscreenElement !== null)
      await page.evaluate(async () => await document.exitFullscreen())
    },
  },
  'a page that is drawn by a script': {
    prepare: in_(
      '',
      `<div id="app"></div><script>
        const draw = () => { document.querySelector('main').innerHTML = '<h1>Thank you for your order</h1><p>' + Math.random() + '</p>' }
        draw(); setTimeout(draw, 100); setTimeout(() => { document.body.innerHTML = '<main></main>'; draw() }, 300)
      </script>`,
    ),
  },
}

function events({ received }: Shop): JourneyEvent[] {
  return received
    .filter(({ path }) => path === '/v1/events')
    .flatMap(({ body }) => (JSON.parse(body) as { events: JourneyEvent[] }).events)
}

test.each(Object.keys(MAKES))(
  '%s: asked once, seen, answered, stored once, and no error in the page',
  async (name) => {
    const make = MAKES[name]
    const { shop, url } = await openShop()
    make?.prepare(shop)
    const { page, errors } = await visit()
    await page.goto(name.includes('Turbo') ? url.replace('/thanks', '/cart') : url)
    if (name.includes('frame')) shop.page = {}
    await make?.arrive?.(page)
    const where = (await make?.frame?.(page)) ?? page
    const send = where.getByRole('button', { name: 'Send' })
    await send.waitFor()
    expect(await send.count()).toBe(1)
    await where.getByRole('radio', { name: 'Good', exact: true }).check({ force: true })
    await where.getByRole('textbox', { name: 'Tell us more' }).click()
    await page.keyboard.type(`in ${name}`)
    await send.click()
    await where.locator('.thanks').waitFor()
    await eventually(() => shop.delivered.includes(`in ${name}`), 'stored')
    await allSettled(page)
    const stored = shop.delivered.filter((comment) => comment === `in ${name}`)
    expect(stored).toHaveLength(1)
    // The answer tells of the one display; nothing else does.
    expect(events(shop)).toEqual([])
    expect(errors.filter((text) => !/favicon|503|Welcome/.test(text))).toEqual([])
    await page.context().close()
  },
)
