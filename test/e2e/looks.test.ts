import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import type { SiteConfig, SurveyConfig } from '#contract/collect/config.ts'
import type { Look } from '#contract/site/look.ts'
import {
  CARD_POSITIONS,
  LOOK_PRESETS,
  LOOK_PRESET_NAMES,
  PHONE_FORMS,
} from '#contract/site/look-words.ts'
import { makeLook } from '#test/support/looks.ts'
import { lookCss } from '#worker/domain/looks/look-css.ts'
import { axeViolations, useBrowser } from './support/browser.ts'
import { contrast } from './support/contrast.ts'
import { takeLink } from './support/links.ts'
import { useShops } from './support/shops.ts'

const { visit } = useBrowser()
const openShop = useShops('looks')
const PHONE = { viewport: { width: 390, height: 844 } }

/** A preset as a look. */
function lookOf(changes: Partial<Look> = {}): Look {
  return makeLook({ ...LOOK_PRESETS[changes.preset ?? 'plain'], ...changes })
}

interface Coming {
  look?: Look
  /** Changes the question. */
  survey?: Partial<SurveyConfig>
  body?: string
  head?: string
  options?: BrowserContextOptions
  /** Something else of the config. */
  more?: Partial<SiteConfig>
}

/** A shop's page with a question in a look. */
async function come({ look, survey = {}, body, head = '', options = {}, more = {} }: Coming) {
  const { shop, url } = await openShop()
  shop.page = { head, ...(body === undefined ? {} : { body }) }
  shop.config = (config) => ({
    ...config,
    ...(look ? { look: lookCss(look) } : {}),
    ...more,
    surveys: config.surveys.slice(0, 1).map((one) => ({ ...one, ...survey })),
  })
  const { page, errors } = await visit(options)
  await page.goto(url)
  return { page, send: page.getByRole('button', { name: 'Send' }), errors, shop, url }
}

/** Styles of parts of the card as they are computed. */
async function stylesOf(page: Page, selector: string) {
  return await page
    .locator(`wayfelt-card ${selector}`)
    .first()
    .evaluate((element) => {
      const { color, backgroundColor, borderTopLeftRadius, borderTopColor, fontFamily } =
        getComputedStyle(element)
      return { color, backgroundColor, borderTopLeftRadius, borderTopColor, fontFamily }
    })
}

function rgb(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return `rgb(${r}, ${g}, ${b})`
}

/** Until nothing moves in the card. */
async function still(page: Page): Promise<void> {
  await page.locator('wayfelt-card section').evaluate(async (card) => {
    await Promise.allSettled(card.getAnimations().map(({ finished }) => finished))
  })
}

describe.each(LOOK_PRESET_NAMES)('the look “%s”', (preset) => {
  test.each(['light', 'dark'] as const)(
    'on a %s page has its colours and corners, and axe finds nothing',
    async (scheme) => {
      const look = lookOf({ preset })
      const { page, send } = await come({ look, options: { colorScheme: scheme } })
      await send.waitFor()
      await page.getByRole('radio').first().check({ force: true })
      const { background, text, accent } = look[scheme]
      const card = await stylesOf(page, 'section')
      expect(card.backgroundColor).toBe(rgb(background))
      expect(card.color).toBe(rgb(text))
      expect(card.borderTopLeftRadius).toBe(`${look.radius}px`)
      const button = await stylesOf(page, '.send')
      expect(button.backgroundColor).toBe(rgb(accent))
      expect(contrast(button.color, button.backgroundColor)).toBeGreaterThanOrEqual(4.5)
      const chosen = await stylesOf(page, '.on')
      expect(contrast(chosen.color, chosen.backgroundColor)).toBeGreaterThanOrEqual(4.5)
      const field = await stylesOf(page, 'textarea')
      expect(contrast(field.borderTopColor, card.backgroundColor)).toBeGreaterThanOrEqual(3)
      expect(await axeViolations(page)).toEqual([])
      await page.context().close()
    },
  )
})

test('the page itself goes before the site: by properties on the host, and by parts', async () => {
  const { page, send } = await come({
    look: lookOf({ preset: 'sharp' }),
    head: `<style>wayfelt-card { --wayfelt-accent: #aa0011; --wayfelt-radius: 5px }
      wayfelt-card::part(send) { text-transform: uppercase }
      wayfelt-card::part(question) { color: rgb(1, 2, 3) }
      wayfelt-card::part(card) { border-top-color: rgb(4, 5, 6) }
      wayfelt-card::part(option) { border-radius: 11px }
      wayfelt-card::part(close) { color: rgb(7, 8, 9) }</style>`,
  })
  await send.waitFor()
  expect((await stylesOf(page, '.send')).backgroundColor).toBe('rgb(170, 0, 17)')
  expect(
    await page.locator('wayfelt-card .send').evaluate((one) => getComputedStyle(one).textTransform),
  ).toBe('uppercase')
  expect((await stylesOf(page, '.title')).color).toBe('rgb(1, 2, 3)')
  const card = await stylesOf(page, 'section')
  expect([card.borderTopColor, card.borderTopLeftRadius]).toEqual(['rgb(4, 5, 6)', '5px'])
  expect((await stylesOf(page, 'label')).borderTopLeftRadius).toBe('11px')
  expect((await stylesOf(page, '.close')).color).toBe('rgb(7, 8, 9)')
  await page.context().close()
})

test('the letters are those of the page where the site says so, and else none that is fetched', async () => {
  const head = '<style>body { font-family: "Shop Sans", fantasy }</style>'
  const asPage = await come({ look: lookOf({ font: 'page' }), head })
  await asPage.send.waitFor()
  expect((await stylesOf(asPage.page, 'section')).fontFamily).toBe('"Shop Sans", fantasy')
  await asPage.page.context().close()
  const serif = await come({ look: lookOf({ font: 'serif' }), head })
  await serif.send.waitFor()
  expect((await stylesOf(serif.page, 'section')).fontFamily).toBe('Georgia, Cambria, serif')
  await serif.page.context().close()
})

const BARS = `<h1>Shop</h1><div style="position: fixed; inset: 0 0 auto; height: 70px; background: #eee">menu</div>
  <div style="position: fixed; inset: auto 0 0; height: 50px; background: #eee">basket</div>`

describe('the card stands where the site wants it, clear of what the shop has fixed there', () => {
  test.each(CARD_POSITIONS)('%s', async (position) => {
    const { page, send } = await come({ look: lookOf({ position }), body: BARS })
    await send.waitFor()
    const [edge = '', side = ''] = position.split('-')
    // The way over a bar is made at the first look.
    await expect
      .poll(async () => {
        await still(page)
        const { top, bottom, left, right } = await rectOf(page)
        const centre = Math.round((left + right) / 2)
        return {
          edge: Math.round(edge === 'top' ? top : 900 - bottom),
          side: side === 'centre' ? centre : Math.round(side === 'start' ? left : 1440 - right),
        }
      })
      .toEqual({ edge: edge === 'top' ? 90 : 70, side: side === 'centre' ? 720 : 20 })
    await page.context().close()
  })

  test.each(PHONE_FORMS)('on a phone, %s', async (phone) => {
    const { page, send, errors } = await come({
      look: lookOf({ phone }),
      body: BARS,
      options: PHONE,
    })
    await send.waitFor()
    await page.locator('wayfelt-card .title').click()
    await expect
      .poll(async () => {
        await still(page)
        const { top, bottom, left, width } = await rectOf(page)
        const gap = Math.round(phone === 'top' ? top : 844 - bottom)
        return [gap, Math.round(left), Math.round(width)]
      })
      .toEqual({ sheet: [50, 0, 390], top: [70, 0, 390], floating: [62, 12, 366] }[phone])
    expect(errors.filter((text) => !text.includes('favicon'))).toEqual([])
    await page.context().close()
  })
})

async function rectOf(page: Page) {
  return await page.locator('wayfelt-card section').evaluate((card) => {
    const { top, bottom, left, right, width } = card.getBoundingClientRect()
    return { top, bottom, left, right, width }
  })
}

describe('in the page', () => {
  const TARGET = '[data-wayfelt="q"]'
  const PLACE = '<div data-wayfelt="q" id="place"></div>'
  const more = {
    more: `/w-watch.js#${encodeURIComponent(JSON.stringify([['$q', { on: 'place', place: TARGET }]]))}`,
  }
  const inline = (survey: Partial<SurveyConfig> = {}) => ({
    more,
    survey: { target: TARGET, trigger: { event: '$q' }, ...survey },
  })
  const within = (page: Page) => page.locator('#place > wayfelt-card').getByRole('button')

  test('a question stands in the element that waits for it, in the look and without a cross', async () => {
    const look = lookOf({ preset: 'warm' })
    const { page } = await come({ ...inline(), look, body: `<h1>Shop</h1>${PLACE}<p>foot</p>` })
    await within(page).waitFor()
    expect(await within(page).count()).toBe(1)
    expect((await stylesOf(page, 'section')).backgroundColor).toBe(rgb(look.light.background))
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })

  test('an element that the page adds later is found, and one that it takes away leaves no dead card', async () => {
    const { page, errors } = await come({
      ...inline(),
      body: '<h1>Shop</h1><main id="app"></main>',
    })
    await page.waitForResponse(/w-watch\.js/)
    const add = () =>
      page.evaluate((html) => {
        document.querySelector('#app')?.insertAdjacentHTML('beforeend', html)
      }, PLACE)
    await add()
    await within(page).waitFor()
    // The page draws itself anew.
    await page.evaluate(() => document.querySelector('#app')?.replaceChildren())
    await expect.poll(() => page.locator('wayfelt-card section').count()).toBe(0)
    await add()
    await within(page).waitFor()
    expect(errors.filter((text) => !text.includes('favicon'))).toEqual([])
    await page.context().close()
  })

  test('its rules hold: on another address nothing is asked there', async () => {
    const urls = [{ op: 'contains', value: '/nowhere' }] as const
    const { page } = await come({
      ...inline({ urls: [...urls] }),
      body: `<h1>Shop</h1>${PLACE}`,
    })
    await page.waitForResponse(/w-watch\.js/)
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve))
        }),
    )
    expect(await within(page).count()).toBe(0)
    // It is due as soon as the address fits, without a page load.
    await page.evaluate(() => history.pushState({}, '', '/nowhere'))
    await within(page).waitFor()
    await page.context().close()
  })

  test('it is answered once: the thanks stay, and no second card comes', async () => {
    const { page, shop } = await come({
      ...inline({ frequency: 'always' }),
      body: `<h1>Shop</h1>${PLACE}`,
    })
    await page.getByRole('radio').last().check({ force: true })
    await page.getByRole('textbox').fill('inline answer')
    await within(page).click()
    await page.getByText('Thank you!').waitFor()
    await expect.poll(() => shop.delivered).toContain('inline answer')
    // The watcher looks once a second: this one has looked since.
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          let looks = 0
          const own = document.querySelector.bind(document)
          document.querySelector = (selector: string) => {
            if (selector.includes('data-wayfelt') && (looks += 1) === 2) resolve()
            return own(selector)
          }
        }),
    )
    expect(await page.locator('wayfelt-card .send').count()).toBe(0)
    expect(await page.locator('#place > wayfelt-card').count()).toBe(1)
    await page.context().close()
  })
})

test('what is saved reaches the shop’s page, and what is hostile is refused', async () => {
  const base = inject('base')
  const [, token] = takeLink('looks').split('/sign-in#')
  const signIn = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const save = async (look: unknown) =>
    await fetch(`${base}/api/site`, {
      method: 'PATCH',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ look }),
    })
  const evil = '#fff;}*{background:url(//evil.test/x)}'
  const light = { background: '#ffffff', text: evil, accent: '#2a4d8f' }
  expect((await save({ ...lookOf(), light })).status).toBe(422)
  expect((await save({ ...lookOf(), font: 'x;}*{}' })).status).toBe(422)
  const good = { background: '#ffffff', text: '#202020', accent: '#0a7a3c' }
  expect((await save(lookOf({ light: good, radius: 3 }))).status).toBe(200)
  const { page, send } = await come({})
  await expect
    .poll(async () => {
      await page.reload()
      await send.waitFor()
      return (await stylesOf(page, '.send')).backgroundColor
    })
    .toBe(rgb(good.accent))
  expect((await stylesOf(page, 'section')).borderTopLeftRadius).toBe('3px')
  await page.context().close()
})
