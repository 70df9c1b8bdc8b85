import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { KID, read, SECRET } from '#test/support/signing.ts'
import { handleSchema, siteKeySchema } from '#contract/schemas.ts'
import order from '../../corpora/woocommerce-order.json'
import recorded from './recorded.json'

/* What PHP printed when the plugin ran in a stand-in for WordPress: stand-in.php beside this file. */

const KIT = join(import.meta.dirname, '../../../docs/kits/woocommerce')
const plugin = await readFile(join(KIT, 'wayfelt.php'), 'utf8')
const readme = await readFile(join(KIT, 'README.md'), 'utf8')
const DAYS_30 = 30 * 86_400
const SETTINGS = { host: 'https://hello.shop.example', site: 'wf_pk_test', survey: 'after-order' }
const { pages, cleaned } = recorded

/** The calls that a page's script makes of the widget, and the attributes of its tag. */
function ran(html: string) {
  const [, script = '', tag = ''] =
    /<script>(.*?)<\/script><script (.*?)><\/script>$/.exec(html) ?? []
  const window: { wayfelt?: { q: ArrayLike<unknown>[] } } = {}
  runInNewContext(script, { window })
  const attributes = Array.from(tag.matchAll(/([\w-]+)="([^"]*)"/g), ([, name, text]) => [
    name,
    text,
  ])
  const calls = (window.wayfelt?.q ?? []).map((call) =>
    JSON.parse(JSON.stringify(Array.from(call))),
  )
  return { calls: calls as [string, unknown][], tag: Object.fromEntries(attributes) }
}

test('the record is of the plugin as it is: run stand-in.php again after a change', () => {
  expect(createHash('sha256').update(plugin).digest('hex')).toBe(recorded.plugin)
  expect(recorded.by).toMatch(/^PHP \d/)
})

describe('the token of an order', () => {
  test('is what the Worker takes, with the vectors that the readme prints', async () => {
    expect(recorded.vectors).toHaveLength(3)
    for (const { order, expires, token } of recorded.vectors) {
      expect(await read(token, 'answer', expires - 1)).toEqual({
        state: 'verified',
        order,
        customer: null,
        touchpoint: null,
        reason: null,
      })
      expect(await read(token, 'answer', expires)).toMatchObject({ reason: 'expired' })
      expect(readme).toContain(`| \`${order}\` | ${expires} | \`${token}\` |`)
    }
    expect(readme.match(/\bv1\.\S+/g)).toHaveLength(recorded.vectors.length)
    expect(readme).toContain(`\`${KID}\``)
    expect(readme).toContain(`\`${SECRET}\``)
  })

  test('goes by the key of a recorded order, for thirty days, and its number is nowhere', async () => {
    const { calls, tag } = ran(pages.theirs)
    const [[, { token }], show] = calls as [[string, { token: string }], unknown]
    expect(calls[0]?.[0]).toBe('identify')
    expect(show).toEqual(['show', 'after-order', { target: '#wayfelt-question' }])
    expect(await read(token, 'answer', recorded.at + DAYS_30 - 1)).toMatchObject({
      state: 'verified',
      order: order.order_key,
    })
    expect(await read(token, 'answer', recorded.at + DAYS_30 + 5)).toMatchObject({
      reason: 'expired',
    })
    expect(tag).toEqual({
      src: 'https://hello.shop.example/w.js',
      'data-site': 'wf_pk_test',
      'data-lang': 'pl-PL',
      'data-consent': 'required',
    })
    const [, payload = ''] = /^v1\.k1\.([^.]+)/.exec(token) ?? []
    const said = Buffer.from(payload, 'base64url').toString() + pages.theirs.replace(token, '')
    expect(said).not.toMatch(new RegExp(String.raw`\b${order.id}\b`))
    expect(said).not.toContain(SECRET)
  })

  test.each(['another key', 'no key', 'a list for a key', 'no signing key'] as const)(
    'is not made for whoever comes with %s; the question is asked',
    (name) => {
      expect(ran(pages[name]).calls).toEqual([
        ['show', 'after-order', { target: '#wayfelt-question' }],
      ])
    },
  )
})

describe('the page', () => {
  test('is left alone for an order that is not there, and before the plugin is set up', () => {
    expect([pages['no such order'], pages['not set up']]).toEqual(['', ''])
  })

  test('without a survey the site’s own rules ask; consent is asked for unless the shop says no', () => {
    const page = pages['no survey, no consent']
    const { calls, tag } = ran(page)
    expect(calls.map(([name]) => name)).toEqual(['identify'])
    expect(page).not.toContain('wayfelt-question')
    expect(tag).not.toHaveProperty('data-consent')
  })

  test('whatever stands in the settings, it becomes no markup', () => {
    const { calls } = ran(pages.spoilt)
    expect(calls.at(-1)?.[1]).toBe(`"><script>alert(1)</script>'&`)
    for (const html of [pages.spoilt, recorded['spoilt settings page']])
      expect(html.replaceAll(/<script>\(function\(\)|<script async/g, '')).not.toContain('<script')
  })
})

describe('the settings', () => {
  test('are those of whoever runs the shop, with the nonce that WordPress checks', () => {
    expect(recorded.hooks).toEqual({
      before_woocommerce_init: 'wayfelt_declare_features',
      woocommerce_thankyou: 'wayfelt_order_received',
      admin_menu: 'wayfelt_menu',
      admin_init: 'wayfelt_register',
      option_page_capability_wayfelt: 'wayfelt_capability',
      uninstall: 'wayfelt_uninstall',
      'menu woocommerce': 'manage_woocommerce',
      'setting wayfelt wayfelt_settings': 'wayfelt_clean',
    })
    expect(recorded['settings page']).toContain(
      'action="https://shop.example/wp-admin/options.php"',
    )
    expect(recorded['settings page']).toContain('<!-- nonce of wayfelt -->')
    expect(recorded['for nobody']).toBe('ended: You may not change this.')
  })

  test('never show the secret', () => {
    expect(recorded['settings page']).toContain(
      'type="password" value="" placeholder="One is stored"',
    )
    expect(recorded['settings page']).not.toContain(SECRET)
  })

  test('take what has its form, and leave the rest as it was and say so', () => {
    expect(cleaned.right).toMatchObject({ host: 'https://a.example', site: 'wf_pk_2', kid: 'k2' })
    expect(cleaned.right).toMatchObject({ survey: '', secret: SECRET, consent: 'none' })
    expect(cleaned.wrong).toMatchObject({ ...SETTINGS, kid: KID, secret: SECRET })
    expect(cleaned.lines).toMatchObject({ host: 'https://a.example', survey: 'after-order' })
    expect(recorded.faults).toHaveLength(6)
    for (const odd of [cleaned.lists, cleaned['no array']])
      expect(odd).toMatchObject({ host: '', site: '', secret: SECRET })
  })

  test('are the same when WordPress cleans them twice, and forget a secret', () => {
    expect(cleaned.twice).toEqual({ ...SETTINGS, kid: KID, secret: SECRET, consent: 'none' })
    expect(cleaned.forgotten).toMatchObject({ ...SETTINGS, secret: '' })
  })

  test('have the forms that the Worker knows', () => {
    const formOf = (name: string) =>
      new RegExp(
        `${new RegExp(`'${name}' => \\[[^\\]]*?'form' => '/(.*?)/D'`, 's').exec(plugin)?.[1]}`,
      )
    const keys = ['wf_pk_a1', 'wf_pk_', `wf_pk_${'a'.repeat(58)}`, `wf_pk_${'a'.repeat(59)}`, 'x']
    for (const key of keys)
      expect(formOf('site').test(key)).toBe(siteKeySchema.safeParse(key).success)
    for (const id of ['q_2', '-q', 'Q', 'a'.repeat(64), 'a'.repeat(65)])
      expect(formOf('survey').test(id)).toBe(handleSchema.safeParse(id).success)
    expect(formOf('secret').test(SECRET)).toBe(true)
  })
})

test('it calls nobody, and leaves nothing behind', () => {
  expect(plugin).not.toMatch(
    /wp_(safe_)?remote_|curl_|fsockopen|file_get_contents|https?:\/\/(?!hello\.shop|\[)/,
  )
  expect(recorded.left).toEqual({ another: 1 })
})
