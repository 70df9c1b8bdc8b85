import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'
import { ROOT } from '#scripts/support/run-tool.ts'

const text = await readFile(join(ROOT, 'docs/kits/gtm/template.tpl'), 'utf8')
const [, ...parts] = text.split(/^___([A-Z_]+)___$/m)
const names = parts.filter((_, at) => at % 2 === 0)
const sections = Object.fromEntries(names.map((name, at) => [name, `${parts[at * 2 + 1]}`.trim()]))
const code = `${sections['SANDBOXED_JS_FOR_WEB_TEMPLATE']}`

/** Of what the code may require: the permission that it takes, if any. */
const PERMISSIONS: Record<string, string | null> = {
  injectScript: 'inject_script',
  encodeUriComponent: null,
}

test('the template for Tag Manager has its sections in order, and JSON where JSON belongs', () => {
  expect(names).toEqual([
    'INFO',
    'TEMPLATE_PARAMETERS',
    'SANDBOXED_JS_FOR_WEB_TEMPLATE',
    'WEB_PERMISSIONS',
    'TESTS',
    'NOTES',
  ])
  for (const name of ['INFO', 'TEMPLATE_PARAMETERS', 'WEB_PERMISSIONS'])
    expect(() => JSON.parse(`${sections[name]}`)).not.toThrow()
})

test('its code parses, and its permissions are those of what it requires', () => {
  expect(parseSync('template.js', code).errors).toEqual([])
  const required = Array.from(code.matchAll(/require\('(\w+)'\)/g), ([, name = '']) => name)
  const granted = (
    JSON.parse(`${sections['WEB_PERMISSIONS']}`) as { instance: { key: { publicId: string } } }[]
  ).map(({ instance }) => instance.key.publicId)
  expect(required.filter((name) => !(name in PERMISSIONS))).toEqual([])
  expect(required.flatMap((name) => PERMISSIONS[name] ?? [])).toEqual(granted)
})

test('it puts in the script of the site, with nothing but what it requires and its data', () => {
  const calls: unknown[][] = []
  const gtm = {
    injectScript: (...call: unknown[]) => calls.push(call),
    encodeUriComponent: encodeURIComponent,
  }
  const [done, failed] = [() => {}, () => {}]
  const data = {
    host: 'https://hello.shop.example/',
    site: 'wf_pk_1',
    gtmOnSuccess: done,
    gtmOnFailure: failed,
  }
  // As in Tag Manager's sandbox, nothing of a browser is there.
  runInNewContext(code, { data, require: (name: keyof typeof gtm) => gtm[name] })
  const url = 'https://hello.shop.example/w/wf_pk_1.js'
  expect(calls).toEqual([[url, done, failed, url]])
})
