import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '#contract/collect/config.ts'
import type { AuditPage } from '#contract/site/audit.ts'
import type { SiteSettings } from '#contract/site/settings.ts'
import type { Problem } from '#contract/problem.ts'
import { fetchWorker, signIn } from '#test/support/calls.ts'
import { makeLook } from '#test/support/looks.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { inDirectory } from '#test/support/world.ts'
import { changeSite } from '#worker/db/site/sites.ts'

const GREEN = makeLook({
  light: { background: '#ffffff', text: '#202020', accent: '#0a7a3c' },
  radius: 3,
  position: 'top-start',
})
const NONE = { fields: [], before: [], after: [] }

async function open() {
  const site = await makeSite()
  await makeSurvey(site)
  const browser = await signIn(site)
  const send = async (method: string, path: string, body: unknown) =>
    await browser(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return {
    site,
    browser,
    save: (look: unknown) => send('PATCH', '/api/site', { look }),
    preview: (look: unknown, lang = 'pl') => send('POST', '/api/site/look/preview', { look, lang }),
    config: async () =>
      await (await fetchWorker(`/v1/sites/${site.key}/config?lang=en`)).json<SiteConfig>(),
  }
}

describe('the look of a site', () => {
  test('is saved, told, and logged with what it was before', async () => {
    const { browser, save } = await open()
    expect(await (await browser('/api/site')).json()).toMatchObject({ look: null })
    expect(await (await save(GREEN)).json<SiteSettings>()).toMatchObject({ look: GREEN })
    expect(await (await browser('/api/site')).json()).toMatchObject({ look: GREEN })
    expect((await save(null)).status).toBe(200)
    const { entries } = await (await browser('/api/audit')).json<AuditPage>()
    const changed = entries.filter(({ action }) => action === 'site.changed')
    expect(changed[0]?.details).toEqual({
      fields: ['look'],
      before: [JSON.stringify(GREEN)],
      after: ['null'],
    })
    expect(changed[1]?.details['before']).toEqual(['null'])
  })

  test('goes out with the questions as style rules, and only where there is a question', async () => {
    const { config, save } = await open()
    await save(GREEN)
    const { look = '' } = await config()
    expect(look).toContain('--accent:var(--wayfelt-accent,light-dark(#0a7a3c,#9db8f5))')
    expect(look).toContain('border-radius:var(--wayfelt-radius,3px)')
    expect(look).toContain(':host{--head:1}')
    const empty = await makeSite()
    await changeSite(inDirectory(empty), { look: GREEN }, NONE)
    const bare = await fetchWorker(`/v1/sites/${empty.key}/config?lang=en`)
    expect(await bare.json()).not.toHaveProperty('look')
  })

  test('is that of hosted pages, also for a survey that stands in shops’ pages', async () => {
    const { site, browser, save } = await open()
    await makeSurvey(site, { id: 'inline', surface: 'inline' })
    await save(GREEN)
    const made = await browser('/api/codes', {
      method: 'POST',
      body: JSON.stringify({ survey: 'inline', channel: 'store', name: 'Till 1' }),
    })
    const { code } = await made.json<{ code: string }>()
    const page = await (await fetchWorker(`/q/${code}`)).text()
    expect(page).toContain('light-dark(#0a7a3c')
    expect(page).not.toContain('data-wayfelt')
  })

  test('of none says nothing: the config is as short as ever', async () => {
    expect(await (await open()).config()).not.toHaveProperty('look')
  })

  test('with colours that are too close is refused by field, and nothing is changed', async () => {
    const { browser, save } = await open()
    const pale = { background: '#ffffff', text: '#aaaaaa', accent: '#dddddd' }
    const refused = await save({ ...GREEN, light: pale })
    expect(refused.status).toBe(422)
    const { code, fields = [] } = await refused.json<Problem>()
    expect(code).toBe('invalid')
    expect(fields.map(({ field }) => field)).toEqual(['look.light.text', 'look.light.accent'])
    expect(fields[0]?.reason).toMatch(/2\.32:1.*4\.5:1.*#[0-9a-f]{6}$/)
    expect(await (await browser('/api/site')).json()).toMatchObject({ look: null })
  })

  test('is taken with the colour that a refusal names', async () => {
    const { save } = await open()
    const pale = { background: '#ffffff', text: '#aaaaaa', accent: '#0a7a3c' }
    const { fields = [] } = await (await save({ ...GREEN, light: pale })).json<Problem>()
    const [text = ''] = /#[0-9a-f]{6}$/.exec(fields[0]?.reason ?? '') ?? []
    expect((await save({ ...GREEN, light: { ...pale, text } })).status).toBe(200)
  })

  test.each([
    ['a colour that ends its rule', { light: { ...GREEN.light, text: '#ffffff;}*{x:url(//e)}' } }],
    ['a colour by name', { dark: { ...GREEN.dark, accent: 'red' } }],
    ['letters from elsewhere', { font: 'url(//evil.test/f.woff2)' }],
    ['a radius in words', { radius: '3px' }],
    ['a radius without end', { radius: 1e9 }],
    ['a place of its own', { position: 'bottom-end;}' }],
    ['rules of its own', { css: '*{display:none}' }],
  ])('with %s is refused', async (_, change) => {
    const { save, preview, config } = await open()
    expect((await save({ ...GREEN, ...change })).status).toBe(422)
    expect((await preview({ ...GREEN, ...change })).status).toBe(422)
    expect(await config()).not.toHaveProperty('look')
  })

  test('that stands in the database and is none never reaches a page', async () => {
    const { site, config } = await open()
    const light = { ...GREEN.light, text: '#fff}*{background:url(//evil.test)}' }
    const evil = { ...GREEN, light }
    await env.DB.prepare('UPDATE sites SET look = ? WHERE id = ?')
      .bind(JSON.stringify(evil), site.db.siteId)
      .run()
    expect(JSON.stringify(await config())).not.toContain('evil')
  })
})

describe('a preview of a look', () => {
  test('is a question in the reader’s language with the rules, and changes nothing', async () => {
    const { browser, preview } = await open()
    const reply = await preview(GREEN)
    expect(reply.status).toBe(200)
    const { config, weak } = await reply.json<{ config: SiteConfig; weak: unknown[] }>()
    expect(weak).toEqual([])
    expect(config.look).toContain('#0a7a3c')
    expect(config.surveys).toHaveLength(1)
    expect(config).toMatchObject({ site: 'wf_pk_preview', lang: 'pl' })
    expect(await (await browser('/api/site')).json()).toMatchObject({ look: null })
  })

  test('says which colours are too close, and shows them all the same', async () => {
    const { preview } = await open()
    const light = { background: '#ffffff', text: '#777777', accent: '#0a7a3c' }
    const reply = await preview({ ...GREEN, light })
    expect(await reply.json()).toMatchObject({
      config: { look: expect.stringContaining('#777777') as string },
      weak: [{ scheme: 'light', colour: 'text', ratio: 4.47, least: 4.5 }],
    })
  })
})

describe('a question in the page', () => {
  test('has its place, and a file that looks for it', async () => {
    const site = await makeSite()
    await makeSurvey(site, { surface: 'inline' })
    const config = await (
      await fetchWorker(`/v1/sites/${site.key}/config?lang=en`)
    ).json<SiteConfig>()
    const target = '[data-wayfelt="checkout-csat"]'
    expect(config.surveys[0]).toMatchObject({ target, trigger: { event: '$checkout-csat' } })
    const [path, fragment = ''] = (config.more ?? '').split('#')
    expect(path).toBe('/w-watch.js')
    expect(JSON.parse(decodeURIComponent(fragment))).toEqual([
      ['$checkout-csat', { on: 'place', place: target }],
    ])
  })

  test('waits for what else it waits for, and one on a card has none of it', async () => {
    const site = await makeSite()
    await makeSurvey(site, { surface: 'inline', trigger: { on: 'scroll', depth: 40, delay: 0 } })
    await makeSurvey(site, { id: 'card', surface: 'card' })
    const { surveys, more = '' } = await (
      await fetchWorker(`/v1/sites/${site.key}/config?lang=en`)
    ).json<SiteConfig>()
    expect(decodeURIComponent(more)).toContain('"on":"scroll"')
    expect(decodeURIComponent(more)).toContain('"depth":40')
    expect(decodeURIComponent(more)).not.toContain('card"')
    const card = surveys.find(({ id }) => id === 'card')
    expect(card).not.toHaveProperty('target')
    expect(card).not.toHaveProperty('trigger')
  })
})
